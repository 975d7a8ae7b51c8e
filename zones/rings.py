"""The buffer ring of every hotspot zone on a day: where patrols may push trouble to, or calm spreads to.

A ring leaves out its own zone and every other hotspot zone, because what happens there is counted there.
Rings of neighbours may share ground: a place near two zones is near both.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shapely import Polygon

from zones.models import Zone, ZoneVersion
from zones.ring_geometry import RING_METRES, Ring, in_ring, ring_around, ring_geojson


@dataclass(frozen=True)
class ZoneRing:
    """The ring of one outline. `hotspots` are all hotspot outlines of the day, its own among them."""

    version: ZoneVersion
    metres: float
    shape: Ring
    hotspots: tuple[Polygon, ...]

    @property
    def zone(self) -> Zone:
        return self.version.zone

    @property
    def geometry(self) -> dict[str, Any]:
        """GeoJSON: a polygon, or several."""
        return ring_geojson(self.shape)

    def holds(self, lat: float, lng: float) -> bool:
        return in_ring(lat, lng, self.shape, inside=self.hotspots)


def rings_on(day: date, metres: float = RING_METRES) -> list[ZoneRing]:
    """The rings of the hotspot zones that have an outline on that day, by the zones' names."""
    versions = [each for each in ZoneVersion.objects.holding_on(day) if each.zone.kind == Zone.Kind.HOTSPOT]
    return rings_of(versions, metres)


def rings_of(versions: list[ZoneVersion], metres: float = RING_METRES) -> list[ZoneRing]:
    """The rings of outlines that hold on one day. Each ring is worked out once and remembered."""
    shapes = {version.pk: version.polygon for version in versions}
    hotspots = tuple(shapes.values())
    return [
        ZoneRing(version, metres, ring_around(shapes[version.pk], metres, hotspots), hotspots)
        for version in versions
    ]
