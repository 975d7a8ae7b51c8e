"""Outlines as shapes for a small picture on a page. Plain Python: coordinates in, numbers out."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

WIDTH = 320
MARGIN = 12
# How much of the picture's width lies on each side of what it is about.
NEARBY = 0.2


@dataclass(frozen=True)
class Shape:
    """One outline in the picture: its points as SVG wants them, and where its name goes."""

    name: str
    look: str
    points: str
    middle_x: float
    middle_y: float


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    shapes: tuple[Shape, ...]


def draw_outlines(
    outlines: Sequence[tuple[str, str, dict[str, Any]]], around: Sequence[dict[str, Any]] = ()
) -> Drawing:
    """North up, all outlines at one scale. Each is (name, look, GeoJSON polygon).

    With `around`, only the ground near those polygons; what lies further away is cut off.
    """
    rings = [(name, look, geometry["coordinates"][0]) for name, look, geometry in outlines]
    framed = [polygon["coordinates"][0] for polygon in around] or [ring for _, _, ring in rings]
    lngs = [lng for ring in framed for lng, *_ in ring]
    lats = [lat for ring in framed for _, lat, *_ in ring]
    margin = WIDTH * NEARBY if around else MARGIN
    west, north = min(lngs), max(lats)
    # A degree of longitude is shorter than one of latitude by the cosine of the latitude.
    squeeze = cos(radians((north + min(lats)) / 2))
    across, down = (max(lngs) - west) * squeeze, north - min(lats)
    scale = (WIDTH - 2 * margin) / max(across, down)

    def place(lng: float, lat: float) -> tuple[float, float]:
        return margin + (lng - west) * squeeze * scale, margin + (north - lat) * scale

    shapes = tuple(
        _shape(name, look, [place(lng, lat) for lng, lat, *_ in ring]) for name, look, ring in rings
    )
    return Drawing(round(across * scale + 2 * margin), round(down * scale + 2 * margin), shapes)


def _shape(name: str, look: str, points: list[tuple[float, float]]) -> Shape:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    written = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return Shape(name, look, written, round((min(xs) + max(xs)) / 2, 1), round((min(ys) + max(ys)) / 2, 1))
