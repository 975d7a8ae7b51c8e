"""What a screen shows: stretches of H3 cells that an index finds, and which cells lie on it. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

import h3

from zones.geometry import cell_centre, finest_within

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

    @property
    def is_wide(self) -> bool:
        return max(self.east - self.west, self.north - self.south) > _WIDEST_DEGREES


def cells_on(box: Box, cells: Iterable[int], resolution: int) -> list[bool]:
    """Whether each cell shows: those at the edge whole, and no count is cut."""
    shown = box.widened(1.2 * _edge_m(resolution))
    south, north, west, east = shown.south, shown.north, shown.west, shown.east
    return [south <= lat <= north and west <= lng <= east for lat, lng in map(cell_centre, cells)]


def ranges_over(box: Box, resolution: int) -> list[tuple[int, int]]:
    """Stretches of resolution 10 that hold every cell of that resolution on the box, and some around it."""
    pieces = _resolution_of_pieces(box, resolution)
    # A cell stands out of those it is counted to be within by at most a fifth of their edge.
    around = box.widened(max(2.5 * _edge_m(resolution), 0.4 * _edge_m(pieces)))
    outline = h3.LatLngPoly(
        [
            (around.south, around.west),
            (around.south, around.east),
            (around.north, around.east),
            (around.north, around.west),
        ]
    )
    found = h3.h3shape_to_cells_experimental(outline, pieces, contain="overlap")
    return _joined(sorted(finest_within(int(h3.str_to_int(each))) for each in h3.compact_cells(found)))


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
