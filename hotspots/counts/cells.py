"""Where incidents concentrate: counts per cell, and the points for those who may see them."""

from dataclasses import dataclass

from django.db.models import Count

from accounts.models import User
from hotspots.asked.selection import Selection
from hotspots.counts.naming import Namer
from hotspots.counts.zones import selected_incidents
from incidents.querysets import IncidentQuerySet
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


def hotspot_points(selection: Selection, *, visible_to: User) -> IncidentQuerySet:
    """The incidents whose place may be drawn exactly."""
    return selected_incidents(selection).visible_to(visible_to).drawable_as_points()


def _namer(selection: Selection) -> Namer:
    versions = ZoneVersion.objects.holding_on(selection.period.last_on).filter(zone__kind="hotspot")
    places = [Place(each.pk, each.zone.slug, 1, each.polygon) for each in versions]
    return Namer(places, {each.zone.slug: each.zone.name for each in versions})
