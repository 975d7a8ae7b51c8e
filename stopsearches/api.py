"""Stop searches over the API, for the police alone: the same filters and services as the pages."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.mixins import (
    CreateModelMixin,
    ListModelMixin,
    RetrieveModelMixin,
    UpdateModelMixin,
)
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import IDEMPOTENCY_KEY, LoggedReads
from stopsearches.breakdowns import breakdowns_of
from stopsearches.figures import stop_search_figures
from stopsearches.filters import StopSearchFilter
from stopsearches.models import StopSearch
from stopsearches.rates import rates_of
from stopsearches.serializers import StopSearchFiguresSerializer, StopSearchSerializer
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
    free_text = ("operation_name",)
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

    @extend_schema(responses=StopSearchFiguresSerializer, filters=True)
    @action(detail=False, methods=["get"], pagination_class=None, renderer_classes=[JSONRenderer])
    def figures(self, request: Request) -> Response:
        """What the chosen searches come to: named rates, and breakdowns with what is not recorded."""
        chosen = self.filter_queryset(self.get_queryset())
        counts = stop_search_figures(chosen)
        told = {**counts, "rates": rates_of(counts), "breakdowns": breakdowns_of(chosen)}
        return Response(StopSearchFiguresSerializer(told).data)
