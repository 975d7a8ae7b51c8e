"""Counts of each week of a period, and the most that any cell holds in one of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max
from django.db.models.functions import TruncWeek

from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.asked.weeks import AskedWeek, weeks_of
from hotspots.counts.incidents import for_reader, selected_incidents
from incidents.whole import whole_from
from measures.weeks import LONDON, Week, local


@dataclass(frozen=True)
class WeekFigure:
    """One week. `count` and `in_cells` are None where nothing is on record: a gap is not a zero.

    `known_from` is the first day on record where that is inside of the week.
    """

    asked: AskedWeek
    count: int | None
    in_cells: int | None
    known_from: date | None = None


@dataclass(frozen=True)
class WeekFigures:
    """`largest` makes classes of colour that are the same in every week."""

    weeks: tuple[WeekFigure, ...]
    resolution: int
    largest: int


def week_figures(selection: Selection, resolution: int) -> WeekFigures:
    """The weeks of the selection's period, at most 52; three queries."""
    weeks = weeks_of(selection.period)
    covered = Period(weeks[0].part.first_on, weeks[-1].part.last_on)
    asked = replace(selection, period=covered)
    first, last = days_on_record(selection)
    counted: Any = (
        selected_incidents(asked).order_by().annotate(monday=TruncWeek("occurred_at", tzinfo=LONDON))
    )
    by_week = counted.values("monday").annotate(many=Count("*")).values_list("monday", "many")
    in_cells = list(
        counted.drawable_as_points()
        .with_cell(resolution)
        .values("monday", "cell")
        .annotate(many=Count("*"))
        .values_list("monday", "many")
    )
    return WeekFigures(
        weeks=_figures(weeks, _by_week(by_week), _by_week(in_cells), first, last),
        resolution=resolution,
        largest=max((many for _, many in in_cells), default=0),
    )


def days_on_record(selection: Selection) -> tuple[date | None, date | None]:
    """The London days of the first and the newest incident of any kind that the reader may have counted."""
    found = for_reader(selection).aggregate(first=whole_from(), last=Max("occurred_at"))
    return _day(found["first"]), _day(found["last"])


def _figures(
    weeks: Sequence[AskedWeek],
    counted: dict[Week, int],
    in_cells: dict[Week, int],
    first: date | None,
    last: date | None,
) -> tuple[WeekFigure, ...]:
    found = []
    for each in weeks:
        part = each.part
        if first is None or last is None or part.last_on < first or part.first_on > last:
            found.append(WeekFigure(each, None, None))
            continue
        since = first if part.first_on < first else None
        found.append(WeekFigure(each, counted.get(each.week, 0), in_cells.get(each.week, 0), since))
    return tuple(found)


def _by_week(rows: Any) -> dict[Week, int]:
    total: dict[Week, int] = {}
    for monday, many in rows:
        week = Week.of_instant(monday)
        total[week] = total.get(week, 0) + many
    return total


def _day(at: datetime | None) -> date | None:
    return None if at is None else local(at).date()
