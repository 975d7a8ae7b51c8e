"""The map over the API: zones with their figures, cells with their counts, and points for some."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.rights import Right
from audit.services import Action, record_access
from hotspots.api.compressed import compressed
from hotspots.counts.box import Box
from hotspots.counts.cells import RESOLUTIONS, cells_on_screen
from hotspots.counts.incidents import hotspot_points
from hotspots.counts.zones import hotspot_figures
from hotspots.exports.cells_text import cells_text
from hotspots.exports.geojson import (
    collection,
    deployment_feature,
    place,
    place_feature,
    point_feature,
)
from hotspots.layers.technology import hotspot_deployments
from hotspots.serializers.map import (
    SELECTION,
    CellCollectionSerializer,
    DeploymentCollectionSerializer,
    PointCollectionSerializer,
    ZoneCollectionSerializer,
    read_selection,
)
from hotspots.words.map import statement, technology_note

# More than this on a screen is a blot; the answer says how many there are.
MOST_POINTS = 2_000

RESOLUTION = OpenApiParameter("resolution", int, enum=list(RESOLUTIONS), default=9)
BOX = OpenApiParameter("box", str, description="west,south,east,north in degrees.")


class MapViewSet(ViewSet):
    """What was loaded on a map goes on record as such."""

    right = Right.VIEW_HOTSPOTS
    record_kind: ClassVar[str]

    def answer(self, request: Request, data: dict[str, Any], count: int, ids: Sequence[str] = ()) -> Response:
        self.record(request, count, ids)
        return Response(data)

    def record(self, request: Request, count: int, ids: Sequence[str] = ()) -> None:
        filters = request.query_params.urlencode()
        record_access(
            request._request, Action.MAP, self.record_kind,
            ids=ids, filters=filters, count=count, user=request.user,
        )  # fmt: skip


class CellViewSet(MapViewSet):
    record_kind = "hotspot cell"

    @extend_schema(parameters=[RESOLUTION, BOX, *SELECTION], responses=CellCollectionSerializer)
    def list(self, request: Request) -> HttpResponse:
        """Counts per H3 cell, of those on the `box` where one is given, each cell whole.

        Kinds that imply a victim are in no cell. At most 1,000 cells: where there are more, `resolution` is a
        coarser one than was asked and `note` says so.
        """
        resolution = read_resolution(request)
        box = request.query_params.get("box")
        screen = cells_on_screen(read_selection(request), resolution, Box(*read_box(box)) if box else None)
        self.record(request, sum(each.count for each in screen.cells))
        return compressed(request, cells_text(screen))


class HotspotZoneViewSet(MapViewSet):
    record_kind = "hotspot zone"

    @extend_schema(parameters=SELECTION, responses=ZoneCollectionSerializer)
    def list(self, request: Request) -> Response:
        """Counts per zone, what was expected, and whether the count is unusual.

        Kinds that imply a victim are counted, within violence, only for those who may see points.
        """
        selection = read_selection(request)
        figures = hotspot_figures(selection)
        data = collection(
            map(place_feature, figures.places),
            statement=statement(figures, selection),
            first_on=selection.period.first_on,
            last_on=selection.period.last_on,
            within=place(figures.within),
            outside=place(figures.outside) if figures.outside else None,
            total=figures.total,
            left_out_hour_not_known=figures.left_out_hour_not_known,
        )
        return self.answer(request, data, figures.total)


class PointViewSet(MapViewSet):
    right = Right.VIEW_POINTS
    record_kind = "hotspot point"

    @extend_schema(parameters=[BOX, *SELECTION], responses=PointCollectionSerializer)
    def list(self, request: Request) -> Response:
        """Incidents at their exact place, newest first; never those of kinds that imply a victim."""
        points = hotspot_points(read_selection(request), visible_to=request.user)
        if box := request.query_params.get("box"):
            west, south, east, north = read_box(box)
            points = points.in_box(south, west, north, east)
        drawn = list(points[:MOST_POINTS])
        total = len(drawn) if len(drawn) < MOST_POINTS else points.count()
        data = collection(map(point_feature, drawn), total=total)
        return self.answer(request, data, len(drawn), ids=[each.reference for each in drawn])


class HotspotDeploymentViewSet(MapViewSet):
    record_kind = "hotspot deployment"

    @extend_schema(parameters=SELECTION, responses=DeploymentCollectionSerializer)
    def list(self, request: Request) -> Response:
        """Technology that stood there in the period and its plans; if it lasts to today, later plans too.

        Only the period and the zone narrow it: the other filters are about incidents.
        """
        selection = read_selection(request)
        deployments = hotspot_deployments(selection, today=timezone.localdate())
        data = collection(
            map(deployment_feature, deployments),
            note=technology_note(selection),
            total=len(deployments),
        )
        return self.answer(request, data, len(deployments))


def read_resolution(request: Request) -> int:
    text = request.query_params.get("resolution", "9")
    if text not in map(str, RESOLUTIONS):
        raise serializers.ValidationError({"resolution": ["Choose 7, 8, 9 or 10."]})
    return int(text)


def read_box(text: str) -> tuple[float, ...]:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise serializers.ValidationError({"box": ["Give west,south,east,north in degrees."]})
    return west, south, east, north
