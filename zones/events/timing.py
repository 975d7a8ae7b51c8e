"""When an event is on, and how its time is said. Plain Python; the time is always given."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from measures.weeks import local

MINUTE = timedelta(minutes=1)


class State(StrEnum):
    ON = "on"
    COMING = "coming"
    OVER = "over"
    CANCELLED = "cancelled"


STATES = {
    State.ON: "On now",
    State.COMING: "Coming",
    State.OVER: "Over",
    State.CANCELLED: "Cancelled",
}


def state_at(starts_at: datetime, ends_at: datetime, is_cancelled: bool, now: datetime) -> State:
    """What was cancelled is that, whenever it was meant to be."""
    if is_cancelled:
        return State.CANCELLED
    if ends_at <= now:
        return State.OVER
    return State.ON if starts_at <= now else State.COMING


def when_words(starts_at: datetime, ends_at: datetime) -> str:
    """Saturday 28 November 2026, 10:00 to 16:00; over several days each time has its day."""
    start, end = local(starts_at), local(ends_at)
    last = local(ends_at - MINUTE).date()
    if start.time() == end.time() == time():
        return _day(start.date()) if start.date() == last else f"{_day(start.date())} to {_day(last)}"
    zone = " %Z" if _names_zone(start, end) else ""
    begins = f"{start:%H:%M{zone}}"
    # People call the midnight at which something ends the end of the day before.
    ends = "midnight" if end.date() != last else f"{end:%H:%M{zone}}"
    if start.date() == last:
        return f"{_day(last)}, {begins} to {ends}"
    return f"{_day(start.date())}, {begins} to {_day(last)}, {ends}"


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _names_zone(start: datetime, end: datetime) -> bool:
    """Whether BST or GMT must be said: the clocks change in between, or show one of the two twice."""
    shown = [each.replace(fold=fold) for each in (start, end) for fold in (0, 1)]
    return start.date() == local(end - MINUTE).date() and len({each.utcoffset() for each in shown}) > 1
