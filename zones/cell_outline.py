"""The outline around some cells of the map, to make a zone of them. Plain Python."""

from collections.abc import Iterable
from typing import Any

import h3
from shapely import Polygon

from zones.geometry import GeometryError, geojson_from_polygon

MOST_CELLS = 50


def outline_of_cells(codes: Iterable[str]) -> dict[str, Any]:
    """One GeoJSON polygon around cells that touch each other, their inner edges dissolved."""
    codes = list(dict.fromkeys(code.strip().lower() for code in codes))
    if not codes or len(codes) > MOST_CELLS:
        raise GeometryError(f"Give between 1 and {MOST_CELLS} cells.")
    unknown = [code for code in codes if not h3.is_valid_cell(code)]
    if unknown:
        raise GeometryError(f"“{unknown[0][:20]}” is not a cell of the map.")
    if len({h3.get_resolution(code) for code in codes}) > 1:
        raise GeometryError("The cells are of different sizes.")
    around = h3.cells_to_h3shape(codes, tight=True)
    if not isinstance(around, h3.LatLngPoly):
        raise GeometryError("The cells do not touch each other, so no single outline holds them.")
    # A ring of cells holds a hole; a zone has none, so what the ring surrounds belongs to it.
    return geojson_from_polygon(Polygon([(lng, lat) for lat, lng in around.outer]))
