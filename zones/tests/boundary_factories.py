"""Published outlines for tests: made-up squares, in the columns of the Office for National Statistics."""

import json
from datetime import UTC, datetime
from typing import Any

from zones.boundaries.boundary_file import read_boundary_file
from zones.boundaries.loading import BoundaryReport, load_boundaries
from zones.models import Boundary

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def square(west: float = 0.1, south: float = 51.75, size: float = 0.01) -> dict[str, Any]:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(code: str, name: str, column: str = "WD13", **more: Any) -> dict[str, Any]:
    properties = {f"{column}CD": code, f"{column}NM": name}
    return {"type": "Feature", "properties": properties, "geometry": square(), **more}


def collection(*features: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def two_wards(**more: Any) -> bytes:
    return collection(feature("E05000001", "Made-up Common"), feature("E05000002", "Invented Green", **more))


def load(content: bytes, name: str = "wards.geojson", **options: Any) -> BoundaryReport:
    return load_boundaries(file=read_boundary_file(content), file_name=name, now=NOW, **options)


def ward(code: str) -> Boundary:
    load(collection(feature(code, f"Ward {code}")))
    return Boundary.objects.get(code=code)
