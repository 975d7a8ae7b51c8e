"""Events over the API: the same rights, filters and services as the pages."""

from typing import Any, ClassVar

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
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
from audit.converters import REFERENCE
from zones.events.filters import TownEventFilter
from zones.events.serializers import CancelTownEventSerializer, TownEventSerializer
from zones.events.services import cancel_event
from zones.models import TownEvent


class TownEventViewSet(
    LoggedReads, ListModelMixin, CreateModelMixin, RetrieveModelMixin, UpdateModelMixin, GenericViewSet
):
    """What brings people to the town or to one of its zones: a name, a time, and how many are expected.

    Cancelled with a reason, never deleted.
    """

    right = Right.VIEW_ZONES
    right_to_write = Right.RECORD_EVENTS
    record_kind = "town event"
    free_text = ("name", "reason")
    queryset = TownEvent.objects.none()
    serializer_class = TownEventSerializer
    filterset_class = TownEventFilter
    ordering_fields: ClassVar = ["starts_at", "ends_at", "recorded_at", "reference"]
    lookup_field = "reference"
    lookup_value_regex = REFERENCE
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    def get_queryset(self) -> Any:
        return TownEvent.objects.visible_to(self.request.user).for_list(timezone.now())

    @extend_schema(parameters=[IDEMPOTENCY_KEY])
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().create(request, *args, **kwargs)

    @extend_schema(request=CancelTownEventSerializer, responses=TownEventSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, reference: str) -> Response:
        """Cancel it, with the reason; it is kept."""
        wanted = CancelTownEventSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        cancelled = cancel_event(
            event=self.get_object(), by=request.user, now=timezone.now(), **wanted.validated_data
        )
        return Response(self.get_serializer(cancelled).data)
