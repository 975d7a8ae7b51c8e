"""Powers on the map: which held at some time of the period, where, and whether they hold now."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from govuk.templatetags.govuk import moment
from hotspots.asked.selection import Selection
from hotspots.words.layers import not_narrowed
from zones.models import Authorisation
from zones.powers.timing import STATES


@dataclass(frozen=True)
class HotspotPower:
    """One power as it stands at a moment: `state` is live, coming or past."""

    power: Authorisation
    now: datetime

    @property
    def called(self) -> str:
        return self.power.called

    @property
    def state(self) -> str:
        return self.power.state_at(self.now).value

    @property
    def state_words(self) -> str:
        return STATES[self.power.state_at(self.now)]

    @property
    def when(self) -> str:
        """22 November 2026, 18:00 to 23 November 2026, 09:00"""
        until = self.power.held_until
        end = moment(until) if until else "no end recorded"
        return f"{moment(self.power.starts_at)} to {end}"


@dataclass(frozen=True)
class HotspotPowers:
    powers: tuple[HotspotPower, ...]
    note: str


def hotspot_powers(selection: Selection, *, visible_to: User, now: datetime) -> HotspotPowers:
    """In force at some moment of the period, those in force now first. Only the period narrows it."""
    period = selection.period
    held = Authorisation.objects.visible_to(visible_to).live_between(period.start_at, period.end_at)
    powers = tuple(HotspotPower(each, now) for each in held.for_list(now))
    return HotspotPowers(powers, not_narrowed(selection, "powers", by=()))
