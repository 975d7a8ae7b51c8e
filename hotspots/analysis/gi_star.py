"""Which cells lie together with more, or fewer, than the same counts would make by chance."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import h3

from hotspots.analysis.area import study_area
from hotspots.asked.selection import Selection
from hotspots.counts.by_cell import counts_by_cell
from hotspots.counts.cells import FINEST, namer_of
from hotspots.counts.naming import NamedPlace, Namer
from measures.gi_star import CellCluster, ClusterCode, find_clusters

LEAST_INCIDENTS = 30
# Of cells said to be so at this share, about 1% are chance; of all others that are named, about 5%.
SURER = 0.01
DEFINITION = (
    "Getis-Ord Gi*: the incidents of each cell (about 150 metres across) and the six cells around it, "
    "against what the same counts would come to, were they dealt out at random over the study area, cells "
    "without any among them. It looks for busy cells that lie together; one busy cell alone is no cluster.",
    "A cell is marked at 95% if such a sum is so rare that, of all cells marked, about 5% at most are "
    "expected to be chance; at 99%, about 1% (Benjamini and Hochberg over all cells of the area).",
    "“z” is the same in standard deviations, as other programs print it. With as few incidents as a town "
    "has, the p-value that goes with it is too small; the rarity here is worked out from the counts.",
    "Where most cells are empty, only clusters of more can show.",
    f"Nothing is shown with fewer than {LEAST_INCIDENTS} incidents, nor of a part of the town: the statistic "
    "compares each place with all others.",
    "A cluster says where counts lie together, not why, and not that it is new.",
    "Kinds of incident that imply a victim are in no cell.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusteredCell(NamedPlace):
    """A cell that is marked, with its class: `more_99`, `more_95`, `fewer_99` or `fewer_95`."""

    cluster: CellCluster[int]

    @property
    def is_more(self) -> bool:
        return self.cluster.code == ClusterCode.HOT

    @property
    def percent(self) -> int:
        return 99 if self.cluster.adjusted_p <= SURER else 95

    @property
    def mark(self) -> str:
        return f"{'more' if self.is_more else 'fewer'}_{self.percent}"

    @property
    def words(self) -> str:
        """More here and around than elsewhere: 99%"""
        return f"{'More' if self.is_more else 'Fewer'} here and around than elsewhere: {self.percent}%"


@dataclass(frozen=True, slots=True)
class IncidentClusters:
    """Marked cells, the farthest from usual first; none with the reason where nothing can be said."""

    area: str
    marked: tuple[CellCluster[int], ...]
    tested: int
    placed: int
    outside_area: int
    note: str
    reason: str = ""
    namer: Namer | None = None

    def first_cells(self, many: int | None = None) -> list[ClusteredCell]:
        if self.namer is None:
            return []
        name = self.namer.of_cell
        return [
            ClusteredCell(name=name(each.cell), cell=each.cell, cluster=each) for each in self.marked[:many]
        ]

    @property
    def more(self) -> int:
        return sum(each.code == ClusterCode.HOT for each in self.marked)

    @property
    def fewer(self) -> int:
        return len(self.marked) - self.more


def incident_clusters(selection: Selection) -> IncidentClusters:
    """Of the whole town at the finest cells, whatever size the map shows; a handful of queries."""
    area, namer = study_area(selection), namer_of(selection)
    if selection.zone is not None or selection.cell is not None:
        reason = "Clusters are of the whole town: take away the zone or cell to see them."
        return IncidentClusters(area.words, (), 0, 0, 0, "", reason)
    cells, many = counts_by_cell(selection, FINEST)
    counts = dict(zip(cells.tolist(), many.tolist(), strict=True))
    inside = {cell: count for cell, count in counts.items() if cell in area.cells}
    placed, within = sum(counts.values()), sum(inside.values())
    if within < LEAST_INCIDENTS:
        reason = f"Not shown: {_incidents(within)} with an exact place, {LEAST_INCIDENTS} are needed."
        return IncidentClusters(area.words, (), 0, placed, placed - within, "", reason)
    ordered, neighbours = _ground(area.cells)
    found = find_clusters(inside, cells=ordered, neighbours=neighbours)
    marked = [each for each in found.cells if each.code != ClusterCode.NOT_CLEAR]
    marked.sort(key=lambda each: (each.code != ClusterCode.HOT, -abs(each.z), each.cell))
    return IncidentClusters(
        area.words,
        tuple(marked),
        len(found.cells),
        placed,
        placed - within,
        found.note,
        found.reason,
        namer,
    )


@lru_cache(maxsize=4)
def _ground(area: frozenset[int]) -> tuple[tuple[int, ...], dict[int, tuple[int, ...]]]:
    """The cells in order and what lies around each; worked out once for an area."""
    return tuple(sorted(area)), {cell: tuple(_around(cell)) for cell in area}


def _around(cell: int) -> Iterable[int]:
    code = h3.int_to_str(cell)
    return (int(h3.str_to_int(each)) for each in h3.grid_disk(code, 1) if each != code)


def _incidents(number: int) -> str:
    return f"{number:,} incident{'' if number == 1 else 's'}"
