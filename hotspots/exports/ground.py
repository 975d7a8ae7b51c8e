"""Where on a drawing a place lies: metres of the National Grid into units of the drawing. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from shapely import box
from shapely.geometry import Polygon

# Of ground around what is drawn, on each side.
_MARGIN = 0.15
_LEAST_METRES = 300


@dataclass(frozen=True)
class Frame:
    """The part of a drawing with the ground; `west` and `north` are metres at its top left corner."""

    left: float
    top: float
    width: float
    height: float
    west: float
    north: float
    scale: float

    def at(self, east: float, north: float) -> tuple[float, float]:
        return self.left + (east - self.west) * self.scale, self.top + (self.north - north) * self.scale

    def corners(self, outline: Polygon) -> str:
        places = (self.at(*each) for each in outline.exterior.coords[:-1])
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)

    def drawn(self, outline: Polygon) -> Polygon:
        """The same outline in units of the drawing."""
        return Polygon([self.at(*each) for each in outline.exterior.coords])

    def inside(self, x: float, y: float) -> bool:
        return self.left < x < self.left + self.width and self.top < y < self.top + self.height

    def holds(self, outline: Polygon) -> bool:
        """Whether the middle is in the frame, so that its number is."""
        return self.inside(*self.at(outline.centroid.x, outline.centroid.y))

    def round_length(self, units: float) -> int:
        """The longest 1, 2 or 5 times a power of ten of metres that fits."""
        metres = units / self.scale
        lengths = (lead * 10**power for power in range(7) for lead in (1, 2, 5))
        return max((each for each in lengths if each <= metres), default=1)


def frame_around(
    outlines: Sequence[Polygon], *, left: float, top: float, width: float, height: float
) -> Frame:
    """With room around every outline; without any, a frame around nothing."""
    edges = [each.bounds for each in outlines] or [(0.0, 0.0, _LEAST_METRES, _LEAST_METRES)]
    west, south, east, north = (
        choose(each[n] for each in edges) for n, choose in enumerate((min, min, max, max))
    )
    middle = box(west, south, east, north).centroid
    wide = max(east - west, _LEAST_METRES) * (1 + 2 * _MARGIN)
    high = max(north - south, _LEAST_METRES) * (1 + 2 * _MARGIN)
    scale = min(width / wide, height / high)
    return Frame(
        left, top, width, height,
        west=middle.x - width / scale / 2,
        north=middle.y + height / scale / 2,
        scale=scale,
    )  # fmt: skip
