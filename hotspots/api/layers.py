"""What the map shows besides incidents: rings, powers, patrol, and stop searches for the police."""

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.rights import Right
from hotspots.api.map import BOX, RESOLUTION, MapViewSet, read_box, read_resolution
from hotspots.exports.geojson import collection
from hotspots.exports.layers import dose_feature, group_feature, power_feature, ring_feature, searched_feature
from hotspots.layers.dose import hotspot_dose
from hotspots.layers.point_groups import ZOOMS, point_groups
from hotspots.layers.powers import hotspot_powers
from hotspots.layers.stop_searches import APPROXIMATE, hotspot_stop_searches
from hotspots.serializers.layers import (
    DoseCollectionSerializer,
    PointGroupCollectionSerializer,
    PowerCollectionSerializer,
    RingCollectionSerializer,
    StopSearchLayerSerializer,
)
from hotspots.serializers.map import SELECTION, read_selection
from zones.rings import rings_on

ZOOM = OpenApiParameter("zoom", int, enum=list(ZOOMS), default=17, description="Of the web map's squares.")


class PointGroupViewSet(MapViewSet):
    right = Right.VIEW_POINTS
    record_kind = "hotspot point group"

    @extend_schema(parameters=[BOX, ZOOM, *SELECTION], responses=PointGroupCollectionSerializer)
    def list(self, request: Request) -> Response:
        """Where there are more points than `points` gives: how many incidents, per square of a zoom.

        Without `box`, of everywhere; never kinds that imply a victim.
        """
        box = read_box(request.query_params.get("box") or "-180,-90,180,90")
        groups = point_groups(read_selection(request), box, _zoom(request), visible_to=request.user)
        total = sum(group.count for group in groups)
        return self.answer(request, collection(map(group_feature, groups), total=total), total)


class HotspotRingViewSet(MapViewSet):
    record_kind = "hotspot ring"

    @extend_schema(parameters=SELECTION, responses=RingCollectionSerializer)
    def list(self, request: Request) -> Response:
        """The ground within 100 m of each hotspot zone, as drawn at the end of the period. No figures."""
        rings = rings_on(read_selection(request).period.last_on)
        return self.answer(request, collection(map(ring_feature, rings)), len(rings))


class HotspotPowerViewSet(MapViewSet):
    record_kind = "hotspot power"

    @extend_schema(parameters=SELECTION, responses=PowerCollectionSerializer)
    def list(self, request: Request) -> Response:
        """Section 60, section 34 and public spaces orders that held at some time of the period.

        Only the period narrows it.
        """
        found = hotspot_powers(read_selection(request), visible_to=request.user, now=timezone.now())
        data = collection(map(power_feature, found.powers), note=found.note)
        ids = [each.power.reference for each in found.powers]
        return self.answer(request, data, len(found.powers), ids=ids)


class HotspotDoseViewSet(MapViewSet):
    right = Right.VIEW_PATROLS
    record_kind = "hotspot dose"

    @extend_schema(parameters=SELECTION, responses=DoseCollectionSerializer)
    def list(self, request: Request) -> Response:
        """Qualifying visits and minutes per zone, and the days since the last one.

        Only the period and the zone narrow it: a visit is known by its zone.
        """
        dose = hotspot_dose(read_selection(request), now=timezone.now())
        data = collection(map(dose_feature, dose.zones), note=dose.note)
        return self.answer(request, data, len(dose.zones))


class HotspotStopSearchViewSet(MapViewSet):
    right = Right.VIEW_STOP_SEARCHES
    record_kind = "hotspot stop search"

    @extend_schema(parameters=[RESOLUTION, *SELECTION], responses=StopSearchLayerSerializer)
    def list(self, request: Request) -> Response:
        """Counts of those the police recorded, per H3 cell, and of published ones, per approximate place.

        Nothing about who was searched. The two must not be added up: published ones repeat the same
        searches.
        """
        resolution = read_resolution(request)
        found = hotspot_stop_searches(read_selection(request), visible_to=request.user, resolution=resolution)
        recorded = collection(
            map(searched_feature, found.cells),
            resolution=resolution,
            total=found.total,
            without_place=found.without_place,
            note=found.note,
        )
        published = collection(
            map(searched_feature, found.points),
            label=APPROXIMATE,
            total=found.published_total,
            without_place=found.published_without_place,
        )
        data = {"recorded": recorded, "published": published}
        return self.answer(request, data, found.total + found.published_total)


def _zoom(request: Request) -> int:
    text = request.query_params.get("zoom", "17")
    if text not in map(str, ZOOMS):
        raise serializers.ValidationError({"zoom": [f"Choose {ZOOMS[0]} to {ZOOMS[-1]}."]})
    return int(text)
