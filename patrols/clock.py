"""Times as people write and read them: what the clock in Harlow shows, also in the night it is put back."""

from datetime import UTC, datetime, time, timedelta

from measures.weeks import LONDON, local


def during(clock: time, start: datetime, end: datetime) -> list[datetime]:
    """The moments between start and end at which the wall clock shows that time, in order.

    A patrol lasts 12 hours at most, so there is one, except in the hour that happens twice in October.
    Where none fits, the one on the day it started, for the rules to refuse in words.
    """
    first_day = local(start).date()
    candidates = [
        datetime.combine(first_day + timedelta(days=days), clock, LONDON).replace(fold=fold).astimezone(UTC)
        for days in (0, 1)
        for fold in (0, 1)
    ]
    return sorted({moment for moment in candidates if start <= moment <= end}) or candidates[:1]


def nearest(clock: time, to: datetime, *, start: datetime, end: datetime) -> datetime:
    """The moment, between start and end if there is one, at which the clock shows that time nearest to `to`.

    What was proposed and left as it is comes back as the same moment, also in the hour that happens twice.
    """
    day = local(to).date()
    candidates = [
        datetime.combine(day + timedelta(days=days), clock, LONDON).replace(fold=fold).astimezone(UTC)
        for days in (-1, 0, 1)
        for fold in (0, 1)
    ]
    return min(candidates, key=lambda moment: (not start <= moment <= end, abs(moment - to)))


def readings(moment: datetime) -> list[datetime]:
    """The moments at which the clock shows the same, in order: two in that hour of October."""
    typed = local(moment)
    return sorted({typed.replace(fold=fold).astimezone(UTC) for fold in (0, 1)})


def names_zone(start: datetime, end: datetime) -> bool:
    """Whether times from start to end need BST or GMT beside them to be understood.

    They do where the clocks changed in between, and where the clock showed one of the two twice.
    """
    shown = (local(start), local(end))
    return len({each.replace(fold=fold).utcoffset() for each in shown for fold in (0, 1)}) > 1


def clock(moment: datetime, *, zone: bool = False) -> str:
    """19:40, or 01:20 GMT."""
    return f"{local(moment):%H:%M %Z}" if zone else f"{local(moment):%H:%M}"
