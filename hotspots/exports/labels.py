"""Where names stand on a drawing: hiding no number, no other name, and as little else as can be. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import box
from shapely.geometry import LineString, Polygon

# Of a letter against the size of its type, on average and a little more.
_WIDE = 0.58
# How far from its outline a name may go, the nearest first, and in how many directions it is tried.
_DISTANCES = (6, 20, 40, 65, 95, 130)
_DIRECTIONS = 24
# A name nearer than this needs no line to what it names.
_NEAR = 12


@dataclass(frozen=True)
class Label:
    """A name with the box that it fills, and the line to its outline where it stands apart."""

    words: str
    room: Polygon
    leader: LineString | None


def text_box(x: float, y: float, words: str, size: float) -> Polygon:
    """What words of that size fill, which are centred at x and stand on y."""
    half = len(words) * size * _WIDE / 2
    return box(x - half, y - size * 0.8, x + half, y + size * 0.25)


def place_labels(
    named: Sequence[tuple[str, Polygon]],
    *,
    size: float,
    frame: Polygon,
    numbers: Sequence[Polygon],
    cells: Sequence[Polygon],
) -> list[Label]:
    """A label for each outline in drawing units, in their order. `numbers` are the boxes not to be hidden."""
    placed: list[Label] = []
    lines = np.array([each.exterior for _, each in named])
    ground = shapely.union_all(np.array(cells, dtype=object))
    for words, outline in named:
        rooms = np.array(list(_rooms(words, outline, size)))
        away = shapely.distance(rooms, outline)
        leaders = np.where(away > _NEAR, shapely.shortest_line(rooms, outline.exterior), None)
        hidden = np.array([*numbers, *(each.room for each in placed)], dtype=object)
        # Hiding a number or a name is worst, then leaving the frame, then crossing lines and cells.
        cost = away + shapely.area(shapely.intersection(rooms, ground))
        cost += 1e6 * _met(rooms, hidden) + 1e4 * _met(leaders, hidden) + 200 * _met(rooms, lines)
        cost += 1e3 * shapely.area(shapely.difference(rooms, frame))
        best = int(np.argmin(cost))
        placed.append(Label(words, rooms[best], leaders[best]))
    return placed


def _met(shapes: NDArray[np.object_], others: NDArray[np.object_]) -> NDArray[np.int64]:
    """How many of the others each shape meets; a shape that is none meets nothing."""
    return shapely.intersects(shapes[:, None], others[None, :]).sum(axis=1)


def _rooms(words: str, outline: Polygon, size: float) -> Iterator[Polygon]:
    """Places around the outline: above it first, then round it, then further away."""
    west, north, east, south = outline.bounds
    middle = ((west + east) / 2, (north + south) / 2)
    half_wide, half_high = len(words) * size * _WIDE / 2, size / 2
    for away in _DISTANCES:
        for n in range(_DIRECTIONS):
            angle = 2 * pi * n / _DIRECTIONS
            x = middle[0] + sin(angle) * ((east - west) / 2 + half_wide + away)
            y = middle[1] - cos(angle) * ((south - north) / 2 + half_high + away)
            yield text_box(x, y + size * 0.28, words, size)
