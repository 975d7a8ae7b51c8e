"""Taking lists out over the API: ask for a file, see how far it is, fetch it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import mixins
from rest_framework import status as codes
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.free_text.api import WarnsOfPeople
from exports.files import CONTENT_TYPES
from exports.lists import all_lists, lists_for
from exports.models import EVERYTHING, ExportJob
from exports.reading import read_list
from exports.serializers import AskSerializer, ExportJobSerializer, ExportListSerializer
from exports.services.allowing import list_for
from exports.services.asking import ask_for_everything, ask_for_list
from exports.services.fetching import NotToBeHadError, fetch_export
from exports.views import as_download

# Of files, without their letters' encoding.
KINDS = tuple(kind.partition(";")[0] for kind in CONTENT_TYPES.values())


class ExportViewSet(WarnsOfPeople, mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet):
    """One's own files. Each list asks for its own rights; nobody sees the files of anybody else."""

    right = right_to_write = Right.SIGNED_IN
    asks_again = frozenset({"create", "file"})
    record_kind = "export"
    heavy = ("create",)
    free_text = ("reason",)
    serializer_class = ExportJobSerializer
    lookup_field = "number"
    lookup_value_regex = "[0-9a-f-]{36}"
    queryset = ExportJob.objects.none()
    filter_backends = ()

    def get_queryset(self) -> Any:
        return ExportJob.objects.visible_to(self.request.user)

    @extend_schema(request=AskSerializer, responses={201: ExportJobSerializer})
    def create(self, request: Request) -> Response:
        """Ask for a file; a worker writes it."""
        asked = AskSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        job = self._ask(request, **asked.validated_data)
        return Response(ExportJobSerializer(job).data, status=codes.HTTP_201_CREATED)

    @extend_schema(responses=ExportListSerializer(many=True), filters=False)
    @action(detail=False, pagination_class=None)
    def lists(self, request: Request) -> Response:
        """What you may take out, and how each list is filtered."""
        return Response(ExportListSerializer(lists_for(request.user), many=True).data)

    @extend_schema(responses={(200, kind): OpenApiTypes.BINARY for kind in KINDS})
    @action(detail=True)
    def file(self, request: Request, number: str) -> Any:
        """The file itself, once it is ready and for as long as it is kept."""
        job = self.get_object()
        try:
            pieces = fetch_export(job=job, by=request.user, now=timezone.now(), request=request._request)
        except NotToBeHadError as error:
            raise NotFound("This file is not ready, or no longer kept.") from error
        return as_download(pieces, job.file_name, job.format, size=job.size)

    def _ask(self, request: Request, *, list: str, format: str, query: str, reason: str) -> ExportJob:
        now = timezone.now()
        if list == EVERYTHING:
            return ask_for_everything(reason=reason, by=request.user, now=now, request=request._request)
        if list not in all_lists():
            raise ValidationError({"list": "There is no such list."})
        try:
            reading = read_list(list_for(request.user, list), user=request.user, query=query)
        except ValidationError as error:
            raise ValidationError({"query": error.messages}) from error
        return ask_for_list(reading=reading, format=format, reason=reason, by=request.user, now=now)
