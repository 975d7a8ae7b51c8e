"""Reading a GeoJSON file of published outlines, and saying feature by feature what is wrong. Plain Python.

The Office for National Statistics names its columns by kind and year: `WD13CD` and `WD13NM` are the code and
the name of a ward of 2013, `LSOA11CD` of a census area of 2011, `LAD13CD` of a district.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shapely import MultiPolygon, Polygon
from shapely.geometry import mapping, shape

KINDS = {"WD": "ward", "LSOA": "lsoa", "LAD": "district"}
FILE_KINDS = ", ".join(f"{prefix}..CD" for prefix in KINDS)
MOST_BYTES = 50_000_000
GREAT_BRITAIN = (-9.0, 49.0, 2.5, 61.0)
_CODE_COLUMN = re.compile(r"(WD|LSOA|LAD)([0-9]{2})CD")
_CODE = re.compile(r"[EWSN][0-9]{8}")


class BoundaryFileError(ValueError):
    """A file that cannot be loaded, with what is wrong in it, one sentence each."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Outline:
    """One ward, census area or district, with its geometry as it is stored."""

    code: str
    name: str
    geometry: dict[str, Any]


@dataclass(frozen=True)
class BoundaryFile:
    """A file that was read whole: one kind, one year."""

    kind: str
    vintage: int
    sha256: str
    outlines: tuple[Outline, ...]


def read_boundary_file(content: bytes) -> BoundaryFile:
    """Every outline of the file, or an error that names what is wrong with it."""
    if len(content) > MOST_BYTES:
        raise BoundaryFileError(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    features = _features(content)
    prefix, year = _kind_and_year(features)
    outlines, problems = [], []
    for number, feature in enumerate(features, start=1):
        try:
            outlines.append(_outline(feature, f"{prefix}{year}"))
        except BoundaryFileError as error:
            problems.append(f"Feature {number}: {error}")
    codes = [each.code for each in outlines]
    problems += [
        f"The code {code} is there twice." for code in sorted({c for c in codes if codes.count(c) > 1})
    ]
    if problems:
        raise BoundaryFileError(*problems)
    return BoundaryFile(KINDS[prefix], _full_year(year), hashlib.sha256(content).hexdigest(), tuple(outlines))


def _features(content: bytes) -> list[Any]:
    try:
        document = json.loads(content)
    except ValueError as error:
        raise BoundaryFileError(f"This is not a JSON file: {error}.") from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or document.get("type") != "FeatureCollection":
        raise BoundaryFileError("This is not a GeoJSON FeatureCollection.")
    if not features:
        raise BoundaryFileError("The file holds no outlines.")
    return features


def _kind_and_year(features: Sequence[Any]) -> tuple[str, str]:
    """From the columns of the first feature; a file holds one kind and one year."""
    first = features[0].get("properties") if isinstance(features[0], dict) else None
    names = list(first) if isinstance(first, dict) else []
    found = [match for match in map(_CODE_COLUMN.fullmatch, names) if match]
    if len(found) != 1:
        listed = ", ".join(names) or "none"
        raise BoundaryFileError(
            f"One column with the codes is needed: {FILE_KINDS}, with the year for the dots. Found: {listed}."
        )
    return found[0][1], found[0][2]


def _outline(feature: Any, column: str) -> Outline:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise BoundaryFileError("This is not a GeoJSON Feature with properties.")
    code, name = properties.get(f"{column}CD"), properties.get(f"{column}NM")
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise BoundaryFileError(f"{column}CD is “{code}”; a code is a letter and eight figures.")
    if not isinstance(name, str) or not name.strip() or len(name.strip()) > 100:
        raise BoundaryFileError(f"{code} needs a name in {column}NM, of at most 100 characters.")
    return Outline(code, name.strip(), _geometry(feature.get("geometry"), code))


def _geometry(geometry: Any, code: str) -> dict[str, Any]:
    """Rounded to six places, about 10 cm: finer than the outlines were drawn."""
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise BoundaryFileError(f"{code} is neither a polygon nor several.")
    try:
        area = shape(geometry)
    except (ValueError, TypeError, IndexError, KeyError, AttributeError) as error:
        raise BoundaryFileError(f"The coordinates of {code} could not be read.") from error
    if area.is_empty or not area.is_valid:
        raise BoundaryFileError(f"The outline of {code} crosses itself or is empty.")
    west, south, east, north = area.bounds
    least_lng, least_lat, most_lng, most_lat = GREAT_BRITAIN
    if not (least_lng <= west and least_lat <= south and east <= most_lng and north <= most_lat):
        raise BoundaryFileError(f"{code} is not in Great Britain: are these degrees, longitude first?")
    return _rounded(area)


def _rounded(area: "Polygon | MultiPolygon") -> dict[str, Any]:
    def ring(points: Any) -> list[list[float]]:
        kept: list[list[float]] = []
        for lng, lat, *_ in points:
            point = [round(lng, 6), round(lat, 6)]
            if not kept or kept[-1] != point:
                kept.append(point)
        return kept

    written = mapping(area)
    if written["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": [ring(each) for each in written["coordinates"]]}
    parts = [[ring(each) for each in part] for part in written["coordinates"]]
    return {"type": "MultiPolygon", "coordinates": parts}


def _full_year(two_figures: str) -> int:
    """The census of 1971 was the first with codes on a map; nothing is published for 2070 yet."""
    year = int(two_figures)
    return 1900 + year if year >= 70 else 2000 + year
