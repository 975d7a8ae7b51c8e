"""Where names stand on a drawing: hiding no number, no other name, and as little else as can be. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from shapely import box
from shapely.geometry import LineString, Polygon
from shapely.ops import nearest_points

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
    lines = [each.exterior for _, each in named]
    for words, outline in named:
        hidden = [*numbers, *(each.room for each in placed)]

        def cost(room: Polygon, outline: Polygon = outline, hidden: list[Polygon] = hidden) -> float:
            """Hiding a number or a name is worst, then leaving the frame, then crossing lines and cells."""
            clash = sum(room.intersects(each) for each in hidden)
            leader = _leader(room, outline)
            crossed = 0 if leader is None else sum(leader.intersects(each) for each in hidden)
            over = sum(room.intersects(each) for each in lines)
            covered = sum(room.intersection(each).area for each in cells)
            outside = room.area - room.intersection(frame).area
            return clash * 1e6 + outside * 1e3 + crossed * 1e4 + over * 200 + covered + room.distance(outline)

        best = min(_rooms(words, outline, size), key=cost)
        placed.append(Label(words, best, _leader(best, outline)))
    return placed


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


def _leader(room: Polygon, outline: Polygon) -> LineString | None:
    if room.distance(outline) <= _NEAR:
        return None
    return LineString(nearest_points(room, outline.exterior))
