"""Papers over the API: the same rights, figures and services as the pages."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.rights import Right
from audit.api import LoggedReads
from measures.weeks import Week
from summaries.life.filters import SummaryFilter
from summaries.life.reading import paper_of_week
from summaries.life.serializers import (
    NarrativeSerializer,
    RevisionSerializer,
    SummaryListSerializer,
    SummarySerializer,
)
from summaries.life.services import compile_summary
from summaries.life.since_issued import revisions
from summaries.life.step_api import TakesSteps
from summaries.models import WeeklySummary
from summaries.paper.publishable import MODE
from summaries.paper.publishable_page import publishable_answer
from summaries.paper.publishable_reading import mode_asked
from summaries.wording.services import edit_narrative

MODE_ASKED = OpenApiParameter(
    "mode",
    enum=["partnership", "publishable"],
    description="`publishable` answers with nothing but what anybody may read: `week`, `version`, `status`, "
    "`mode`, `marking`, `statement`, `data_as_at`, `issued_at`, `sentences` and `figures`.",
)
VERSION = OpenApiParameter("version", int, description="Another version than the newest you may read.")


class SummaryViewSet(TakesSteps, LoggedReads, ListModelMixin, RetrieveModelMixin, GenericViewSet):
    """The weekly summaries. A draft can be compiled again; an issued one never changes."""

    record_kind = "summary"
    free_text = ("reason",)
    queryset = WeeklySummary.objects.none()
    serializer_class = SummarySerializer
    filterset_class = SummaryFilter
    ordering_fields: ClassVar = ["year", "number", "issued_at"]
    lookup_field = "week"
    lookup_value_regex = "[0-9]{4}-W[0-9]{2}"

    @property
    def right(self) -> Right:
        """Revisions are counts as they are now, which no paper has told yet."""
        return Right.VIEW_HOTSPOTS if self.action == "revisions" else Right.READ_ISSUED_SUMMARIES

    def get_queryset(self) -> Any:
        return WeeklySummary.objects.visible_to(self.request.user).for_list()

    def get_object(self) -> WeeklySummary:
        paper = paper_of_week(self.request.user, self._week(), self.request.query_params.get("version"))
        if paper is None:
            raise Http404
        return paper

    @extend_schema(responses=SummaryListSerializer(many=True))
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().list(request, *args, **kwargs)

    @extend_schema(parameters=[VERSION, MODE_ASKED])
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        if mode_asked(request.query_params) == MODE:
            return Response(publishable_answer(self.get_object()))
        return super().retrieve(request, *args, **kwargs)

    @extend_schema(request=NarrativeSerializer)
    def partial_update(self, request: Request, week: str) -> Response:
        """Put the words of a draft in your own; empty brings back those made from the figures."""
        wanted = self._checked(NarrativeSerializer, request)
        return self._shown(
            edit_narrative(
                summary=self.get_object(), text=wanted["narrative"], by=request.user, now=timezone.now()
            )
        )

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="compile")
    def compile_week(self, request: Request, week: str) -> Response:
        """Compile the week's draft from the data as it is now; an issued paper comes back as it is."""
        return self._shown(compile_summary(week=self._week(), now=timezone.now(), by=request.user))

    @extend_schema(responses=RevisionSerializer(many=True))
    @action(detail=True, methods=["get"], pagination_class=None, filter_backends=[])
    def revisions(self, request: Request, week: str) -> Response:
        """What late records would change in the issued paper."""
        return Response(revisions(self.get_object()))

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Any]]:
        return SummaryListSerializer if self.action == "list" else SummarySerializer

    def name_of(self, row: Mapping[str, Any]) -> str:
        """As the pages call it on record."""
        return f"{row['week']} version {row['version']}"

    def _week(self) -> Week:
        try:
            return Week.parse(self.kwargs["week"])
        except ValueError as error:
            raise Http404 from error
