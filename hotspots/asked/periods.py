"""The period somebody asked about, and the earlier ones that it is compared with."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from measures.weeks import london_day

# Whole weeks, so that every weekday weighs the same.
PRESETS = {"1-weeks": 1, "4-weeks": 4, "12-weeks": 12, "52-weeks": 52}
# From the first record to today: nothing lies before it to compare with.
EVERYTHING = "everything"
_WEEKS_OF_A_YEAR = 52


@dataclass(frozen=True)
class Period:
    """Whole London days, both inside."""

    first_on: date
    last_on: date

    @classmethod
    def of_weeks(cls, weeks: int, *, until: date) -> "Period":
        """So many times seven days that end on that day, so that all weekdays weigh the same."""
        return cls(until - timedelta(days=7 * weeks - 1), until)

    @property
    def days(self) -> int:
        return (self.last_on - self.first_on).days + 1

    @property
    def start_at(self) -> datetime:
        return london_day(self.first_on)[0]

    @property
    def end_at(self) -> datetime:
        """The first instant after it."""
        return london_day(self.last_on)[1]

    def earlier(self, n: int = 1) -> "Period":
        """The period of the same length that ended n - 1 lengths before this one began."""
        return self._back(timedelta(days=self.days * n))

    def last_year(self) -> "Period":
        """The same weekdays a year before: 52 weeks back, or as many times 52 as keep the two apart."""
        years = -(-self.days // (7 * _WEEKS_OF_A_YEAR))
        return self._back(timedelta(weeks=_WEEKS_OF_A_YEAR * years))

    def _back(self, by: timedelta) -> "Period":
        return Period(self.first_on - by, self.last_on - by)


class Comparison(StrEnum):
    """With what a count is compared."""

    EARLIER = "earlier"
    PREVIOUS = "previous"
    LAST_YEAR = "last-year"

    @property
    def label(self) -> str:
        return _LABELS[self]

    def periods(self, period: Period) -> tuple[Period, ...]:
        """The periods to compare with, the newest first, all of the same length."""
        if self == Comparison.LAST_YEAR:
            return (period.last_year(),)
        how_many = 4 if self == Comparison.EARLIER else 1
        return tuple(period.earlier(n) for n in range(1, how_many + 1))


_LABELS = {
    Comparison.EARLIER: "The four periods before",
    Comparison.PREVIOUS: "The period before",
    Comparison.LAST_YEAR: "The same period last year",
}
