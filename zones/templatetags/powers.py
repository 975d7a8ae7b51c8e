"""`{% live_powers %}`: which powers are in force now, at the top of any page. Nothing if there are none."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils import timezone

from zones.powers.banner import live_powers_for

register = template.Library()


@register.inclusion_tag("zones/_live_powers.html", takes_context=True)
def live_powers(context: RequestContext) -> dict[str, Any]:
    shown = live_powers_for(context["request"], timezone.now())
    return {
        "police": [power for power in shown if power.is_of_the_police],
        "orders": [power for power in shown if not power.is_of_the_police],
    }
