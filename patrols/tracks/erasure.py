"""When a track's positions are erased: each night at one time, and never after its days are over."""

from datetime import UTC, datetime, time, timedelta

from measures.weeks import LONDON, local

# By the London clock; the worker's schedule says the same.
ERASING_TIME = time(3, 10)


def next_run(after: datetime) -> datetime:
    """The first nightly run later than this."""
    today = _run_on(after, 0)
    return today if today > after else _run_on(after, 1)


def last_run(by: datetime) -> datetime:
    """The last nightly run that is no later than this."""
    today = _run_on(by, 0)
    return today if today <= by else _run_on(by, -1)


def erased_at(uploaded_at: datetime, days: int) -> datetime:
    """The last run within the days; the very next one where there is none."""
    return max(next_run(uploaded_at), last_run(uploaded_at + timedelta(days=days)))


def _run_on(moment: datetime, days_later: int) -> datetime:
    day = local(moment).date() + timedelta(days=days_later)
    return datetime.combine(day, ERASING_TIME, LONDON).astimezone(UTC)
