"""Calendar quarters and months in Europe/London: what hours are paid by and returns are made of.

Both run from the first midnight to the first midnight after, by the London clock, so the quarters in
which the clocks change are an hour shorter or longer than their days say.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Self

from measures.weeks import FIRST_YEAR, LAST_YEAR, local, london_day

_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True, order=True, slots=True)
class _Months:
    """So many calendar months that follow each other, the first of them a multiple of that."""

    year: int
    number: int
    months: ClassVar[int]

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"The year must be {FIRST_YEAR} to {LAST_YEAR}.")
        if not 1 <= self.number <= 12 // self.months:
            raise ValueError(f"The number must be 1 to {12 // self.months}, not {self.number}.")

    @classmethod
    def of_date(cls, day: date) -> Self:
        """The one that a London calendar day falls in. Refuses a datetime: use of_instant."""
        if isinstance(day, datetime):
            raise ValueError("A date is needed here; for a moment use of_instant.")
        return cls(day.year, (day.month - 1) // cls.months + 1)

    @classmethod
    def of_instant(cls, moment: datetime) -> Self:
        """The one in London at an aware moment. Refuses a naive datetime."""
        return cls.of_date(local(moment).date())

    @property
    def starts_on(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * self.months + 1, 1)

    @property
    def ends_on(self) -> date:
        """Its last day, the last inside it."""
        last_month = self.number * self.months
        return date(self.year, last_month, monthrange(self.year, last_month)[1])

    @property
    def starts_at(self) -> datetime:
        """Midnight in London at its start, as UTC; inside it."""
        return london_day(self.starts_on)[0]

    @property
    def ends_at(self) -> datetime:
        """Midnight in London at its end, as UTC; not inside it."""
        return london_day(self.ends_on)[1]

    def previous(self, n: int = 1) -> Self:
        """The one n earlier."""
        each_year = 12 // self.months
        year, place = divmod(self.year * each_year + self.number - 1 - n, each_year)
        return type(self)(year, place + 1)

    def next(self, n: int = 1) -> Self:
        """The one n later."""
        return self.previous(-n)


@dataclass(frozen=True, order=True, slots=True)
class Quarter(_Months):
    """One calendar quarter, ordered by time; written 2026-Q4, told as October to December 2026."""

    months: ClassVar[int] = 3

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read "2026-Q4". Refuses every other spelling, so that one quarter has one address."""
        match = _QUARTER.fullmatch(text)
        if match is None:
            raise ValueError(f"A quarter is written like 2026-Q4, not {text!r}.")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.year:04d}-Q{self.number}"

    @property
    def label(self) -> str:
        """October to December 2026"""
        return f"{self.starts_on:%B} to {self.ends_on:%B} {self.year}"


@dataclass(frozen=True, order=True, slots=True)
class Month(_Months):
    """One calendar month, ordered by time; written 2026-10, told as October 2026."""

    months: ClassVar[int] = 1

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read "2026-10". Refuses every other spelling, so that one month has one address."""
        match = _MONTH.fullmatch(text)
        if match is None:
            raise ValueError(f"A month is written like 2026-10, not {text!r}.")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def label(self) -> str:
        """October 2026"""
        return f"{self.starts_on:%B %Y}"
