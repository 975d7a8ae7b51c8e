"""Counts per cell, from the rows or from what is counted ahead: the same numbers either way."""

from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from audit.one_moment import one_moment
from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.counts.box import Box, ranges_over
from hotspots.counts.statements import Rows, count_rows, reads_wide
from incidents.kept.reading import cover_of

# Shorter periods are as quick from the index of the rows, which asks nothing first.
LONG_DAYS = 91
# At every exact detail the cells are the same: kinds that imply a victim are in none.
_KNOWN = {"period", "category", "cell", "comparison", "detail"}

Counts = tuple[NDArray[np.int64], NDArray[np.int64]]


def counts_by_cell(selection: Selection, resolution: int, box: Box | None = None) -> Counts:
    """(cells, how many) of all that may be drawn, cells in order; with a box at least those on it."""
    ranges = ranges_over(box, resolution) if box is not None and not box.is_wide else None
    if not may_use_kept(selection):
        return _summed(count_rows(selection, resolution, ranges, [selection.period]))
    with one_moment():
        wide = reads_wide(selection, resolution)
        found = cover_of(selection.period.first_on, selection.period.last_on, wide=wide)
        rest = [Period(*days) for days in found.rest]
        return _summed(count_rows(selection, resolution, ranges, rest, found.spans))


def may_use_kept(selection: Selection) -> bool:
    """Whether the filters are those that the kept counts know: the period, the kind and the cell.

    A zone is not: a record belongs to the zone as it was drawn when it was recorded.
    """
    others = (field for field in fields(selection) if field.name not in _KNOWN)
    unasked = all(getattr(selection, field.name) == field.default for field in others)
    return unasked and selection.detail.counts_exactly and selection.period.days >= LONG_DAYS


def _summed(rows: Rows) -> Counts:
    """One count a cell: the parts of a period may name the same cell."""
    pairs = np.array(rows, dtype=np.int64).reshape(-1, 2)
    return added_up(pairs[:, 0], pairs[:, 1])


def added_up(cells: NDArray[np.int64], many: NDArray[np.int64]) -> Counts:
    unique, places = np.unique(cells, return_inverse=True)
    total = np.zeros(len(unique), dtype=np.int64)
    np.add.at(total, places, many)
    return unique, total
