"""Tracks over the API: one's own, and nobody else's."""

from typing import Any, ClassVar

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import IDEMPOTENCY_KEY, LoggedReads, idempotency_id
from audit.parsing import JsonBody
from audit.services import Action, record_access
from patrols.models import Patrol, Track
from patrols.serializers.patrols import PatrolSerializer
from patrols.serializers.tracks import (
    ConfirmTrackSerializer,
    TrackSerializer,
    TrackWithProposalSerializer,
    UploadTrackSerializer,
)
from patrols.services import forget_track, upload_track
from patrols.tracks.reading import LARGEST_FILE


class TrackViewSet(LoggedReads, ListModelMixin, RetrieveModelMixin, GenericViewSet):
    """Tracks that were brought along, until they are erased. Positions are never sent out."""

    right = right_to_write = Right.LOG_PATROLS
    record_kind = "track"
    free_text = ("note",)
    queryset = Track.objects.none()
    parser_classes: ClassVar = [JsonBody, MultiPartParser]
    filter_backends: ClassVar = []
    lookup_value_regex = "[0-9]{1,9}"

    def _record(self, request: Request, response: Response) -> None:
        """Sending a file is an import, as on the page; confirming shows the patrol that it made, too."""
        if self.action not in ("create", "confirm"):
            return super()._record(request, response)
        action = Action.IMPORT if self.action == "create" else Action.VIEW
        track = self.kwargs.get("pk") or response.data["id"]
        record_access(request._request, action, self.record_kind, ids=[str(track)], user=request.user)
        if self.action == "confirm":
            patrol = response.data["reference"]
            record_access(request._request, action, "patrol", ids=[patrol], user=request.user)
        return None

    def get_serializer_class(self) -> type[TrackSerializer]:
        return TrackSerializer if self.action == "list" else TrackWithProposalSerializer

    def get_queryset(self) -> Any:
        mine = Track.objects.visible_to(self.request.user)
        return mine.for_list() if self.action == "list" else mine.select_related("patrol", "officer")

    @extend_schema(
        parameters=[IDEMPOTENCY_KEY],
        request={"multipart/form-data": UploadTrackSerializer},
        responses={201: TrackWithProposalSerializer},
    )
    def create(self, request: Request) -> Response:
        """Upload a track. The answer has the visits that it proposes; nothing is logged yet."""
        wanted = UploadTrackSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        track = upload_track(
            by=request.user,
            data=wanted.validated_data["file"].read(LARGEST_FILE + 1),
            now=timezone.now(),
            client_id=idempotency_id(request),
        )
        return Response(self.get_serializer(track).data, status=201)

    @extend_schema(request={"application/json": ConfirmTrackSerializer}, responses={201: PatrolSerializer})
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: str) -> Response:
        """Log the patrol of this track, once: what is left out is as proposed."""
        context = {"request": request, "track": self.get_object()}
        wanted = ConfirmTrackSerializer(data=request.data, context=context)
        wanted.is_valid(raise_exception=True)
        patrol = Patrol.objects.for_list().get(pk=wanted.save().pk)
        return Response(PatrolSerializer(patrol).data, status=201)

    @extend_schema(request=None, responses=TrackWithProposalSerializer)
    @action(detail=True, methods=["post"])
    def forget(self, request: Request, pk: str) -> Response:
        """Erase its positions now."""
        track = forget_track(track=self.get_object(), by=request.user, now=timezone.now())
        return Response(self.get_serializer(track).data)
