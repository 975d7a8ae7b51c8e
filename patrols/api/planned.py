"""Planned visits over the API, each with what was delivered of it."""

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
from patrols.filters import PlannedVisitFilter
from patrols.models import PlannedVisit
from patrols.plans.delivered import with_delivered
from patrols.serializers.planned import CancelSerializer, CopyWeekSerializer, PlannedVisitSerializer
from patrols.services import cancel_plan
from patrols.services.copying import copy_week


class PlannedVisitViewSet(
    LoggedReads, ListModelMixin, RetrieveModelMixin, CreateModelMixin, UpdateModelMixin, GenericViewSet
):
    """Visits that were planned, and how many were delivered. Cancelled with a reason, never deleted."""

    right = Right.VIEW_PATROLS
    right_to_write = Right.PLAN_VISITS
    record_kind = "planned visit"
    free_text = ("why", "note", "reason")
    queryset = PlannedVisit.objects.none()
    serializer_class = PlannedVisitSerializer
    filterset_class = PlannedVisitFilter
    ordering_fields: ClassVar = ["on", "from_time", "planned_at"]
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    def get_queryset(self) -> Any:
        return PlannedVisit.objects.visible_to(self.request.user).for_list()

    def paginate_queryset(self, queryset: Any) -> list[PlannedVisit]:
        return with_delivered(super().paginate_queryset(queryset), now=timezone.now())

    def get_object(self) -> PlannedVisit:
        return with_delivered([super().get_object()], now=timezone.now())[0]

    @extend_schema(parameters=[IDEMPOTENCY_KEY])
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().create(request, *args, **kwargs)

    @extend_schema(request=CopyWeekSerializer, responses=PlannedVisitSerializer(many=True))
    @action(detail=False, methods=["post"], url_path="copy-week")
    def copy_week(self, request: Request) -> Response:
        """Plan the single plans of a week again for the next one; answers those that were made."""
        wanted, now = CopyWeekSerializer(data=request.data), timezone.now()
        wanted.is_valid(raise_exception=True)
        made = copy_week(by=request.user, now=now, week=wanted.validated_data["week"])
        return Response(self.get_serializer(with_delivered(made, now=now), many=True).data)

    @extend_schema(request=CancelSerializer, responses=PlannedVisitSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str) -> Response:
        """Take the plan out of every figure, with the reason, before its time is over."""
        wanted = CancelSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        cancelled = cancel_plan(
            plan=self.get_object(), by=request.user, now=timezone.now(), **wanted.validated_data
        )
        return Response(self.get_serializer(cancelled).data)
