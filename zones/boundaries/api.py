"""Published outlines over the API, as GeoJSON that a browser may keep until they change."""

import hashlib
from typing import Any, ClassVar

from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags, quote_etag
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import LoggedReads
from zones.boundaries.filters import BoundaryFilter
from zones.boundaries.serializers import BoundaryCollectionSerializer, BoundarySerializer
from zones.models import Boundary
from zones.renderers import GeoJSONRenderer

KIND = OpenApiParameter(
    "kind", enum=Boundary.Kind.values, description="Only wards, census areas or districts."
)
VINTAGE = OpenApiParameter(
    "vintage", OpenApiTypes.INT, description="The year of publication; the latest of each kind if left out."
)


class BoundaryViewSet(LoggedReads, GenericViewSet):
    """Wards, census areas and the district as published: to look at beside zones; no count is by them."""

    right = Right.VIEW_ZONES
    record_kind = "boundary"
    queryset = Boundary.objects.none()
    serializer_class = BoundarySerializer
    renderer_classes = (JSONRenderer, GeoJSONRenderer)
    filter_backends: ClassVar = []
    pagination_class = None

    @extend_schema(parameters=[KIND, VINTAGE], responses=BoundaryCollectionSerializer)
    def list(self, request: Request) -> Response:
        """A FeatureCollection, with an ETag: sent back as `If-None-Match`, the answer is 304 and empty."""
        asked = BoundaryFilter(request.query_params, queryset=Boundary.objects.all())
        if not asked.is_valid():
            raise serializers.ValidationError(asked.errors)
        etag = _etag(asked.qs.order_by("pk").values_list("pk", "file_sha256"))
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            return _kept(Response(status=304), etag)
        features = BoundarySerializer(asked.qs, many=True).data
        answer = {"type": "FeatureCollection", "count": len(features), "features": features}
        return _kept(Response(answer), etag)


def _etag(rows: Any) -> str:
    """Changes with any outline that the answer holds."""
    return quote_etag(hashlib.sha256(repr(list(rows)).encode()).hexdigest()[:32])


def _kept(response: Response, etag: str) -> Response:
    """In the browser's own cache, asked for again each time: published outlines are nobody's secret."""
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response
