"""When it happens and when patrols are there: two grids of the week, ready to be shown beside each other.

Both hold every hour of the week, whichever day or hour was chosen: that one is only marked.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Min

from hotspots.asked.selection import Selection
from hotspots.counts.incidents import selected_incidents
from measures.grid import HOURS, WeekGrid, count_grid, minutes_grid
from measures.hours import HOUR_LABELS, WEEKDAYS
from patrols.dose.report import LONGEST_DAYS
from patrols.dose.stays import Stay, stays_between
from patrols.models import Visit

CLASSES = 5
# More that are equally busy than this are no peak worth naming.
_MOST_NAMED = 3


@dataclass(frozen=True)
class GridCell:
    """One hour of the week. `level` is 0 for nothing, then 1 to 5 as the map's colours have it."""

    weekday: int
    hour: int
    number: int
    level: int
    is_chosen: bool
    is_most: bool

    @property
    def shown(self) -> str:
        """1,200"""
        return f"{self.number:,}"

    @property
    def words(self) -> str:
        """Friday 19:00 to 20:00"""
        return hour_words(self.weekday, self.hour)


@dataclass(frozen=True)
class GridRow:
    hour: int
    cells: tuple[GridCell, ...]
    total: int

    @property
    def label(self) -> str:
        return f"{self.hour:02d}:00"


@dataclass(frozen=True)
class GridTable:
    """24 rows of 7, so that it fits a phone; `most` are the busiest hours, none when nothing happened."""

    rows: tuple[GridRow, ...]
    by_weekday: tuple[tuple[int, str, int], ...]
    total: int
    most: tuple[GridCell, ...]

    @property
    def busiest(self) -> str:
        """The busiest hours in words, such as "Friday 19:00 to 20:00 (3)"."""
        if not self.most:
            return "none"
        if len(self.most) > _MOST_NAMED:
            return f"no one hour stands out: {len(self.most)} have {self.most[0].number:,} each, the most"
        *others, last = (each.words for each in self.most)
        named = f"{', '.join(others)} and {last}" if others else last
        return f"{named} ({self.most[0].number:,}{' each' if others else ''})"


@dataclass(frozen=True)
class HotspotGrid:
    """Incidents by hour of the week; those whose hour is not known are in none of them."""

    table: GridTable
    hour_not_known: int


def hotspot_grid(selection: Selection) -> HotspotGrid:
    """The selection's incidents, whichever day and hour it asks for: one query."""
    counts: dict[tuple[int, int], int] = {}
    not_known = 0
    for weekday, hour, how_many in selected_incidents(any_time(selection)).counts_by_hour():
        if hour is None:
            not_known += how_many
        else:
            counts[weekday, hour] = how_many
    return HotspotGrid(grid_table(count_grid(counts), selection), not_known)


def stays_of(selection: Selection) -> list[Stay] | None:
    """The visits of the period, to whichever zone; None of a period too long for the dose."""
    period = selection.period
    return None if period.days > LONGEST_DAYS else stays_between(period.start_at, period.end_at)


def is_before_patrols(selection: Selection, stays: Sequence[Stay]) -> bool:
    """Whether the period was over before the first visit on record: a gap, and no zeros."""
    if stays:
        return False
    first = Visit.objects.counted().aggregate(first=Min("arrived_at"))["first"]
    return first is None or first >= selection.period.end_at


def patrol_grid(selection: Selection, stays: Sequence[Stay]) -> GridTable | None:
    """Patrol-minutes in the zones, as the dose counts them; None of a time before the first of them."""
    if is_before_patrols(selection, stays):
        return None
    zone = selection.zone
    there = (stay for stay in stays if zone is None or zone.pk in stay.zones)
    return grid_table(minutes_grid((stay.arrived_at, stay.left_at) for stay in there), selection)


def any_time(selection: Selection) -> Selection:
    return replace(selection, weekday="", time_of_day="")


def grid_table(grid: WeekGrid[int] | WeekGrid[float], selection: Selection) -> GridTable:
    """The grid as shown, in whole numbers; totals are rounded once, of the whole."""
    largest = grid.largest
    rows = tuple(
        GridRow(
            hour,
            tuple(_cell(grid.at(weekday, hour), largest, weekday, hour, selection) for weekday in WEEKDAYS),
            round(grid.by_hour[hour]),
        )
        for hour in range(HOURS)
    )
    most = tuple(cell for row in rows for cell in row.cells if cell.is_most)
    by_weekday = tuple(
        (number, name, round(total))
        for (number, name), total in zip(WEEKDAYS.items(), grid.by_weekday, strict=True)
    )
    return GridTable(rows, by_weekday, round(grid.total), most)


def level_of(number: float, largest: float) -> int:
    """The class of a number, by limits that grow as the map's do: most hours hold few.

    Example: of at most 100, the classes end at 8, 25, 46, 71 and 100.
    """
    if number <= 0:
        return 0
    limits: list[float] = [largest * math.pow(n / CLASSES, 1.5) for n in range(1, CLASSES)]
    return 1 + sum(number > limit for limit in limits)


def hour_words(weekday: int, hour: int) -> str:
    return f"{WEEKDAYS[weekday]} {HOUR_LABELS[str(hour)]}"


def _cell(number: float, largest: float, weekday: int, hour: int, selection: Selection) -> GridCell:
    return GridCell(
        weekday=weekday,
        hour=hour,
        number=round(number),
        level=level_of(number, largest),
        is_chosen=_is_chosen(selection, weekday, hour),
        is_most=0 < number == largest,
    )


def _is_chosen(selection: Selection, weekday: int, hour: int) -> bool:
    days, hours = selection.weekdays, selection.hours
    if not days and hours is None:
        return False
    return (not days or weekday in days) and (hours is None or hours[0] <= hour < hours[1])
