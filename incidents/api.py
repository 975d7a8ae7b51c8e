"""Incidents over the API: the same rights, filters and services as the pages."""

from typing import Any, ClassVar

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
from audit.services import Action, record_access
from incidents.filters import IncidentFilter
from incidents.links.api import LinksAndNearness
from incidents.models import Incident
from incidents.nearby.serializers import ReportedIncidentSerializer
from incidents.serializers import IncidentSerializer, MoveSerializer
from incidents.services import move_incident
from incidents.together.api import MovesTogether
from zones.renderers import LOCATED_RENDERERS


class IncidentViewSet(
    LinksAndNearness,
    MovesTogether,
    LoggedReads,
    ListModelMixin,
    CreateModelMixin,
    RetrieveModelMixin,
    UpdateModelMixin,
    GenericViewSet,
):
    """Incidents reported to the partnership. Withdrawn by moving them, never deleted."""

    right = Right.VIEW_INCIDENTS
    record_kind = "incident"
    free_text = ("description", "reason")
    queryset = Incident.objects.none()
    serializer_class = IncidentSerializer
    filterset_class = IncidentFilter
    renderer_classes = LOCATED_RENDERERS
    ordering_fields: ClassVar = ["occurred_at", "reported_at", "reference"]
    lookup_field = "reference"
    lookup_value_regex = REFERENCE
    http_method_names: ClassVar = ["get", "post", "patch", "head", "options"]

    @property
    def right_to_write(self) -> Right:
        recording = self.action in {"create", "link", "unlink"}
        return Right.RECORD_INCIDENTS if recording else Right.REVIEW_INCIDENTS

    def get_queryset(self) -> Any:
        return Incident.objects.visible_to(self.request.user).for_list()

    def get_serializer_class(self) -> Any:
        return ReportedIncidentSerializer if self.action == "create" else super().get_serializer_class()

    @extend_schema(parameters=[IDEMPOTENCY_KEY])
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Record an incident. `possible_duplicates` are those on record near in place, time and kind."""
        response = super().create(request, *args, **kwargs)
        near = [each["reference"] for each in response.data.get("possible_duplicates", [])]
        if near:
            record_access(request._request, Action.LIST, "incident", ids=near, user=request.user)
        return response

    @extend_schema(request=MoveSerializer, responses=IncidentSerializer)
    @action(detail=True, methods=["post"])
    def move(self, request: Request, reference: str) -> Response:
        """Move an incident to another status; withdrawing needs a reason."""
        wanted = MoveSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        moved = move_incident(
            incident=self.get_object(),
            to=wanted.validated_data["status"],
            reason=wanted.validated_data["reason"],
            by=request.user,
        )
        return Response(self.get_serializer(moved).data)
