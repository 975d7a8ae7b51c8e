"""Where incidents concentrate: counts per cell, and what each cell is called."""

import json
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import repeat
from typing import Any

import numpy as np
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from accounts.statements import Statement
from hotspots.asked.selection import Selection
from hotspots.counts.box import Box, cells_on
from hotspots.counts.by_cell import Counts, added_up, counts_by_cell, may_use_kept
from hotspots.counts.naming import Namer
from incidents.models import WIDE_RESOLUTION
from zones.geometry import Place, parent_masks, polygon_from_geojson
from zones.models import ZoneVersion

# H3 resolutions of the map, from about 2.5 kilometres across to about 150 metres.
RESOLUTIONS = (7, 8, 9, 10)
FINEST = RESOLUTIONS[-1]
# With outlines and names these are at most 60 kB on the way. A screen has room for fewer.
MOST_CELLS = 1_000


@dataclass(slots=True)
class CellFigure:
    """One cell and its count. The name is worked out for whoever reads it: few of many cells are read.

    Nobody changes one. It is not frozen, since that takes several times as long to make, for every cell.
    """

    rank: int
    cell: int
    count: int
    _namer: Namer = field(repr=False, compare=False)

    @property
    def name(self) -> str:
        return self._namer.of_cell(self.cell)

    @property
    def code(self) -> str:
        """The cell as H3 writes it: a number this long loses its last digits in a browser."""
        return f"{self.cell:x}"


@dataclass(frozen=True)
class ScreenOfCells:
    """The cells on a screen. Coarser than `asked` where there would be too many to tell apart."""

    cells: tuple[CellFigure, ...]
    resolution: int
    asked: int

    @property
    def note(self) -> str:
        if self.resolution == self.asked:
            return ""
        return f"More than {MOST_CELLS:,} cells of that size are here, so larger ones are shown. Zoom in."


def hotspot_cells(selection: Selection, resolution: int = FINEST) -> tuple[CellFigure, ...]:
    """Every cell with an incident, most first.

    Kinds that imply a victim are in the zones' figures only: one alone in a cell would be a point.
    """
    return _figures(counts_by_cell(selection, resolution), namer_of(selection))


def cells_on_screen(selection: Selection, resolution: int, box: Box | None) -> ScreenOfCells:
    """The same counts of the cells that a screen shows, each whole, at most `MOST_CELLS`."""
    answered, counts = _counted(selection, resolution, box)
    shown = _on(box, counts, answered)
    if len(shown[0]) > MOST_CELLS:
        answered = next(
            each for each in range(answered - 1, -1, -1) if _how_many(shown, each) <= MOST_CELLS or not each
        )
        # A coarser cell at the edge of the screen holds smaller ones that were not read.
        counts = counts_by_cell(selection, answered, box) if box is not None else _coarser(counts, answered)
        shown = _on(box, counts, answered)
    namer = namer_of(selection)
    namer.learn(shown[0].tolist())
    return ScreenOfCells(_figures(shown, namer), answered, resolution)


def cell_name(selection: Selection, cell: int) -> str:
    return namer_of(selection).of_cell(cell)


def namer_of(selection: Selection) -> Namer:
    return namer_of_day(selection.period.last_on)


def namer_of_day(day: date) -> Namer:
    return _namer(tuple(_OUTLINES.rows(values=(day,))))


def _outlines(day: date) -> "QuerySet[ZoneVersion, Any]":
    versions = ZoneVersion.objects.holding_on(day).filter(zone__kind="hotspot")
    return versions.values_list("zone__slug", "zone__name", Cast("geometry", TextField()))


_OUTLINES = Statement(_outlines)


@lru_cache(maxsize=16)
def _namer(outlines: tuple[tuple[str, str, str], ...]) -> Namer:
    """A name depends on the zones' outlines and nothing else, so the same outlines keep what they named."""
    places = [
        Place(number, slug, 1, polygon_from_geojson(json.loads(outline)))
        for number, (slug, _, outline) in enumerate(outlines)
    ]
    return Namer(places, {slug: name for slug, name, _ in outlines})


def _counted(selection: Selection, resolution: int, box: Box | None) -> tuple[int, Counts]:
    """What is asked for; of all there is, wide cells alone where even of those there are too many.

    Wide cells are kept, and soon read. Small ones of a country are not, and nobody would be shown them.
    """
    if resolution > WIDE_RESOLUTION and (box is None or box.is_wide) and may_use_kept(selection):
        wide = counts_by_cell(selection, WIDE_RESOLUTION, box)
        if len(_on(box, wide, WIDE_RESOLUTION)[0]) > MOST_CELLS:
            return WIDE_RESOLUTION, wide
    return resolution, counts_by_cell(selection, resolution, box)


def _on(box: Box | None, counts: Counts, resolution: int) -> Counts:
    if box is None:
        return counts
    cells, many = counts
    shown = np.array(cells_on(box, cells.tolist(), resolution), dtype=bool)
    return cells[shown], many[shown]


def _coarser(counts: Counts, resolution: int) -> Counts:
    keep, put = parent_masks(resolution)
    return added_up(counts[0] & keep | put, counts[1])


def _how_many(counts: Counts, resolution: int) -> int:
    return len(_coarser(counts, resolution)[0])


def _figures(counts: Counts, namer: Namer) -> tuple[CellFigure, ...]:
    """Most first; cells with equal counts share a rank."""
    cells, many = counts
    order = np.lexsort((cells, -many))
    in_order = many[order]
    # The place of the first that has as many.
    ranks = np.searchsorted(-in_order, -in_order) + 1
    parts = ranks.tolist(), cells[order].tolist(), in_order.tolist(), repeat(namer)
    return tuple(map(CellFigure, *parts))
