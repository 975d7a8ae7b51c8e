"""ISO weeks in Europe/London: the only place where a week is worked out.

A week runs from Monday 00:00 to the next Monday 00:00 by the London clock, so the two weeks a year
in which the clocks change last 167 and 169 hours.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from measures.inputs import in_utc

LONDON = ZoneInfo("Europe/London")
FIRST_YEAR, LAST_YEAR = 1900, 2999
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WRITTEN = re.compile(r"([0-9]{4})-W([0-9]{2})")


def local(moment: datetime) -> datetime:
    """An aware moment as the London clock shows it. Refuses a naive datetime."""
    return in_utc(moment, "The time").astimezone(LONDON)


def _midnight(day: date) -> datetime:
    # London changes its clocks at 01:00 UTC, so local midnight always exists and is never twice.
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


def london_day(day: date) -> tuple[datetime, datetime]:
    """(start_at, end_at) in UTC of one London day, half-open; 23, 24 or 25 hours long."""
    return _midnight(day), _midnight(day + timedelta(days=1))


@dataclass(frozen=True, order=True, slots=True)
class Week:
    """One ISO week, ordered by time and usable as a key.

    Refuses a week that the year does not have, and years outside 1900 to 2999.
    Source: ISO 8601 week dates, as in the standard library's date.fromisocalendar.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"The year of a week must be {FIRST_YEAR} to {LAST_YEAR}.")
        if not 1 <= self.number <= weeks_in(self.year):
            raise ValueError(
                f"{self.year} has weeks 1 to {weeks_in(self.year)}; there is no week {self.number}."
            )

    @classmethod
    def parse(cls, text: str) -> "Week":
        """Read "2026-W46". Refuses every other spelling, so that one week has one address."""
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"A week is written like 2026-W46, not {text!r}.")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of_date(cls, day: date) -> "Week":
        """The week that a London calendar day falls in. Refuses a datetime: use of_instant."""
        if isinstance(day, datetime):
            raise ValueError("A date is needed here; for a moment use of_instant.")
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def of_instant(cls, moment: datetime) -> "Week":
        """The week in London at an aware moment. Refuses a naive datetime."""
        return cls.of_date(local(moment).date())

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"

    @property
    def label(self) -> str:
        """The week as a reader says it: "Week 46, 2026"."""
        return f"Week {self.number}, {self.year}"

    @property
    def starts_on(self) -> date:
        """Its Monday."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def ends_on(self) -> date:
        """Its Sunday, the last day inside the week."""
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def starts_at(self) -> datetime:
        """Monday 00:00 in London, as UTC; inside the week."""
        return _midnight(self.starts_on)

    @property
    def ends_at(self) -> datetime:
        """The next Monday 00:00 in London, as UTC; not inside the week."""
        return _midnight(self.starts_on + timedelta(days=7))

    @property
    def hours(self) -> int:
        """Elapsed hours: 168, or 167 and 169 in the weeks the clocks change."""
        return int((self.ends_at - self.starts_at) / timedelta(hours=1))

    def previous(self, n: int = 1) -> "Week":
        """The week n weeks earlier."""
        return Week.of_date(self.starts_on - timedelta(weeks=n))

    def next(self, n: int = 1) -> "Week":
        """The week n weeks later."""
        return self.previous(-n)

    def same_week_last_year(self) -> "Week":
        """The week of the same number a year before: same length, same weekdays.

        A week 53 whose year before had only 52 has no counterpart; it is compared with the week 52
        weeks earlier, which is week 1 of its own ISO year (2026-W53 with 2026-W01, whose Monday is
        29 December 2025).
        """
        if self.number > weeks_in(self.year - 1):
            return self.previous(52)
        return Week(self.year - 1, self.number)


def weeks_in(year: int) -> int:
    """52 or 53: the ISO weeks of a year. 28 December is always in the last of them."""
    return date(year, 12, 28).isocalendar().week


def last_complete_week(now: datetime) -> Week:
    """The newest week that has ended by now, in London. Refuses a naive datetime."""
    return Week.of_instant(now).previous()
