"""Every geometry question of the house, on plain values: areas, cells, and which polygon holds a point.

Points are `lat, lng` in degrees (EPSG:4326); metres are measured on the British National Grid
(EPSG:27700); cells are H3 at resolution 10, kept as 64-bit integers that fit a PostgreSQL bigint.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import h3
import h3.api.basic_int as h3_of_numbers
from pyproj import Transformer
from shapely import Point, Polygon, dwithin, points, prepare, transform
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape
from shapely.validation import explain_validity

CELL_RESOLUTION = 10

# About 10 cm in degrees. A point half way along an edge is seldom exactly on it in floating point,
# and must not fall to one neighbour or the other by a rounding.
EDGE = 1e-6


class GeometryError(ValueError):
    """A polygon or a point that cannot be used, with a sentence that says why."""


@dataclass(frozen=True)
class Place:
    """A polygon to look a point up in. `depth` is how many parents it has: the deepest wins."""

    key: int
    slug: str
    depth: int
    polygon: Polygon


def polygon_from_geojson(geometry: dict[str, Any]) -> Polygon:
    """Read one GeoJSON polygon ([lng, lat] order). Refuses what is not one simple, valid polygon."""
    if not isinstance(geometry, dict) or geometry.get("type") != "Polygon":
        raise GeometryError("The area must be one polygon.")
    try:
        polygon = shape(geometry)
    except (ArithmeticError, AttributeError, LookupError, ShapelyError, TypeError, ValueError) as error:
        raise GeometryError("The polygon's coordinates could not be read.") from error
    if polygon.is_empty or not polygon.is_valid:
        raise GeometryError(_what_is_wrong(polygon))
    west, south, east, north = polygon.bounds
    if not (49 <= south <= north <= 61 and -9 <= west <= east <= 2):
        raise GeometryError("The polygon is not in Great Britain: is longitude before latitude?")
    return polygon


def _what_is_wrong(polygon: Polygon) -> str:
    where = re.search(r"elf-intersection\[(\S+) (\S+)\]", explain_validity(polygon))
    if where is None:
        return "The outline holds no ground. List its corners in order around the edge."
    near = f"{float(where[2]):.6f}, {float(where[1]):.6f}"
    return f"The outline crosses itself near {near}. List its corners in order around the edge."


def same_outline(polygon: Polygon, other: Polygon) -> bool:
    """Whether both enclose the same ground, wherever the ring starts and whichever way it runs."""
    return bool(polygon.equals(other))


def geojson_from_polygon(polygon: Polygon) -> dict[str, Any]:
    """GeoJSON with [lng, lat] rounded to six places (about 10 cm)."""
    rings = [
        [[round(lng, 6), round(lat, 6)] for lng, lat, *_ in ring] for ring in mapping(polygon)["coordinates"]
    ]
    return {"type": "Polygon", "coordinates": rings}


@cache
def _to_national_grid() -> Transformer:
    return Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)


def to_metres(polygon: Polygon) -> Polygon:
    return transform(polygon, _to_national_grid().transform, interleaved=False)


def area_m2(polygon: Polygon) -> float:
    """Area in square metres."""
    return float(to_metres(polygon).area)


def distance_m(lat: float, lng: float, other_lat: float, other_lng: float) -> float:
    """Metres between two points, along the ground."""
    return float(h3.great_circle_distance((lat, lng), (other_lat, other_lng), unit="m"))


def distance_to_polygon_m(lat: float, lng: float, polygon: Polygon) -> float:
    """Metres from a point to a polygon; 0 inside it and on its edge."""
    east, north = _to_national_grid().transform(lng, lat)
    return float(to_metres(polygon).distance(Point(east, north)))


def cell_of(lat: float, lng: float) -> int:
    """The H3 cell of resolution 10 (about 150 m across) that holds the point."""
    return int(h3_of_numbers.latlng_to_cell(lat, lng, CELL_RESOLUTION))


def cell_outline(cell: int) -> list[list[float]]:
    """The cell's closed outline as [lng, lat] pairs, for GeoJSON."""
    ring = [[round(lng, 6), round(lat, 6)] for lat, lng in h3_of_numbers.cell_to_boundary(cell)]
    return [*ring, ring[0]]


@lru_cache(maxsize=50_000)
def cell_centre(cell: int) -> tuple[float, float]:
    """The cell's middle as (lat, lng)."""
    lat, lng = h3_of_numbers.cell_to_latlng(cell)
    return round(lat, 6), round(lng, 6)


def parent_masks(resolution: int) -> tuple[int, int]:
    """The two bit masks that turn a resolution 10 cell into its parent: `(cell & keep) | put`.

    An H3 index holds its resolution in bits 52 to 55 and three bits a digit below, 7 where a digit
    is not used. So a database can group by any coarser cell without a function of its own.
    """
    if not 0 <= resolution <= CELL_RESOLUTION:
        raise GeometryError(f"Cells are kept at resolution {CELL_RESOLUTION} and coarser.")
    unused = (1 << (3 * (15 - resolution))) - 1
    keep = ((1 << 63) - 1) & ~(0xF << 52) & ~unused
    return keep, (resolution << 52) | unused


def parent_of(cell: int, resolution: int) -> int:
    keep, put = parent_masks(resolution)
    return (cell & keep) | put


def resolution_of(cell: int) -> int:
    return (cell >> 52) & 0xF


def cell_from_code(code: str) -> int:
    """The cell that H3 writes as that text, at any resolution up to 10. Refuses anything else."""
    if not h3.is_valid_cell(code) or h3.get_resolution(code) > CELL_RESOLUTION:
        raise GeometryError("There is no such cell.")
    return int(h3.str_to_int(code))


def finest_within(cell: int) -> tuple[int, int]:
    """The first and the last cell of resolution 10 inside a coarser one: a range that an index serves."""
    resolution = resolution_of(cell)
    unused = (1 << (3 * (15 - CELL_RESOLUTION))) - 1
    free = ((1 << (3 * (15 - resolution))) - 1) & ~unused
    first = (cell & ~(0xF << 52) & ~free & ~unused) | (CELL_RESOLUTION << 52) | unused
    # Each free digit goes up to 6; 7 would mean that it is not used.
    return first, first | (free & 0o666666666666666)


def resolve(lat: float, lng: float, places: Iterable[Place]) -> Place | None:
    """The place that holds the point, edges included; the same one every time.

    The deepest in the hierarchy wins (North Gate before the town centre that contains it); among
    equals that share an edge, the first by slug.
    """
    point = Point(lng, lat)
    holding = [place for place in places if dwithin(place.polygon, point, EDGE)]
    return min(holding, key=lambda place: (-place.depth, place.slug), default=None)


def resolve_all(where: Sequence[tuple[float, float]], places: Iterable[Place]) -> list[Place | None]:
    """As `resolve`, for thousands of points (lat, lng) at once."""
    found: list[Place | None] = [None] * len(where)
    on_the_map = points([(lng, lat) for lat, lng in where])
    for place in sorted(places, key=lambda place: (-place.depth, place.slug), reverse=True):
        prepare(place.polygon)
        for number in dwithin(place.polygon, on_the_map, EDGE).nonzero()[0]:
            found[number] = place
    return found
