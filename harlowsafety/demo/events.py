"""Invented events of the town: markets that are over, and what this week and the next bring."""

from datetime import date, datetime, timedelta

from accounts.models import User
from harlowsafety.demo.chance import at
from measures.weeks import Week
from zones.events.services import cancel_event, record_event
from zones.models import Zone

SOURCE = "Invented for the demonstration"


def make_events(*, council: User, zones: dict[str, Zone], now: datetime) -> int:
    """A market every four weeks for a year, a fair at The Stow, and four to come, one of them called off."""
    this_week = Week.of_instant(now)
    saturdays = [_day(this_week.previous(weeks), 5) for weeks in range(52, 0, -4)]
    # From, until, name, zone, how many are expected.
    told: list[tuple[datetime, datetime, str, str | None, int | None]] = [
        (at(day, 9), at(day, 16), "Market in the square", "town-centre", 800) for day in saturdays
    ]
    fair = _day(this_week.previous(8), 3)
    told.append((at(fair, 12), at(fair + timedelta(days=2), 21), "Fun fair", "the-stow", 1_200))
    friday, saturday, sunday = (_day(this_week, days) for days in (4, 5, 6))
    told.append((at(friday, 17), at(friday, 20), "Lights switch-on", "town-centre", 2_500))
    told.append((at(sunday, 10), at(sunday, 13), "Fun run through the parks", None, None))
    next_saturday = saturday + timedelta(days=7)
    told.append((at(next_saturday, 15), at(next_saturday, 21), "Evening market", "town-centre", 900))
    told.append((at(saturday, 9), at(saturday, 16), "Car boot sale", "the-stow", 300))
    for starts_at, ends_at, name, slug, expects in told:
        event = record_event(
            name=name, starts_at=starts_at, ends_at=ends_at, zone=zones[slug] if slug else None,
            expects=expects, source=SOURCE, by=council, now=now,
        )  # fmt: skip
    cancel_event(event=event, reason="The car park is closed that day", by=council, now=now)
    return len(told)


def _day(week: Week, days: int) -> date:
    return week.starts_on + timedelta(days=days)
