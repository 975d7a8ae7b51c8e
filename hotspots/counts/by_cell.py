"""Counts per cell, from the rows or from what is counted ahead: the same numbers either way."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import numpy as np
from django.db.models import Count, F, QuerySet, Sum
from numpy.typing import NDArray

from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.counts.box import Box, ranges_over
from hotspots.counts.incidents import selected_incidents
from incidents.kept.reading import cover_of
from incidents.kept.snapshot import one_snapshot
from incidents.kept.spans import Span
from incidents.models import WIDE_RESOLUTION, IncidentCount, WideIncidentCount
from zones.geometry import parent_of

# Shorter periods are as quick from the index of the rows, which asks nothing first.
LONG_DAYS = 91
# At every exact detail the cells are the same: kinds that imply a victim are in none.
_KNOWN = {"period", "category", "cell", "comparison", "detail"}

Ranges = list[tuple[int, int]]
Counts = tuple[NDArray[np.int64], NDArray[np.int64]]


def counts_by_cell(selection: Selection, resolution: int, box: Box | None = None) -> Counts:
    """(cells, how many) of all that may be drawn, cells in order; with a box at least those on it."""
    ranges = ranges_over(box, resolution) if box is not None and not box.is_wide else None
    if not may_use_kept(selection):
        return _summed(list(_of_rows(selection, selection.period, resolution, ranges)))
    with one_snapshot():
        wide = _reads_wide(selection, resolution)
        found = cover_of(selection.period.first_on, selection.period.last_on, wide=wide)
        parts = [_of_rows(selection, Period(*days), resolution, ranges) for days in found.rest]
        if found.spans:
            parts.append(_of_kept(selection, found.spans, resolution, ranges))
        return _summed(list(parts[0].union(*parts[1:], all=True)) if len(parts) > 1 else list(parts[0]))


def may_use_kept(selection: Selection) -> bool:
    """Whether the filters are those that the kept counts know: the period, the kind and the cell.

    A zone is not: a record belongs to the zone as it was drawn when it was recorded.
    """
    others = (field for field in fields(selection) if field.name not in _KNOWN)
    unasked = all(getattr(selection, field.name) == field.default for field in others)
    return unasked and selection.detail.counts_exactly and selection.period.days >= LONG_DAYS


def _of_rows(
    selection: Selection, period: Period, resolution: int, ranges: Ranges | None
) -> "QuerySet[Any, Any]":
    found = selected_incidents(selection, period).drawable_as_points()
    if ranges is not None:
        found = found.in_cells(ranges)
    counted = found.with_cell(resolution).order_by().values("cell").annotate(many=Count("*"))
    return counted.values_list("cell", "many")  # type: ignore[no-any-return]


def _of_kept(
    selection: Selection, spans: Iterable[Span], resolution: int, ranges: Ranges | None
) -> "QuerySet[Any, Any]":
    wide = _reads_wide(selection, resolution)
    kept = WideIncidentCount.objects if wide else IncidentCount.objects
    found = kept.of_spans(spans)
    if selection.category:
        found = found.of_kind(selection.category)
    if selection.cell is not None:
        found = found.in_cell(selection.cell)
    if ranges is not None:
        found = found.in_cells(_wide(ranges) if wide else ranges)
    counted = found.with_parent(resolution).order_by().values("parent").annotate(many=Sum("count"))
    return counted.annotate(of=F("parent")).values_list("of", "many")  # type: ignore[no-any-return]


def _reads_wide(selection: Selection, resolution: int) -> bool:
    """Whether wide cells say it: none as small is asked, nor those of a smaller one alone."""
    return resolution <= WIDE_RESOLUTION and selection.cell is None


def _wide(ranges: Ranges) -> Ranges:
    """The same stretches of wide cells: pieces of a screen are no smaller than the cells that are asked."""
    return [(parent_of(first, WIDE_RESOLUTION), parent_of(last, WIDE_RESOLUTION)) for first, last in ranges]


def _summed(rows: list[Any]) -> Counts:
    """One count a cell: the parts of a period may name the same cell."""
    pairs = np.array(rows, dtype=np.int64).reshape(-1, 2)
    return added_up(pairs[:, 0], pairs[:, 1])


def added_up(cells: NDArray[np.int64], many: NDArray[np.int64]) -> Counts:
    unique, places = np.unique(cells, return_inverse=True)
    total = np.zeros(len(unique), dtype=np.int64)
    np.add.at(total, places, many)
    return unique, total
