"""What a drawing of the map shows, taken from the figures of its tables and counted nowhere else."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hotspots.counts.cells import FINEST, RESOLUTIONS, CellFigure
from hotspots.counts.zones import Figures
from zones.geometry import cell_outline, parent_of

# On a sheet of paper more cells are smaller than their numbers.
MOST_CELLS = 400
ACROSS = {7: "2.5 kilometres", 8: "1 kilometre", 9: "400 metres", 10: "150 metres"}
Ring = list[list[float]]


@dataclass(frozen=True)
class DrawnCell:
    """A cell's outline as [lng, lat], and its count."""

    outline: Ring
    count: int


@dataclass(frozen=True)
class DrawnZone:
    """A zone's outline as [lng, lat], and its figure; None of a time without records."""

    name: str
    outline: Ring
    count: int | None
    is_hotspot: bool

    @property
    def label(self) -> str:
        return self.name if self.count is None else f"{self.name}: {self.count:,}"


@dataclass(frozen=True)
class Picture:
    """What is drawn and written. `filters` are (label, value in words), the period among them."""

    title: str
    statement: str
    marking: str
    made: str
    filters: tuple[tuple[str, str], ...]
    zones: tuple[DrawnZone, ...]
    cells: tuple[DrawnCell, ...]
    across: str


def picture(
    figures: Figures,
    cells: Sequence[CellFigure],
    *,
    statement: str,
    marking: str,
    filters: Sequence[tuple[str, str]],
    made: str,
) -> Picture:
    counts = Counter({each.cell: each.count for each in cells})
    resolution = FINEST
    for coarser in reversed(RESOLUTIONS[:-1]):
        if len(counts) <= MOST_CELLS:
            break
        resolution, counts = coarser, _joined(counts, coarser)
    return Picture(
        title="Hotspots",
        statement=statement,
        marking=marking,
        made=made,
        filters=tuple(filters),
        zones=tuple(
            DrawnZone(each.name, each.outline["coordinates"][0], each.known, each.is_hotspot)
            for each in figures.places
            if each.outline is not None
        ),
        cells=tuple(DrawnCell(cell_outline(cell), count) for cell, count in counts.items()),
        across=ACROSS[resolution],
    )


def _joined(counts: "Counter[int]", resolution: int) -> "Counter[int]":
    joined: Counter[int] = Counter()
    for cell, count in counts.items():
        joined[parent_of(cell, resolution)] += count
    return joined
