"""What a screen shows: stretches of H3 cells that an index finds, and which cells lie on it. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil, cos, radians

import h3.api.basic_int as h3

from zones.geometry import cell_centre, distance_m, finest_within

# A screen in so few pieces that the database asks its index a handful of times.
_MOST_PIECES = 40
_MOST_RANGES = 12
# A wider one is nearly everything there is, and reading all is quicker than finding some.
_WIDEST_DEGREES = 8
_METRES_OF_A_DEGREE = 111_320


@dataclass(frozen=True)
class Box:
    """Degrees; no box crosses the date line here."""

    west: float
    south: float
    east: float
    north: float

    def widened(self, metres: float) -> "Box":
        up = metres / _METRES_OF_A_DEGREE
        along = up / max(0.1, cos(radians(max(abs(self.south), abs(self.north)))))
        return Box(self.west - along, self.south - up, self.east + along, self.north + up)

    def holds(self, lat: float, lng: float) -> bool:
        return self.south <= lat <= self.north and self.west <= lng <= self.east

    @property
    def is_wide(self) -> bool:
        return max(self.east - self.west, self.north - self.south) > _WIDEST_DEGREES


def cells_on(box: Box, cells: Iterable[int], resolution: int) -> list[bool]:
    """Whether each cell shows: those at the edge whole, and no count is cut."""
    shown = box.widened(1.2 * _edge_m(resolution))
    # Not by `holds`: the calls would be most of it.
    south, north, west, east = shown.south, shown.north, shown.west, shown.east
    return [south <= lat <= north and west <= lng <= east for lat, lng in map(cell_centre, cells)]


@lru_cache(maxsize=1_000)
def ranges_over(box: Box, resolution: int) -> tuple[tuple[int, int], ...]:
    """Stretches of resolution 10 that hold every cell of that resolution on the box, and some around it.

    Kept, as the slider asks for the same screen week after week, and each filter once more.
    """
    pieces = _resolution_of_pieces(box, resolution)
    # A cell stands out of those it is counted to be within by at most a fifth of their edge.
    around = box.widened(max(2.5 * _edge_m(resolution), 0.4 * _edge_m(pieces)))
    return tuple(_joined(sorted(map(finest_within, h3.compact_cells(_cells_over(around, pieces))))))


def _cells_over(box: Box, resolution: int) -> list[int]:
    """Every cell that touches the box, and some beside it.

    By their middles, in a fifth of the time in which H3 compares outlines. The world's largest cells reach a
    quarter beyond the average edge, and the rings of its smallest are this much closer together.
    """
    near = box.widened(1.25 * _edge_m(resolution))
    middle = (box.south + box.north) / 2, (box.west + box.east) / 2
    furthest = max(distance_m(*middle, lat, near.east) for lat in (near.south, near.north))
    rings = ceil(furthest / (1.2 * _edge_m(resolution)))
    found = h3.grid_disk(h3.latlng_to_cell(*middle, resolution), rings)
    return [each for each in found if near.holds(*cell_centre(each))]


def _resolution_of_pieces(box: Box, finest: int) -> int:
    """The finest cells that cover the box in few pieces."""
    height = (box.north - box.south) * _METRES_OF_A_DEGREE / 1000
    width = (box.east - box.west) * _METRES_OF_A_DEGREE / 1000 * cos(radians((box.north + box.south) / 2))
    coarser = (each for each in range(finest, 0, -1) if _estimate(height, width, each) <= _MOST_PIECES)
    return next(coarser, 0)


def _edge_m(resolution: int) -> float:
    return float(h3.average_hexagon_edge_length(resolution, unit="m"))


def _estimate(height: float, width: float, resolution: int) -> float:
    across = 2 * h3.average_hexagon_edge_length(resolution, unit="km")
    return float((height + across) * (width + across) / h3.average_hexagon_area(resolution, unit="km^2"))


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Over the smallest gaps first: a few cells too many are read, and left out again by `cells_on`."""
    while len(ranges) > _MOST_RANGES:
        gaps = [later[0] - earlier[1] for earlier, later in pairwise(ranges)]
        at = gaps.index(min(gaps))
        ranges[at : at + 2] = [(ranges[at][0], ranges[at + 1][1])]
    return ranges
