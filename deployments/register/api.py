"""The register of technology over the API: the same rights, filters and services as the pages."""

from datetime import date
from typing import Any, ClassVar

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
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
from audit.api import LoggedReads
from deployments.models import TechnologyStatus
from deployments.register.filters import TechnologyStatusFilter
from deployments.register.serializers import StandingSerializer, TechnologyStatusSerializer
from measures.weeks import local

DAY = OpenApiParameter("on", date, description="The day that is asked about; today without it.")


class TechnologyStatusViewSet(
    LoggedReads, ListModelMixin, CreateModelMixin, RetrieveModelMixin, UpdateModelMixin, GenericViewSet
):
    """Every change of a technology's status, newest first. Recording one for the same day puts it right."""

    right = Right.VIEW_DEPLOYMENTS
    right_to_write = Right.RECORD_DEPLOYMENTS
    record_kind = "technology_status"
    free_text = ("reason",)
    queryset = TechnologyStatus.objects.none()
    serializer_class = TechnologyStatusSerializer
    filterset_class = TechnologyStatusFilter
    ordering_fields: ClassVar = ["since_on", "recorded_at"]
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    def get_queryset(self) -> Any:
        return TechnologyStatus.objects.visible_to(self.request.user)

    @extend_schema(parameters=[DAY], responses=StandingSerializer(many=True), filters=False, request=None)
    @action(detail=False, methods=["get"], pagination_class=None, filterset_class=None)
    def standing(self, request: Request) -> Response:
        """How each technology stands on a day: active or paused, since when, why and who says so."""
        asked = request.query_params.get("on")
        try:
            day = date.fromisoformat(asked) if asked else local(timezone.now()).date()
        except ValueError:
            raise serializers.ValidationError({"on": ["Enter a real date, like 2026-11-22."]}) from None
        lines = self.get_queryset().standing_on(day).values()
        return Response([line.as_figures() for line in lines])
