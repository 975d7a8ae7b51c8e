"""Hours targets over the API, each with its progress."""

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
from patrols.models import HoursTarget
from patrols.serializers.targets import HoursTargetSerializer, WithdrawSerializer
from patrols.services.targets import withdraw_target
from patrols.targets import with_progress


class HoursTargetViewSet(
    LoggedReads, ListModelMixin, RetrieveModelMixin, CreateModelMixin, UpdateModelMixin, GenericViewSet
):
    """Hours that somebody undertook to give, and the pace they need; withdrawn with a reason."""

    right = Right.VIEW_PATROLS
    right_to_write = Right.PLAN_VISITS
    record_kind = "hours target"
    free_text = ("reason",)
    queryset = HoursTarget.objects.none()
    serializer_class = HoursTargetSerializer
    ordering_fields: ClassVar = ["ends_on", "starts_on", "set_at"]
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    def get_queryset(self) -> Any:
        return HoursTarget.objects.visible_to(self.request.user).for_list()

    def paginate_queryset(self, queryset: Any) -> list[HoursTarget]:
        return with_progress(super().paginate_queryset(queryset), now=timezone.now())

    def get_object(self) -> HoursTarget:
        return with_progress([super().get_object()], now=timezone.now())[0]

    @extend_schema(parameters=[IDEMPOTENCY_KEY])
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().create(request, *args, **kwargs)

    @extend_schema(request=WithdrawSerializer, responses=HoursTargetSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take a mistaken target away from every page but its own, with the reason."""
        wanted = WithdrawSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        withdrawn = withdraw_target(
            target=self.get_object(), by=request.user, now=timezone.now(), **wanted.validated_data
        )
        return Response(self.get_serializer(withdrawn).data)
