"""When a search happened, and how much of a published time can be believed. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from incidents.occurrence import Precision
from measures.weeks import LONDON, local, london_day

MIDNIGHT = time(0)


@dataclass(slots=True)
class TimesOfFile:
    """What the times of one whole file have in common; a single row cannot tell.

    Some forces publish a date alone, as midnight; some one and the same minute for every search.
    """

    at_london_midnight: bool = True
    at_utc_midnight: bool = True
    within_the_hour: set[tuple[int, int, int]] = field(default_factory=set)

    def see(self, at: datetime) -> None:
        self.at_london_midnight = self.at_london_midnight and local(at).time() == MIDNIGHT
        self.at_utc_midnight = self.at_utc_midnight and at.time() == MIDNIGHT
        # Two different values settle it; no need to remember every one.
        if len(self.within_the_hour) < 2:
            self.within_the_hour.add((at.minute, at.second, at.microsecond))

    def believed(self, at: datetime) -> tuple[datetime, Precision]:
        """The time cut down to what can be believed of it, and how precise that is."""
        if self.at_london_midnight or self.at_utc_midnight:
            return _day_of(at), Precision.DAY
        if len(self.within_the_hour) < 2:
            return at.replace(minute=0, second=0, microsecond=0), Precision.HOUR
        # Among exact times, midnight to the microsecond is a date without a time.
        if local(at).time() == MIDNIGHT:
            return _day_of(at), Precision.DAY
        return at, Precision.EXACT


def times_of_file(times: Iterable[datetime]) -> TimesOfFile:
    """Look at all the times of a file."""
    seen = TimesOfFile()
    for at in times:
        seen.see(at)
    return seen


def read_time(text: str) -> datetime | None:
    """An aware instant in UTC, or nothing when the text is no date and time."""
    text = text.strip()
    # fromisoformat also takes week dates and bare digits, which no police file means.
    if len(text) < 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            at = at.replace(tzinfo=LONDON)
        # At either end of the calendar no other clock can tell the time.
        return at.astimezone(UTC) if 1900 < at.year < 2200 else None
    except (ValueError, OverflowError):
        return None


def is_in_month(at: datetime, month: date) -> bool:
    """Whether a search belongs to a file, give or take a day that an offset may have cost."""
    next_month = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return month - timedelta(days=1) <= local(at).date() <= next_month


def _day_of(at: datetime) -> datetime:
    return london_day(local(at).date())[0]
