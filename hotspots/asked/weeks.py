"""The ISO weeks of a period, for looking at it a week at a time."""

from dataclasses import dataclass
from datetime import date

from hotspots.asked.periods import Period
from measures.weeks import Week

# A year fits one slider, and no step is too small for a thumb.
MOST_WEEKS = 52


@dataclass(frozen=True)
class AskedWeek:
    """A week, or what of it lies in the period: weeks add up to what was asked."""

    week: Week
    part: Period

    @property
    def days(self) -> int:
        return self.part.days


def weeks_of(period: Period) -> tuple[AskedWeek, ...]:
    """The weeks of the period, in order; the last 52 of a longer one."""
    week, found = Week.of_date(period.last_on), list[AskedWeek]()
    while week.ends_on >= period.first_on and len(found) < MOST_WEEKS:
        found.append(AskedWeek(week, _within(week, period)))
        week = week.previous()
    return tuple(reversed(found))


def _within(week: Week, period: Period) -> Period:
    first: date = max(week.starts_on, period.first_on)
    return Period(first, min(week.ends_on, period.last_on))
