"""The counts per cell as statements whose SQL is kept: what they ask is said by the querysets alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db.models import Count, F, QuerySet, Sum

from accounts.statements import Statement
from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.counts.incidents import selected_incidents
from incidents.kept.spans import LENGTHS, Span
from incidents.models import WIDE_RESOLUTION, IncidentCount, WideIncidentCount
from zones.geometry import parent_of

Ranges = Sequence[tuple[int, int]]
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class _Instants:
    """A stretch of time of which only the ends are known."""

    start_at: datetime
    end_at: datetime


def count_rows(
    selection: Selection,
    resolution: int,
    ranges: Ranges | None,
    periods: Sequence[Period],
    spans: Sequence[Span] = (),
) -> Rows:
    """(cell, how many) of the rows of these periods and of what is kept of these stretches.

    The same cell may come once of each. Kinds that imply a victim are in none.
    """
    wide = reads_wide(selection, resolution)
    ordered = sorted(spans, key=lambda span: LENGTHS.index(span.weeks))
    lengths = tuple(sum(span.weeks == weeks for span in spans) for weeks in LENGTHS)
    values: list[Any] = [instant for each in periods for instant in (each.start_at, each.end_at)]
    values += [span.starts_on for span in ordered]
    values += _ends(ranges) if periods else []
    values += _ends(_wide(ranges) if wide and ranges is not None else ranges) if spans else []
    shape = replace(selection, period=_ANY)
    how_many = None if ranges is None else len(ranges)
    return _COUNTS.rows(shape, resolution, how_many, len(periods), lengths, values=values)


def reads_wide(selection: Selection, resolution: int) -> bool:
    """Whether wide cells say it: none as small is asked, nor those of a smaller one alone."""
    return resolution <= WIDE_RESOLUTION and selection.cell is None


def _composed(
    selection: Selection,
    resolution: int,
    ranges: int | None,
    periods: int,
    lengths: tuple[int, ...],
    *values: Any,
) -> "QuerySet[Any, Any]":
    given = iter(values)
    instants = [_Instants(next(given), next(given)) for _ in range(periods)]
    spans = [
        Span(day, weeks) for weeks, many in zip(LENGTHS, lengths, strict=True) for day in _days(given, many)
    ]
    of_rows = _pairs(given, ranges) if periods else None
    of_kept = _pairs(given, ranges) if spans else None
    parts = [_of_rows(selection, each, resolution, of_rows) for each in instants]
    if spans:
        parts.append(_of_kept(selection, spans, resolution, of_kept))
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]


def _of_rows(
    selection: Selection, instants: _Instants, resolution: int, ranges: Ranges | None
) -> "QuerySet[Any, Any]":
    found = selected_incidents(selection, instants).drawable_as_points()
    if ranges is not None:
        found = found.in_cells(ranges)
    counted = found.with_cell(resolution).order_by().values("cell").annotate(many=Count("*"))
    return counted.values_list("cell", "many")  # type: ignore[no-any-return]


def _of_kept(
    selection: Selection, spans: Sequence[Span], resolution: int, ranges: Ranges | None
) -> "QuerySet[Any, Any]":
    kept = WideIncidentCount.objects if reads_wide(selection, resolution) else IncidentCount.objects
    found = kept.of_spans(spans)
    if selection.category:
        found = found.of_kind(selection.category)
    if selection.cell is not None:
        found = found.in_cell(selection.cell)
    if ranges is not None:
        found = found.in_cells(ranges)
    counted = found.with_parent(resolution).order_by().values("parent").annotate(many=Sum("count"))
    return counted.annotate(of=F("parent")).values_list("of", "many")  # type: ignore[no-any-return]


def _ends(ranges: Ranges | None) -> list[int]:
    return [] if ranges is None else [end for each in ranges for end in each]


def _wide(ranges: Ranges) -> Ranges:
    """The same stretches of wide cells: pieces of a screen are no smaller than the cells that are asked."""
    return [(parent_of(first, WIDE_RESOLUTION), parent_of(last, WIDE_RESOLUTION)) for first, last in ranges]


def _days(given: Iterator[Any], how_many: int) -> list[date]:
    return list(islice(given, how_many))


def _pairs(given: Iterator[Any], how_many: int | None) -> Ranges | None:
    return None if how_many is None else [(next(given), next(given)) for _ in range(how_many)]


# Stands in a shape for the period, whose ends are values.
_ANY = Period(date.min, date.min)
_COUNTS = Statement(_composed)
