"""What somebody asked the map for. The page, its table, the file and the API all share one of these."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hotspots.asked.periods import Comparison, Period
from measures.disclosure.detail import Detail
from measures.hours import hours_of, weekdays_of

if TYPE_CHECKING:
    from zones.models import Zone


@dataclass(frozen=True)
class Selection:
    """Which incidents the map, its table and its figures are about. Empty is "all"."""

    period: Period
    # How closely whoever asks may look: there is no selection of which that is not said.
    detail: Detail = field(kw_only=True)
    category: str = ""
    time_of_day: str = ""
    source: str = ""
    zone: "Zone | None" = None
    weapon: str = ""
    weekday: str = ""
    # An H3 cell of one of the map's resolutions.
    cell: int | None = None
    comparison: Comparison = Comparison.EARLIER

    @property
    def leave_out_sensitive(self) -> bool:
        """Whether kinds that imply a victim count nowhere: less the reader's own list, they would be told."""
        return not self.detail.reads_sensitive_kinds

    @property
    def hours(self) -> tuple[int, int] | None:
        """The chosen hours, half-open; None when the time of day does not matter."""
        return hours_of(self.time_of_day)

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The chosen days of the week, Monday 1; empty when the day does not matter."""
        return weekdays_of(self.weekday)

    @property
    def needs_hour(self) -> bool:
        """Whether records known only by their day have to be left out."""
        return self.hours is not None
