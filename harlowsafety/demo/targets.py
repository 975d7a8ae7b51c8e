"""An invented hours target, so that the demonstration has one to tell progress of."""

from datetime import date, datetime

from accounts.models import User
from measures.weeks import local
from patrols.services.targets import set_target
from zones.models import Zone

HOURS = 2_000


def make_targets(*, council: User, zones: dict[str, Zone], now: datetime) -> int:
    """2,000 person-hours at The Stow in nine months, of which more than half are over."""
    starts_on = _months_before(local(now).date(), 5)
    set_target(
        by=council,
        now=now,
        name="The Stow, nine months",
        hours=HOURS,
        zone=zones["the-stow"],
        starts_on=starts_on,
        ends_on=date.fromordinal(_months_before(starts_on, -9).toordinal() - 1),
        source="Invented for the demonstration",
    )
    return 1


def _months_before(day: date, months: int) -> date:
    """The first of a month so many months before the month of that day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)
