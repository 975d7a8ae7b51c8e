"""Repeating plans over the API. Their days are planned visits: read, change and cancel them there."""

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
from patrols.models import RepeatingPlan
from patrols.plans.delivered import repeating_with_delivered
from patrols.serializers.repeating import RepeatingPlanSerializer, StopSerializer
from patrols.services.repeating import stop_repeating


class RepeatingPlanViewSet(
    LoggedReads, ListModelMixin, RetrieveModelMixin, CreateModelMixin, UpdateModelMixin, GenericViewSet
):
    """Visits planned for days of every week. Their days: `planned-visits/?repeats={id}`."""

    right = Right.VIEW_PATROLS
    right_to_write = Right.PLAN_VISITS
    record_kind = "repeating plan"
    free_text = ("why", "note", "reason")
    queryset = RepeatingPlan.objects.none()
    serializer_class = RepeatingPlanSerializer
    ordering_fields: ClassVar = ["starts_on", "ends_on", "planned_at"]
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    def get_queryset(self) -> Any:
        return RepeatingPlan.objects.visible_to(self.request.user).for_list()

    def paginate_queryset(self, queryset: Any) -> list[RepeatingPlan]:
        return repeating_with_delivered(super().paginate_queryset(queryset), now=timezone.now())

    def get_object(self) -> RepeatingPlan:
        return repeating_with_delivered([super().get_object()], now=timezone.now())[0]

    @extend_schema(parameters=[IDEMPOTENCY_KEY])
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().create(request, *args, **kwargs)

    @extend_schema(request=StopSerializer, responses=RepeatingPlanSerializer)
    @action(detail=True, methods=["post"])
    def stop(self, request: Request, pk: str) -> Response:
        """Cancel the days still to come, with the reason. The days gone by stay."""
        wanted = StopSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        now = timezone.now()
        stopped = stop_repeating(plan=self.get_object(), by=request.user, now=now, **wanted.validated_data)
        return Response(self.get_serializer(repeating_with_delivered([stopped], now=now)[0]).data)
