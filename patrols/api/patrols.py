"""Patrols over the API: the same rights, filters and services as the pages."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import IDEMPOTENCY_KEY, LoggedReads, idempotency_id
from audit.converters import REFERENCE
from patrols import services
from patrols.filters import PatrolFilter
from patrols.models import Patrol
from patrols.serializers import written
from patrols.serializers.correcting import CorrectPatrolSerializer
from patrols.serializers.patrols import PatrolSerializer


class PatrolViewSet(LoggedReads, ListModelMixin, RetrieveModelMixin, GenericViewSet):
    """Patrols, with their visits and what came of them. Struck out when mistaken, never deleted."""

    right = Right.VIEW_PATROLS
    right_to_write = Right.LOG_PATROLS
    record_kind = "patrol"
    free_text = ("note", "reason")
    queryset = Patrol.objects.none()
    serializer_class = PatrolSerializer
    filterset_class = PatrolFilter
    ordering_fields: ClassVar = ["started_at", "ended_at", "logged_at", "reference"]
    lookup_field = "reference"
    lookup_value_regex = REFERENCE

    def get_queryset(self) -> Any:
        return Patrol.objects.visible_to(self.request.user).for_list().with_corrections()

    @extend_schema(
        parameters=[IDEMPOTENCY_KEY],
        request=written.LogPatrolSerializer,
        responses={201: PatrolSerializer},
    )
    def create(self, request: Request) -> Response:
        """Log a patrol with its visits and outcomes, all or nothing; without an end, start one."""
        wanted = written.LogPatrolSerializer(data=request.data, context={"request": request})
        wanted.is_valid(raise_exception=True)
        return self._answer(wanted.save(), status=201)

    @extend_schema(
        parameters=[IDEMPOTENCY_KEY],
        request=written.StartVisitSerializer,
        responses=PatrolSerializer,
    )
    @action(detail=True, methods=["post"])
    def visits(self, request: Request, reference: str) -> Response:
        """Arrive in a zone, leaving the one before."""
        patrol = self.get_object()
        wanted = self._read(written.StartVisitSerializer)
        client_id = idempotency_id(request)
        services.start_visit(patrol=patrol, **self._who_and_when(), client_id=client_id, **wanted)
        return self._answer(patrol)

    @extend_schema(request=written.CountSerializer, responses=PatrolSerializer)
    @action(detail=True, methods=["post"])
    def count(self, request: Request, reference: str) -> Response:
        """Count one outcome in the visit that is named, or in the last one."""
        return self._tap(services.count_outcome)

    @extend_schema(request=written.CountSerializer, responses=PatrolSerializer)
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, reference: str) -> Response:
        """Take one outcome of that visit back."""
        return self._tap(services.undo_outcome)

    @extend_schema(request=written.LeaveSerializer, responses=PatrolSerializer)
    @action(detail=True, methods=["post"])
    def leave(self, request: Request, reference: str) -> Response:
        """Leave the zone they are in."""
        return self._do(services.leave_zone, written.LeaveSerializer)

    @extend_schema(request=written.EndSerializer, responses=PatrolSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, reference: str) -> Response:
        """End the patrol; one without outcomes says that there was nothing to report."""
        return self._do(services.end_patrol, written.EndSerializer)

    @extend_schema(request=written.StrikeSerializer, responses=PatrolSerializer)
    @action(detail=True, methods=["post"])
    def strike(self, request: Request, reference: str) -> Response:
        """Strike the patrol out of every figure, with the reason."""
        return self._do(services.strike_patrol, written.StrikeSerializer)

    @extend_schema(request=CorrectPatrolSerializer, responses=PatrolSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, reference: str) -> Response:
        """Put a patrol right that is over; what is left out stays as it is."""
        patrol = self.get_object()
        wanted = CorrectPatrolSerializer(patrol, data=request.data, context={"request": request})
        wanted.is_valid(raise_exception=True)
        return self._answer(wanted.save())

    def _who_and_when(self) -> dict[str, Any]:
        return {"by": self.request.user, "now": timezone.now()}

    def _read(self, shape: type[Serializer]) -> dict[str, Any]:
        wanted = shape(data=self.request.data)
        wanted.is_valid(raise_exception=True)
        return wanted.validated_data

    def _do(self, service: Any, shape: type[Serializer]) -> Response:
        patrol = self.get_object()
        service(patrol=patrol, **self._who_and_when(), **self._read(shape))
        return self._answer(patrol)

    def _tap(self, service: Any) -> Response:
        patrol = self.get_object()
        wanted = self._read(written.CountSerializer)
        named = wanted.pop("visit", None)
        visit = patrol.visits.last() if named is None else patrol.visits.filter(pk=named).first()
        if visit is None and named is not None:
            raise ValidationError({"visit": "This patrol has no visit with that id."})
        if visit is None:
            raise ValidationError("Start a visit first: an outcome belongs to a visit.")
        service(visit=visit, by=self.request.user, **wanted)
        return self._answer(patrol)

    def _answer(self, patrol: Patrol, status: int = 200) -> Response:
        fresh = self.get_queryset().get(pk=patrol.pk)
        return Response(self.get_serializer(fresh).data, status=status)
