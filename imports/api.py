"""Imports over the API: send, look at the check, confirm, undo."""

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
from audit.converters import REFERENCE
from audit.parsing import JsonBody
from imports.filters import ImportBatchFilter
from imports.kinds import kind_of, kinds_for
from imports.models import ImportBatch
from imports.serializers import (
    ColumnsSerializer,
    ConfirmSerializer,
    ImportBatchSerializer,
    ImportKindSerializer,
    RowFindingSerializer,
    SendSerializer,
    UndoSerializer,
)
from imports.services.abandoning import abandon_batch
from imports.services.checking import start_check
from imports.services.choosing import choose_as_suggested, choose_columns
from imports.services.confirming import confirm_import
from imports.services.staging import stage_files
from imports.services.undoing import start_undo


class ImportViewSet(LoggedReads, ListModelMixin, RetrieveModelMixin, GenericViewSet):
    """Files that were sent to be imported. A worker checks them first; nothing is recorded before a yes.

    `state` tells how far it is: ask again while it is `checking`, `importing` or `undoing`.
    """

    right = Right.IMPORT_FILES
    right_to_write = Right.IMPORT_FILES
    record_kind = "import_batch"
    heavy = ("create",)
    free_text = ("reason",)
    queryset = ImportBatch.objects.none()
    serializer_class = ImportBatchSerializer
    filterset_class = ImportBatchFilter
    parser_classes = (JsonBody, MultiPartParser)
    ordering_fields: ClassVar = ["staged_at", "reference"]
    lookup_field = "reference"
    lookup_value_regex = REFERENCE
    http_method_names: ClassVar = ["get", "post", "head", "options"]

    def get_queryset(self) -> Any:
        batches = ImportBatch.objects.visible_to(self.request.user)
        return batches.select_related("staged_by").prefetch_related("files")

    @extend_schema(
        request={"multipart/form-data": SendSerializer},
        responses={201: ImportBatchSerializer},
        parameters=[IDEMPOTENCY_KEY],
    )
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Send files and have them checked, with the columns that this sender had last time, or our own."""
        sent = SendSerializer(data=request.data, context=self.get_serializer_context())
        sent.is_valid(raise_exception=True)
        given, now = sent.validated_data, timezone.now()
        batch = stage_files(
            kind=given["kind"],
            files=[(file.name, file.chunks()) for file in given["files"]],
            sender=given["sender"],
            by=request.user,
            client_id=idempotency_id(request),
            now=now,
        )
        if batch.state == "staged":
            if kind_of(batch).columns:
                batch = choose_as_suggested(batch, by=request.user, now=now)
            batch = start_check(batch, by=request.user, now=now)
        return Response(self.get_serializer(batch).data, status=201)

    @extend_schema(responses=ImportKindSerializer(many=True))
    @action(detail=False, pagination_class=None, filterset_class=None)
    def kinds(self, request: Request) -> Response:
        """What you may import, and which columns it has."""
        return Response(ImportKindSerializer(kinds_for(request.user), many=True).data)

    @extend_schema(responses=RowFindingSerializer(many=True))
    @action(detail=True, filterset_class=None, filter_backends=())
    def findings(self, request: Request, reference: str) -> Response:
        """What was found, row by row; the first 10,000 are kept."""
        page = self.paginate_queryset(self.get_object().findings.all())
        return self.get_paginated_response(RowFindingSerializer(page, many=True).data)

    @extend_schema(request=ColumnsSerializer, responses=ImportBatchSerializer)
    @action(detail=True, methods=["post"])
    def columns(self, request: Request, reference: str) -> Response:
        """Say which column is which; the files are checked again."""
        batch, now = self.get_object(), timezone.now()
        batch = choose_columns(batch, by=request.user, now=now, **self._asked(ColumnsSerializer))
        return self._shown(start_check(batch, by=request.user, now=now))

    @extend_schema(request=None, responses=ImportBatchSerializer)
    @action(detail=True, methods=["post"])
    def check(self, request: Request, reference: str) -> Response:
        """Check again, where something else was recorded since."""
        return self._shown(start_check(self.get_object(), by=request.user, now=timezone.now()))

    @extend_schema(request=ConfirmSerializer, responses=ImportBatchSerializer)
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, reference: str) -> Response:
        """Import what was checked."""
        batch, asked = self.get_object(), self._asked(ConfirmSerializer)
        return self._shown(confirm_import(batch, by=request.user, now=timezone.now(), **asked))

    @extend_schema(request=None, responses=ImportBatchSerializer)
    @action(detail=True, methods=["post"], url_path="give-up")
    def give_up(self, request: Request, reference: str) -> Response:
        """Import nothing of it, and erase its files."""
        return self._shown(abandon_batch(self.get_object(), by=request.user, now=timezone.now()))

    @extend_schema(request=UndoSerializer, responses=ImportBatchSerializer)
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, reference: str) -> Response:
        """Have exactly its rows taken out again, while nothing depends on them."""
        batch, asked = self.get_object(), self._asked(UndoSerializer)
        return self._shown(start_undo(batch, by=request.user, **asked))

    def _asked(self, serializer: type[Any]) -> dict[str, Any]:
        asked = serializer(data=self.request.data)
        asked.is_valid(raise_exception=True)
        found: dict[str, Any] = asked.validated_data
        return found

    def _shown(self, batch: ImportBatch) -> Response:
        return Response(self.get_serializer(batch).data)
