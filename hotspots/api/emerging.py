"""Emerging cells over the API: the same lists and decisions as on their pages."""

from collections.abc import Sequence
from typing import ClassVar

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.rights import Right
from audit.free_text.api import WarnsOfPeople
from audit.services import Action, record_access
from hotspots.emerging.reading import shown_cell, shown_week
from hotspots.emerging.services import decide_cell, undo_decision
from hotspots.emerging.words import DEFINITION, emerging_cautions, emerging_statement
from hotspots.models import EmergingCell
from hotspots.serializers.emerging import (
    DecideSerializer,
    EmergingCellDetailSerializer,
    EmergingListSerializer,
)
from measures.weeks import Week

WEEK = OpenApiParameter("week", str, description="Like 2026-W47; the newest list if none is given.")
CODE = OpenApiParameter("code", str, OpenApiParameter.PATH, description="An H3 index of resolution 10.")


class EmergingCellViewSet(WarnsOfPeople, ViewSet):
    right = Right.VIEW_EMERGING_CELLS
    right_to_write = Right.DECIDE_ON_CELLS
    record_kind = "emerging cell"
    free_text = ("reason",)
    lookup_field = "code"
    lookup_value_regex = "8a[0-9a-f]{13}"
    serializer_class: ClassVar = EmergingCellDetailSerializer

    @extend_schema(parameters=[WEEK], responses=EmergingListSerializer(many=False))
    def list(self, request: Request) -> Response:
        """Cells outside every zone whose last 4 weeks are unlike their own past year, found each Monday.

        Those that are watched or accepted are there too, found or not; dismissed ones if they were found.
        """
        shown = shown_week(_week(request))
        look = shown.look
        if look is None and request.query_params.get("week"):
            raise serializers.ValidationError({"week": ["No list was made for that week."]})
        said = {
            "statement": emerging_statement(shown),
            "definition": [*DEFINITION],
            "cautions": emerging_cautions(look),
            "week": str(look) if look is not None else None,
            "counted_at": look.counted_at if look is not None else None,
            "recent_weeks": look.recent_weeks if look is not None else None,
            "past_weeks": look.past_weeks if look is not None else None,
            "gaps": look.gap_days if look is not None else [],
            "results": shown.cells,
        }
        self._record(request, Action.LIST, [each.code for each in shown.cells])
        return Response(EmergingListSerializer(said).data)

    @extend_schema(parameters=[CODE], responses=EmergingCellDetailSerializer)
    def retrieve(self, request: Request, code: str) -> Response:
        """One cell by the newest list that has figures of it, with all that was decided about it."""
        return self._answer(request, _finding(code))

    @extend_schema(parameters=[CODE], request=DecideSerializer, responses=EmergingCellDetailSerializer)
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, code: str) -> Response:
        """Accept, watch or dismiss it. Accepting proposes a zone; only the administrator draws one.

        It takes the place of the decision before; the same again changes nothing.
        """
        finding = _finding(code)
        wanted = DecideSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        decide_cell(cell=finding.cell, by=request.user, now=timezone.now(), **wanted.validated_data)
        return self._answer(request, finding)

    @extend_schema(parameters=[CODE], request=None, responses=EmergingCellDetailSerializer)
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, code: str) -> Response:
        """Take back the decision in force, so that the cell waits for one again."""
        finding = _finding(code)
        undo_decision(cell=finding.cell, by=request.user, now=timezone.now())
        return self._answer(request, finding)

    def _answer(self, request: Request, finding: EmergingCell) -> Response:
        shown = shown_cell(finding)
        self._record(request, Action.VIEW, [shown.code])
        return Response(EmergingCellDetailSerializer(shown).data)

    def _record(self, request: Request, what: Action, ids: Sequence[str]) -> None:
        filters = request.query_params.urlencode()
        record_access(
            request._request, what, self.record_kind,
            ids=ids, filters=filters, count=len(ids), user=request.user,
        )  # fmt: skip


def _week(request: Request) -> Week | None:
    text = request.query_params.get("week")
    try:
        return Week.parse(text) if text else None
    except ValueError as wrong:
        raise serializers.ValidationError({"week": [str(wrong)]}) from wrong


def _finding(code: str) -> EmergingCell:
    found: EmergingCell | None = EmergingCell.objects.of_cell(int(code, 16)).first()
    if found is None:
        raise Http404
    return found
