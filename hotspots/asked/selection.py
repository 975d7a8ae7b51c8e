"""What somebody asked the map for. The page, its table, the file and the API all share one of these."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from measures.weeks import london_day

if TYPE_CHECKING:
    from zones.models import Zone

# How many earlier periods of the same length say what is usual.
EARLIER_PERIODS = 4


class TimeOfDay(StrEnum):
    NIGHT = "night"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


# First hour, and the first hour after it, on the London clock.
HOURS = {
    TimeOfDay.NIGHT: (0, 6),
    TimeOfDay.MORNING: (6, 12),
    TimeOfDay.AFTERNOON: (12, 18),
    TimeOfDay.EVENING: (18, 24),
}
TIME_LABELS = {band: f"{band.capitalize()}, {a:02d}:00 to {b:02d}:00" for band, (a, b) in HOURS.items()}
PRESETS = {"4-weeks": 4, "12-weeks": 12, "52-weeks": 52}


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
        back = timedelta(days=self.days * n)
        return Period(self.first_on - back, self.last_on - back)


@dataclass(frozen=True)
class Selection:
    """Which incidents the map, its table and its figures are about. Empty text is "all"."""

    period: Period
    category: str = ""
    time_of_day: str = ""
    source: str = ""
    zone: "Zone | None" = None
    # For readers who may not read incidents of kinds that imply a victim: what they could subtract.
    leave_out_sensitive: bool = False

    @property
    def hours(self) -> tuple[int, int] | None:
        """The chosen band, half-open; None when the time of day does not matter."""
        return HOURS[TimeOfDay(self.time_of_day)] if self.time_of_day else None
