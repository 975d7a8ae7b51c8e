"""Recorded crime over the API: a list, and the snap points for the map. Read only: it is imported."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import LoggedReads
from audit.services import Action, record_access
from incidents.models import RecordedCrime
from incidents.recorded_filters import RecordedCrimeFilter
from incidents.recorded_places import newest_months, snap_points
from incidents.recorded_serializers import (
    RecordedCrimeSerializer,
    SnapPointCollectionSerializer,
    as_geojson,
)
from zones.renderers import LOCATED_RENDERERS


class RecordedCrimeViewSet(LoggedReads, ListModelMixin, GenericViewSet):
    """Crime as data.police.uk publishes it: known by month, at a point that stands for many."""

    right = Right.VIEW_RECORDED_CRIME
    record_kind = "recorded crime"
    queryset = RecordedCrime.objects.none()
    serializer_class = RecordedCrimeSerializer
    filterset_class = RecordedCrimeFilter
    renderer_classes = LOCATED_RENDERERS
    ordering_fields: ClassVar = ["month", "crime_type"]

    def get_queryset(self) -> Any:
        return RecordedCrime.objects.visible_to(self.request.user)

    @extend_schema(responses=SnapPointCollectionSerializer)
    @action(detail=False, pagination_class=None, ordering_fields=[])
    def places(self, request: Request) -> Response:
        """The newest twelve months, or those asked for, added up by snap point."""
        crimes = self.filter_queryset(self.get_queryset())
        if not {"from_month", "to_month"} & set(request.query_params):
            crimes = newest_months(crimes)
        return Response(as_geojson(snap_points(crimes)))

    def _record(self, request: Request, response: Response) -> None:
        if self.action != "places":
            super()._record(request, response)
            return
        record_access(
            request._request, Action.MAP, self.record_kind,
            filters=request.query_params.urlencode(),
            count=sum(each["properties"]["count"] for each in response.data["features"]),
            user=request.user,
        )  # fmt: skip
