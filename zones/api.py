"""Zones over the API, as GeoJSON: the outline that holds today, or on `?on=`."""

from datetime import date
from typing import Any, ClassVar

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import LoggedReads
from zones.adding import add_zone
from zones.filters import ZoneFilter
from zones.models import Zone
from zones.renderers import GeoJSONRenderer
from zones.serializers import (
    NewZoneSerializer,
    RedrawSerializer,
    ZoneCollectionSerializer,
    ZoneDetailSerializer,
    ZoneSerializer,
)
from zones.services import redraw_zone

KIND = OpenApiParameter(
    "kind", enum=Zone.Kind.values, description="Only the hotspot zones, or only the wider areas around them."
)
ON = OpenApiParameter(
    "on", OpenApiTypes.DATE, description="The day whose outlines are wanted; today if left out."
)


class ZoneViewSet(LoggedReads, GenericViewSet):
    """Hotspot zones and the wider areas around them. Redrawing never rewrites an earlier count."""

    right = Right.VIEW_ZONES
    right_to_write = Right.MANAGE_ZONES
    record_kind = "zone"
    queryset = Zone.objects.none()
    serializer_class = ZoneSerializer
    renderer_classes = (JSONRenderer, GeoJSONRenderer)
    lookup_field = "slug"
    filter_backends: ClassVar = []
    pagination_class = None

    def get_queryset(self) -> Any:
        zones = Zone.objects.with_outline_on(self._day())
        return zones if self.action == "list" else zones.prefetch_related("versions__drawn_by", "children")

    @extend_schema(parameters=[KIND, ON], responses=ZoneCollectionSerializer)
    def list(self, request: Request) -> Response:
        """A FeatureCollection of every zone, its geometry as drawn on that day (null if it was not)."""
        features = ZoneSerializer(self._of_the_kind(self.get_queryset()), many=True).data
        return Response({"type": "FeatureCollection", "count": len(features), "features": features})

    @extend_schema(request=NewZoneSerializer, responses={201: ZoneDetailSerializer})
    def create(self, request: Request) -> Response:
        """Add a zone with its first outline, from today at the earliest."""
        wanted = NewZoneSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        zone = add_zone(by=request.user, today=timezone.localdate(), **wanted.validated_data)
        made = self.get_queryset().get(pk=zone.pk)
        return Response(ZoneDetailSerializer(made).data, status=201)

    @extend_schema(parameters=[ON], responses=ZoneDetailSerializer)
    def retrieve(self, request: Request, slug: str) -> Response:
        """One zone as a Feature, with every outline it has had among its properties."""
        return Response(ZoneDetailSerializer(self.get_object()).data)

    @extend_schema(request=RedrawSerializer, responses={201: ZoneDetailSerializer})
    @action(detail=True, methods=["post"])
    def redraw(self, request: Request, slug: str) -> Response:
        """Give the zone a new outline from a day on, today at the earliest."""
        wanted = RedrawSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        redraw_zone(
            zone=self.get_object(), by=request.user, today=timezone.localdate(), **wanted.validated_data
        )
        return Response(ZoneDetailSerializer(self.get_object()).data, status=201)

    def _of_the_kind(self, zones: Any) -> Any:
        wanted = ZoneFilter(self.request.query_params, queryset=zones)
        if not wanted.is_valid():
            raise serializers.ValidationError(wanted.errors)
        return wanted.qs

    def _day(self) -> date:
        text = self.request.query_params.get("on")
        if not text:
            return timezone.localdate()
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise serializers.ValidationError({"on": ["Give a date like 2026-11-22."]}) from error
