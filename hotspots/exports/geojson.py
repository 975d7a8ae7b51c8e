"""Writes the figures of the map as GeoJSON: the only place here where longitude comes first."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from hotspots.counts.cells import CellFigure
from hotspots.counts.zones import PlaceFigure
from hotspots.layers.technology import HotspotDeployment
from incidents.models import Incident
from zones.geometry import cell_outline

Feature = dict[str, Any]
DEPLOYMENT_FACTS = (
    "reference", "technology", "technology_label", "status", "status_label", "when", "site", "zone",
    "alerts", "caused_by", "during", "found",
)  # fmt: skip


def collection(features: Iterable[Feature], **about: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", **about, "features": list(features)}


def cell_feature(figure: CellFigure) -> Feature:
    properties = {"rank": figure.rank, "cell": figure.code, "name": figure.name, "count": figure.count}
    outline = {"type": "Polygon", "coordinates": [cell_outline(figure.cell)]}
    return feature(outline, properties)


def place_feature(figure: PlaceFigure) -> Feature:
    return feature(
        figure.outline,
        {"slug": figure.slug, "kind": "hotspot" if figure.is_hotspot else "context", **place(figure)},
    )


def place(figure: PlaceFigure) -> dict[str, Any]:
    """One place's figures, the same as its row in the table."""
    said = figure.verdict
    return {
        "name": figure.name,
        "count": figure.known,
        "expected": figure.expected,
        "usual_low": said.usual_low if said else None,
        "usual_high": said.usual_high if said else None,
        "verdict": said.code if said else None,
        "verdict_words": figure.verdict_words,
    }


def point_feature(incident: Incident) -> Feature:
    properties = {
        "reference": incident.reference,
        "category": incident.category,
        "category_words": incident.get_category_display(),
        "occurred_at": timezone.localtime(incident.occurred_at).isoformat(),
        "time_precision": incident.time_precision,
        "url": incident.get_absolute_url(),
    }
    return feature(point(incident.lat, incident.lng), properties)


def deployment_feature(deployment: HotspotDeployment) -> Feature:
    """What the technology caused and what was made while it stood there stay two lists."""
    properties = {
        **{name: deployment.row[name] for name in DEPLOYMENT_FACTS},
        "caused_by_words": deployment.caused_by_words,
        "during_words": deployment.during_words,
        "url": deployment.url,
    }
    return feature(point(deployment.lat, deployment.lng) or deployment.outline, properties)


def point(lat: float | None, lng: float | None) -> dict[str, Any] | None:
    return None if lat is None else {"type": "Point", "coordinates": [lng, lat]}


def feature(geometry: dict[str, Any] | None, properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "geometry": geometry, "properties": properties}
