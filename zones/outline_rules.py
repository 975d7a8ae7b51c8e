"""What an outline drawn by a person must be, beyond a polygon; a refusal says what to do. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shapely import Polygon

from zones.geometry import Place, area_m2, resolve

SMALLEST_M2 = 1_000
MOST_CORNERS = 200
# Less than this is two hands drawing one line, and nothing that anybody could see on the map.
NO_OVERLAP_M2 = 50

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class NamedPlace:
    name: str
    place: Place


def outline_problem(polygon: Polygon, box: Box, area_name: str) -> str | None:
    """Why nobody may draw this outline, or None. `box` is south, west, north, east."""
    if polygon.interiors:
        return "The outline has a hole in it. Draw its outer edge only."
    if len(polygon.exterior.coords) - 1 > MOST_CORNERS:
        return f"The outline has more than {MOST_CORNERS} corners. Remove those that change little."
    south, west, north, east = box
    outside = [
        f"{lat:g}, {lng:g}"
        for lng, lat, *_ in polygon.exterior.coords[:-1]
        if not (south <= lat <= north and west <= lng <= east)
    ]
    if outside:
        others = f" and {len(outside) - 1} more" if len(outside) > 1 else ""
        return f"The outline reaches outside {area_name}. Move the corner {outside[0]}{others}."
    square_metres = area_m2(polygon)
    if square_metres < SMALLEST_M2:
        return (
            f"The outline holds {square_metres:,.0f} square metres, less than records can be placed in. "
            f"Move its corners apart until it holds {SMALLEST_M2:,}."
        )
    return None


def overlap_sentences(drawn: NamedPlace, others: Sequence[NamedPlace]) -> list[str]:
    """What people should know before they agree: ground that two zones share, and who gets its records."""
    return [_sentence(drawn, other) for other in others if _shared_m2(drawn, other) > NO_OVERLAP_M2]


def outside_sentence(inner: NamedPlace, around: NamedPlace) -> str | None:
    """That a zone reaches out of the wider area that it is said to lie in; None if it does not."""
    left_over = _area_m2(inner.place.polygon.difference(around.place.polygon))
    if left_over <= NO_OVERLAP_M2:
        return None
    return f"{left_over / 10_000:.2f} hectares of {inner.name} lie outside {around.name}."


def _sentence(drawn: NamedPlace, other: NamedPlace) -> str:
    inside = drawn.place.polygon.intersection(other.place.polygon).representative_point()
    winner = resolve(inside.y, inside.x, [drawn.place, other.place])
    whose = other.name if winner == other.place else drawn.name
    hectares = _shared_m2(drawn, other) / 10_000
    return f"It overlaps {other.name} by {hectares:.2f} hectares. A record there is placed in {whose}."


def _shared_m2(one: NamedPlace, other: NamedPlace) -> float:
    return _area_m2(one.place.polygon.intersection(other.place.polygon))


def _area_m2(shape: Any) -> float:
    """Of all polygons in a shape: what two outlines share may be several, and lines or points besides."""
    parts = getattr(shape, "geoms", (shape,))
    return sum(area_m2(part) for part in parts if isinstance(part, Polygon) and not part.is_empty)
