"""The powers in force now, as sentences for the top of a page."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from accounts.models import User
from audit.services import Action, record_access
from zones.models import Authorisation
from zones.powers.words import in_force


@dataclass(frozen=True)
class LivePower:
    """One power that holds: the sentence that says so, and its page."""

    reference: str
    sentence: str
    url: str
    is_of_the_police: bool


def live_powers_words(now: datetime, user: User | AnonymousUser) -> list[LivePower]:
    """Those of the police first, the one that ends soonest before the others; then orders of the council."""
    powers = Authorisation.objects.visible_to(user).live_at(now)
    said = [
        LivePower(
            power.reference,
            in_force(power.kind, power.name, power.area_name, power.held_until, now),
            power.get_absolute_url(),
            power.is_of_the_police,
        )
        for power in powers.order_by("over_at", "pk")
    ]
    return sorted(said, key=lambda each: not each.is_of_the_police)


def live_powers_for(request: HttpRequest, now: datetime) -> list[LivePower]:
    """The same for a page: that the reader was shown them goes on record."""
    shown = live_powers_words(now, request.user)
    if shown:
        names = [power.reference for power in shown]
        record_access(request, Action.LIST, "authorisation", ids=names, count=len(names))
    return shown
