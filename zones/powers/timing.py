"""When a power holds, and how its end is said. Plain Python; the time is always given."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from measures.weeks import local

MINUTE = timedelta(minutes=1)


class State(StrEnum):
    LIVE = "live"
    COMING = "coming"
    PAST = "past"


STATES = {State.LIVE: "In force now", State.COMING: "Coming", State.PAST: "Over"}


def state_at(starts_at: datetime, over_at: datetime | None, now: datetime) -> State:
    """What is withdrawn before it held is over, whenever it was meant to begin."""
    if over_at is not None and (over_at <= now or over_at <= starts_at):
        return State.PAST
    return State.LIVE if starts_at <= now else State.COMING


def until_words(over_at: datetime | None, now: datetime) -> str:
    """until 21:20 today; until 21:20 on Wednesday 25 November; until the end of 31 August 2027"""
    if over_at is None:
        return "with no end recorded"
    end, today = local(over_at), local(now).date()
    last_day = local(over_at - MINUTE).date()
    if end.date() != last_day:
        # It ends at midnight, which people call the end of the day before.
        return f"until the end of {_day_words(last_day, today)}"
    on = "" if (last_day - today).days in (0, 1) else "on "
    return f"until {end:%H:%M} {on}{_day_words(last_day, today)}"


def _day_words(day: date, today: date) -> str:
    away = (day - today).days
    if away in (0, 1):
        return "tomorrow" if away else "today"
    if 0 < away < 100:
        return f"{day:%A} {day.day} {day:%B}" if day.year == today.year else f"{day:%A} {day.day} {day:%B %Y}"
    return f"{day.day} {day:%B %Y}"
