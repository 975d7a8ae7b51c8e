"""Reading a GeoJSON file of zones, and saying feature by feature what is wrong with it. Plain Python."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zones.geometry import GeometryError, polygon_from_geojson
from zones.page_names import TAKEN_BY_PAGES

# Harlow's own zones, which come with the project.
SHIPPED = Path(__file__).parent / "data" / "harlow_zones.geojson"
KINDS = ("hotspot", "context")


class ZoneFileError(ValueError):
    """A file that is no collection of zones at all."""


@dataclass(frozen=True)
class ZoneFeature:
    """One zone of the file. `problem` says why it cannot be loaded, or is empty."""

    number: int
    slug: str
    name: str
    kind: str
    parent: str
    geometry: dict[str, Any] = field(default_factory=dict)
    source: str = ""
    confidence: str = ""
    problem: str = ""


def read_zone_file(content: bytes | str) -> list[ZoneFeature]:
    """The zones of a FeatureCollection, in the file's order; problems are kept on their feature."""
    try:
        document = json.loads(content)
    except ValueError as error:
        raise ZoneFileError(f"This is not a JSON file: {error}.") from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or document.get("type") != "FeatureCollection":
        raise ZoneFileError("This is not a GeoJSON FeatureCollection.")
    if not features:
        raise ZoneFileError("The file holds no zones.")
    return [_feature(number, each) for number, each in enumerate(features, start=1)]


def _feature(number: int, feature: Any) -> ZoneFeature:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        return ZoneFeature(number, "", "", "", "", problem="This is not a GeoJSON Feature with properties.")
    slug = _text(properties.get("slug") or feature.get("id"))
    zone = ZoneFeature(
        number=number,
        slug=slug,
        name=_text(properties.get("name")) or slug.replace("-", " ").capitalize(),
        kind=_text(properties.get("kind")) or "hotspot",
        parent=_text(properties.get("parent")),
        geometry=feature.get("geometry") or {},
        source=_text(properties.get("source")),
        confidence=_text(properties.get("confidence")),
    )
    problem = _problem(zone)
    return ZoneFeature(**{**zone.__dict__, "problem": problem})


def _problem(zone: ZoneFeature) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", zone.slug):
        return "It needs a property “slug” of small letters, figures and hyphens."
    if zone.slug in TAKEN_BY_PAGES:
        return f"It cannot be called “{zone.slug}”: another page has that address."
    if zone.kind not in KINDS:
        return f"Its kind is “{zone.kind}”; it must be hotspot or context."
    if zone.parent == zone.slug:
        return "It names itself as its parent."
    try:
        polygon_from_geojson(zone.geometry)
    except GeometryError as error:
        return str(error)
    return ""


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int) else ""
