"""Where incidents concentrate: counts per cell, and what each cell is called."""

from dataclasses import dataclass

from django.db.models import Count

from hotspots.asked.selection import Selection
from hotspots.counts.incidents import selected_incidents
from hotspots.counts.naming import Namer
from zones.geometry import Place, cell_centre
from zones.models import ZoneVersion

# H3 resolutions of the map, from about 2.5 kilometres across to about 150 metres.
RESOLUTIONS = (7, 8, 9, 10)
FINEST = RESOLUTIONS[-1]


@dataclass(frozen=True)
class CellFigure:
    rank: int
    cell: int
    count: int
    name: str

    @property
    def code(self) -> str:
        """The cell as H3 writes it: a number this long loses its last digits in a browser."""
        return f"{self.cell:x}"


def hotspot_cells(selection: Selection, resolution: int = FINEST) -> tuple[CellFigure, ...]:
    """Every cell with an incident, most first.

    Kinds that imply a victim are in the zones' figures only: one alone in a cell would be a point.
    """
    placed = selected_incidents(selection).drawable_as_points().with_cell(resolution)
    rows = placed.values("cell").annotate(count=Count("pk")).order_by("-count", "cell")
    namer = _namer(selection)
    cells: list[CellFigure] = []
    for position, row in enumerate(rows, start=1):
        tied = bool(cells) and cells[-1].count == row["count"]
        rank = cells[-1].rank if tied else position
        cells.append(CellFigure(rank, row["cell"], row["count"], namer.name(*cell_centre(row["cell"]))))
    return tuple(cells)


def cell_name(selection: Selection, cell: int) -> str:
    return _namer(selection).name(*cell_centre(cell))


def _namer(selection: Selection) -> Namer:
    versions = ZoneVersion.objects.holding_on(selection.period.last_on).filter(zone__kind="hotspot")
    places = [Place(each.pk, each.zone.slug, 1, each.polygon) for each in versions]
    return Namer(places, {each.zone.slug: each.zone.name for each in versions})
