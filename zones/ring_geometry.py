"""The ring around a zone: the ground within so many metres of its outline. Plain Python.

Points are `lat, lng`; the width is measured on the British National Grid.
"""

from functools import cache, lru_cache
from typing import Any, TypeAlias, cast

from pyproj import Transformer
from shapely import MultiPolygon, Point, Polygon, dwithin, transform, union_all
from shapely.geometry import mapping

from zones.geometry import EDGE, GeometryError, to_metres

# Corners are rounded: so many straight pieces for a quarter of a circle are within 0.2 % of its width.
PIECES = 16
RING_METRES = 100
MOST_METRES = 2_000

Ring: TypeAlias = "Polygon | MultiPolygon"


@lru_cache(maxsize=256)
def ring_around(polygon: Polygon, metres: float, without: tuple[Polygon, ...] = ()) -> Ring:
    """The ground within that many metres of a polygon, but not in it, nor in those to leave out.

    Usually a polygon with a hole; several polygons, or none (empty), where what is left out cuts it.
    """
    if not 0 < metres <= MOST_METRES:
        raise GeometryError(f"A ring is more than 0 and at most {MOST_METRES:,} metres wide.")
    on_the_grid = to_metres(polygon)
    left_out = union_all([on_the_grid, *(to_metres(each) for each in without)])
    ring = on_the_grid.buffer(metres, quad_segs=PIECES).difference(left_out)
    parts = [part for part in _polygons(ring) if part.area >= 1]
    ring = parts[0] if len(parts) == 1 else MultiPolygon(parts)
    return cast(Ring, transform(ring, _to_degrees().transform, interleaved=False))


def in_ring(lat: float, lng: float, ring: Ring, inside: tuple[Polygon, ...] = ()) -> bool:
    """Whether the ring holds the point. A point on a zone's edge belongs to the zone: name that `inside`."""
    point = Point(lng, lat)
    return bool(dwithin(ring, point, EDGE)) and not any(dwithin(each, point, EDGE) for each in inside)


def ring_geojson(ring: Ring) -> dict[str, Any]:
    """GeoJSON with [lng, lat] rounded to six places (about 10 cm)."""
    return {"type": ring.geom_type, "coordinates": _rounded(mapping(ring)["coordinates"])}


def _polygons(shape: Any) -> list[Polygon]:
    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    return [part for part in getattr(shape, "geoms", ()) if isinstance(part, Polygon)]


def _rounded(part: Any) -> Any:
    if part and isinstance(part[0], float):
        return [round(part[0], 6), round(part[1], 6)]
    return [_rounded(each) for each in part]


@cache
def _to_degrees() -> Transformer:
    return Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)
