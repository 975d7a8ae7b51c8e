"""Deployments over the API: the same rights, filters and services as the pages."""

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
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import IDEMPOTENCY_KEY, LoggedReads
from audit.converters import REFERENCE
from deployments.filters import TechDeploymentFilter
from deployments.models import TechDeployment
from deployments.serializers import (
    DeploymentTotalsSerializer,
    MoveDeploymentSerializer,
    TechDeploymentSerializer,
)
from deployments.services import move_deployment
from zones.renderers import LOCATED_RENDERERS


class TechDeploymentViewSet(
    LoggedReads,
    ListModelMixin,
    CreateModelMixin,
    RetrieveModelMixin,
    UpdateModelMixin,
    GenericViewSet,
):
    """Technology set up at a site, planned or done, and what came of it. Cancelled, never deleted.

    A planned one takes counts and results once it was moved to complete.
    """

    right = Right.VIEW_DEPLOYMENTS
    right_to_write = Right.RECORD_DEPLOYMENTS
    record_kind = "deployment"
    free_text = ("objective", "use_case", "cost_covers", "notes", "watchlist_categories", "reason")
    queryset = TechDeployment.objects.none()
    serializer_class = TechDeploymentSerializer
    filterset_class = TechDeploymentFilter
    renderer_classes = LOCATED_RENDERERS
    ordering_fields: ClassVar = ["starts_at", "recorded_at", "reference"]
    lookup_field = "reference"
    lookup_value_regex = REFERENCE
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    def get_queryset(self) -> Any:
        return TechDeployment.objects.visible_to(self.request.user).for_list()

    @extend_schema(parameters=[IDEMPOTENCY_KEY])
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().create(request, *args, **kwargs)

    @extend_schema(responses=DeploymentTotalsSerializer(many=True))
    @action(detail=False, methods=["get"], pagination_class=None, renderer_classes=[JSONRenderer])
    def totals(self, request: Request) -> Response:
        """What the chosen deployments that took place come to, by technology: both false alert rates."""
        chosen = self.filter_queryset(self.get_queryset())
        return Response(DeploymentTotalsSerializer(chosen.totals(), many=True).data)

    @extend_schema(request=MoveDeploymentSerializer, responses=TechDeploymentSerializer)
    @action(detail=True, methods=["post"])
    def move(self, request: Request, reference: str) -> Response:
        """Move a deployment to another status; cancelling needs a reason."""
        wanted = MoveDeploymentSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        moved = move_deployment(
            deployment=self.get_object(),
            to=wanted.validated_data["status"],
            reason=wanted.validated_data["reason"],
            resumes_by_then=wanted.validated_data["resumes_by_then"],
            by=request.user,
            now=timezone.now(),
        )
        return Response(self.get_serializer(moved).data)
