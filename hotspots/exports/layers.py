"""Writes the layers besides incidents as GeoJSON features."""

from hotspots.analysis.gi_star import ClusteredCell
from hotspots.exports.geojson import Feature, feature, point
from hotspots.layers.dose import ZoneDose
from hotspots.layers.point_groups import PointGroup
from hotspots.layers.powers import HotspotPower
from hotspots.layers.stop_searches import SearchedPlace
from zones.geometry import cell_outline
from zones.rings import ZoneRing


def dose_feature(dose: ZoneDose) -> Feature:
    names = (
        "slug", "name", "kind", "qualifying_visits", "minutes", "days_since", "freshness",
        "visits_words", "last_words", "url",
    )  # fmt: skip
    return feature(dose.outline, {name: getattr(dose, name) for name in names})


def searched_feature(place: SearchedPlace) -> Feature:
    """A cell with its outline, or a published point: never one among the other."""
    properties = {"name": place.name, "count": place.count}
    if place.cell is None:
        return feature(point(place.lat, place.lng), properties)
    outline = {"type": "Polygon", "coordinates": [cell_outline(place.cell)]}
    return feature(outline, {"cell": place.code, **properties})


def clustered_feature(each: ClusteredCell) -> Feature:
    """One marked cell, the same as its row in the table."""
    found = each.cluster
    outline = {"type": "Polygon", "coordinates": [cell_outline(found.cell)]}
    numbers = {"count": found.count, "around": found.around}
    tested = {"z": round(found.z, 3), "adjusted_p": found.adjusted_p}
    said = {"cell": each.code, "name": each.name, "mark": each.mark, "words": each.words}
    return feature(outline, {**said, **numbers, **tested})


def group_feature(group: PointGroup) -> Feature:
    return feature(point(group.lat, group.lng), {"count": group.count})


def ring_feature(ring: ZoneRing) -> Feature:
    return feature(ring.geometry, {"slug": ring.zone.slug, "name": ring.zone.name, "metres": ring.metres})


def power_feature(each: HotspotPower) -> Feature:
    properties = {
        "reference": each.power.reference,
        "kind": each.power.kind,
        "called": each.called,
        "state": each.state,
        "state_words": each.state_words,
        "when": each.when,
        "url": each.power.get_absolute_url(),
    }
    return feature(each.power.geometry, properties)
