"""Outlines as people paste or type them: GeoJSON, or `latitude, longitude` a line. Plain Python."""

import json
import re
from typing import Any

from zones.geometry import GeometryError, geojson_from_polygon, polygon_from_geojson

_PAIR = re.compile(r"^\s*(-?\d+(?:\.\d+)?)[,;\s]+(-?\d+(?:\.\d+)?)\s*$")


def read_outline(text: str) -> dict[str, Any]:
    """The outline as one GeoJSON polygon, closed. Refuses anything else with a sentence."""
    text = text.strip()
    geometry = _from_geojson(text) if text[:1] in ("{", "[") else _from_lines(text)
    return geojson_from_polygon(polygon_from_geojson(geometry))


def write_outline(geometry: dict[str, Any]) -> str:
    """The outline as lines to edit: `latitude, longitude`, without repeating the first point."""
    ring = geometry["coordinates"][0]
    return "\n".join(f"{lat}, {lng}" for lng, lat, *_ in ring[:-1])


def _from_geojson(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except RecursionError as error:
        raise GeometryError("This is not GeoJSON: its brackets are too deep.") from error
    except ValueError as error:
        raise GeometryError(f"This is not valid GeoJSON: {error}.") from error
    if isinstance(document, dict) and document.get("type") == "FeatureCollection":
        features = document.get("features") or []
        if not isinstance(features, list) or len(features) != 1:
            number = len(features) if isinstance(features, list) else "none that can be read"
            raise GeometryError(f"Paste one zone; this collection holds {number}.")
        document = features[0]
    if isinstance(document, dict) and document.get("type") == "Feature":
        document = document.get("geometry")
    if not isinstance(document, dict):
        raise GeometryError("The area must be one polygon.")
    return document


def _from_lines(text: str) -> dict[str, Any]:
    ring: list[list[float]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        pair = _PAIR.match(line)
        if pair is None:
            raise GeometryError(f"Line {number} is not a latitude and a longitude, like 51.77095, 0.09182.")
        ring.append([float(pair[2]), float(pair[1])])
    if len(ring) < 3:
        raise GeometryError("An outline needs at least three points.")
    return {"type": "Polygon", "coordinates": [ring if ring[0] == ring[-1] else [*ring, ring[0]]]}
