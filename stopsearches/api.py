"""Stop searches over the API, for the police alone: the same filters and services as the pages."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.mixins import (
    CreateModelMixin,
    ListModelMixin,
    RetrieveModelMixin,
    UpdateModelMixin,
)
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import IDEMPOTENCY_KEY, LoggedReads
from stopsearches.filters import StopSearchFilter
from stopsearches.models import StopSearch
from stopsearches.serializers import StopSearchSerializer
from zones.renderers import LOCATED_RENDERERS


class StopSearchViewSet(
    LoggedReads,
    ListModelMixin,
    CreateModelMixin,
    RetrieveModelMixin,
    UpdateModelMixin,
    GenericViewSet,
):
    """Stop searches, about no named person. Those that were published are read only."""

    right = Right.VIEW_STOP_SEARCHES
    right_to_write = Right.RECORD_STOP_SEARCHES
    record_kind = "stop search"
    queryset = StopSearch.objects.none()
    serializer_class = StopSearchSerializer
    filterset_class = StopSearchFilter
    renderer_classes = LOCATED_RENDERERS
    ordering_fields: ClassVar = ["searched_at", "supplied_at"]
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    def get_queryset(self) -> Any:
        return StopSearch.objects.visible_to(self.request.user).for_list()

    @extend_schema(parameters=[IDEMPOTENCY_KEY])
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().create(request, *args, **kwargs)
