"""When something happened, as precisely as is known and no more. Plain Python.

A record holds the start and the end of what is known, and how precise that is; a chart by hour
may use only `exact` and `hour`, and a week counts a record by its start.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from measures.weeks import local, london_day

# Before this nothing was recorded: an older day is a slip of the finger.
EARLIEST = date(2000, 1, 1)


class Precision(StrEnum):
    EXACT = "exact"
    HOUR = "hour"
    DAY = "day"
    RANGE = "range"


LABELS = {
    Precision.EXACT: "At this time",
    Precision.HOUR: "Within this hour",
    Precision.DAY: "Some time that day",
    Precision.RANGE: "Between two times",
}


class OccurrenceError(ValueError):
    """A time that cannot be, with the field it belongs to."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Occurrence:
    """Half-open: `until_at` is None for an exact time, else the first instant after it."""

    start_at: datetime
    until_at: datetime | None
    precision: Precision


def occurrence(precision: str, start_at: datetime, until_at: datetime | None, *, now: datetime) -> Occurrence:
    """What is known, widened to its hour or day. Refuses the future, long ago, an end before the start."""
    kind = Precision(precision)
    if start_at > now:
        raise OccurrenceError("occurred_at", "This is in the future. Enter when it happened.")
    if start_at < london_day(EARLIEST)[0]:
        raise OccurrenceError("occurred_at", f"This is before {EARLIEST.year}. Check the year.")
    if kind is Precision.RANGE:
        if until_at is None:
            raise OccurrenceError("occurred_until_at", "Enter when it ended at the latest.")
        if until_at <= start_at:
            raise OccurrenceError("occurred_until_at", "The end must be after the start.")
        if until_at > now:
            raise OccurrenceError("occurred_until_at", "This is in the future.")
        return Occurrence(start_at, until_at, kind)
    if kind is Precision.HOUR:
        hour = start_at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        return Occurrence(hour, hour + timedelta(hours=1), kind)
    if kind is Precision.DAY:
        return Occurrence(*london_day(local(start_at).date()), kind)
    return Occurrence(start_at, None, kind)
