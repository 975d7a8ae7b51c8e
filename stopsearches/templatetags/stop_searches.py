"""The line on the page of an authorisation that counts the searches made under it, for the police alone."""

from collections.abc import Mapping
from typing import Any

from django import template

from accounts.rights import Right
from stopsearches.models import StopSearch
from zones.models import Authorisation
from zones.powers.kinds import Power

register = template.Library()


@register.inclusion_tag("stopsearches/_searches_under.html", takes_context=True)
def searches_under(context: Mapping[str, Any], power: Authorisation) -> dict[str, Any]:
    """Nothing for somebody who may not see searches, and nothing under a power that allows none."""
    user = context["request"].user
    is_told = power.kind == Power.SECTION_60 and user.can(Right.VIEW_STOP_SEARCHES)
    number = StopSearch.objects.visible_to(user).made_under(power).count() if is_told else None
    return {"number": number, "reference": power.reference}
