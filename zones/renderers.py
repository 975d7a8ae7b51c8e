"""GeoJSON for endpoints whose records have a place: `Accept: application/geo+json`, `?format=geojson`."""

from collections.abc import Mapping
from typing import Any

from rest_framework.renderers import JSONRenderer


class GeoJSONRenderer(JSONRenderer):
    """Turns records with `lat` and `lng` (or `geometry`) into features; errors stay as they are.

    A record whose place is not known, or not for this reader, is a feature without geometry.
    """

    media_type = "application/geo+json"
    format = "geojson"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> Any:
        response = (renderer_context or {}).get("response")
        if response is None or not response.exception:
            data = as_geojson(data)
        return super().render(data, accepted_media_type, renderer_context)


LOCATED_RENDERERS = (JSONRenderer, GeoJSONRenderer)


def as_geojson(data: Any) -> Any:
    """A page or list of records as a FeatureCollection, one record as a Feature."""
    if isinstance(data, Mapping) and data.get("type") in ("Feature", "FeatureCollection"):
        return data
    if isinstance(data, Mapping) and "results" in data:
        about = {name: value for name, value in data.items() if name != "results"}
        return {
            "type": "FeatureCollection",
            **about,
            "features": [_feature(each) for each in data["results"]],
        }
    if isinstance(data, list):
        return {"type": "FeatureCollection", "features": [_feature(each) for each in data]}
    return _feature(data) if isinstance(data, Mapping) else data


def _feature(record: Mapping[str, Any]) -> dict[str, Any]:
    properties = {name: value for name, value in record.items() if name not in ("lat", "lng", "geometry")}
    geometry = record.get("geometry")
    if geometry is None and record.get("lat") is not None:
        geometry = {"type": "Point", "coordinates": [record["lng"], record["lat"]]}
    name = record.get("reference") or record.get("slug")
    identity = {"id": name} if name else {}
    return {"type": "Feature", **identity, "geometry": geometry, "properties": properties}
