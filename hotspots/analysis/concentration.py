"""How much falls in how few cells, and which cells and zones can be told apart by their counts."""

from dataclasses import dataclass

from django.db.models import Count

from hotspots.analysis.area import study_area
from hotspots.asked.selection import Selection
from hotspots.counts.by_cell import counts_by_cell
from hotspots.counts.cells import FINEST, namer_of
from hotspots.counts.incidents import selected_incidents
from hotspots.counts.naming import NamedPlace, Namer
from measures.concentration import (
    FewestCells,
    RankedPlace,
    ShareInTop,
    fewest_cells,
    rank_places,
    share_in_top,
)
from zones.models import Zone

SHARES = (1, 2, 5, 10)
HALVES = (25, 50)
DEFINITION = (
    "The share of the incidents with an exact place that fell in the busiest cells of the study area, cells "
    "without any among them. Beside it: what it would be, were they spread as evenly as can be; with fewer "
    "incidents than cells, even that is a small share.",
    "The busiest cells are picked by the counts that they are then judged by, so some of a share is chance.",
    "Each count has the 95% interval of a count that varies by chance (Garwood). A rank could be any in its "
    "range: the ranges hold for all places in the list together (95%).",
    "Cells are ranked among those with an incident.",
    "Ranks are of counts, not of risk: a larger or busier place has more of everything.",
    "Kinds that imply a victim are in no cell. They count in the zones for readers who may read them.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked(NamedPlace):
    """A place and its rank."""

    ranked: RankedPlace[int]

    @property
    def interval(self) -> str:
        """4.8 to 18.4"""
        return f"{self.ranked.low:.1f} to {self.ranked.high:.1f}"


@dataclass(frozen=True, slots=True)
class RankedCells:
    """Cells with an incident, the busiest first; a name is worked out for those that are read."""

    ranked: tuple[RankedPlace[int], ...]
    namer: Namer

    def first(self, many: int | None = None) -> list[Ranked]:
        return [
            Ranked(name=self.namer.of_cell(each.place), ranked=each, cell=each.place)
            for each in self.ranked[:many]
        ]


@dataclass(frozen=True, slots=True)
class Concentration:
    """Shares of the town; none of a part of it, which `reason` says."""

    area: str
    shares: tuple[ShareInTop, ...]
    halves: tuple[FewestCells, ...]
    cells: RankedCells
    zones: tuple[Ranked, ...]
    placed: int
    outside_area: int
    reason: str = ""


def incident_concentration(selection: Selection) -> Concentration:
    """Counts per cell against every cell of the study area, and per hotspot zone."""
    area = study_area(selection)
    cells, many = counts_by_cell(selection, FINEST)
    counts = dict(zip(cells.tolist(), many.tolist(), strict=True))
    inside = {cell: count for cell, count in counts.items() if cell in area.cells}
    is_whole = selection.zone is None and selection.cell is None
    listed = list(inside.values())
    return Concentration(
        area=area.words,
        shares=_shares(listed, len(area.cells)) if is_whole else (),
        halves=tuple(fewest_cells(listed, cells=len(area.cells), percent=each) for each in HALVES)
        if is_whole
        else (),
        cells=RankedCells(tuple(rank_places(inside)), namer_of(selection)),
        zones=_zones(selection),
        placed=sum(counts.values()),
        outside_area=sum(counts.values()) - sum(listed),
        reason="" if is_whole else "Shares are of the whole town: take away the zone or cell to see them.",
    )


def _shares(counts: list[int], cells: int) -> tuple[ShareInTop, ...]:
    return tuple(share_in_top(counts, cells=cells, percent=each) for each in SHARES)


def _zones(selection: Selection) -> tuple[Ranked, ...]:
    """The hotspot zones of the period's last day, ranked, those with none too: two queries."""
    rows = (
        selected_incidents(selection).order_by().values_list("zone_version__zone").annotate(many=Count("pk"))
    )
    counts = dict(rows)
    zones = {
        each.pk: each
        for each in Zone.objects.hotspots()
        if selection.zone is None or selection.zone.pk in (each.pk, each.parent_id)
    }
    ranked = rank_places({key: counts.get(key, 0) for key in zones})
    return tuple(
        Ranked(name=zones[each.place].name, ranked=each, slug=zones[each.place].slug) for each in ranked
    )
