"""Saved views over the API: one's own, and those that colleagues share."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ModelViewSet

from accounts.rights import Right
from audit.api import IDEMPOTENCY_KEY, LoggedReads
from hotspots.saved.forms import SavedViewFilter
from hotspots.saved.models import SavedView
from hotspots.saved.services import delete_view
from hotspots.serializers.saved import SavedViewSerializer


class SavedViewViewSet(LoggedReads, ModelViewSet):
    """The filters of a page of the map, under a name. What others did not share is not there."""

    right = Right.VIEW_HOTSPOTS
    right_to_write = Right.VIEW_HOTSPOTS
    record_kind = "saved view"
    queryset = SavedView.objects.none()
    serializer_class = SavedViewSerializer
    filterset_class = SavedViewFilter
    ordering_fields: ClassVar = ["name", "saved_at"]
    lookup_value_regex = "[0-9]{1,18}"
    http_method_names: ClassVar = ["get", "post", "patch", "delete", "head", "options"]

    def get_queryset(self) -> Any:
        return SavedView.objects.visible_to(self.request.user).for_list()

    @extend_schema(parameters=[IDEMPOTENCY_KEY])
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().create(request, *args, **kwargs)

    def perform_destroy(self, instance: SavedView) -> None:
        delete_view(view=instance, by=self.request.user)  # type: ignore[arg-type]
