"""The analysis over the API: the same numbers, sentences and definitions as on its pages."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.rights import Right
from audit.services import Action, record_access
from hotspots.analysis import change, concentration, trend
from hotspots.serializers.analysis import ConcentrationSerializer, IncidentChangeSerializer, TrendSerializer
from hotspots.serializers.map import SELECTION, read_selection
from hotspots.views.analysis import read_trend
from hotspots.words.analysis import (
    change_cautions,
    change_statement,
    concentration_cautions,
    concentration_statement,
    trend_cautions,
    trend_statement,
)


class AnalysisViewSet(ViewSet):
    """What was counted for an analysis goes on record."""

    right = Right.VIEW_HOTSPOTS
    record_kind: ClassVar[str]

    def answer(
        self, request: Request, data: dict[str, Any], count: int, ids: tuple[str, ...] = ()
    ) -> Response:
        filters = request.query_params.urlencode()
        record_access(
            request._request, Action.LIST, self.record_kind,
            ids=ids, filters=filters, count=count, user=request.user,
        )  # fmt: skip
        return Response(data)


class TrendViewSet(AnalysisViewSet):
    record_kind = "hotspot trend"

    @extend_schema(parameters=SELECTION, responses=TrendSerializer(many=False))
    def list(self, request: Request) -> Response:
        """52 weeks on a control chart: counts, mean, limits, the weeks that stand out and what else happened.

        The period's last day says which weeks; a count of null is a week without data and no zero.
        """
        found = read_trend(read_selection(request), reader=request.user)
        said = {
            "statement": trend_statement(found),
            "definition": [*trend.DEFINITION],
            "cautions": trend_cautions(found),
            "chart": found.chart,
            "weeks": found.weeks,
            "zones": found.zones,
            "place": found.place,
        }
        return self.answer(request, TrendSerializer(said).data, found.total)


class ConcentrationViewSet(AnalysisViewSet):
    record_kind = "hotspot concentration"

    @extend_schema(parameters=SELECTION, responses=ConcentrationSerializer(many=False))
    def list(self, request: Request) -> Response:
        """Share of the incidents in the busiest cells, and ranked cells and zones with intervals.

        `low` and `high` are the 95% interval of a count; a rank could be any from `best_rank` to
        `worst_rank`.
        """
        found = concentration.incident_concentration(read_selection(request))
        said = {
            "statement": concentration_statement(found),
            "definition": [*concentration.DEFINITION],
            "cautions": concentration_cautions(found),
            "shares": found.shares,
            "fewest_cells": found.halves,
            "zones": found.zones,
            "cells": found.cells.first(),
        }
        return self.answer(request, ConcentrationSerializer(said).data, found.placed)


class ChangeViewSet(AnalysisViewSet):
    record_kind = "hotspot change"

    @extend_schema(parameters=SELECTION, responses=IncidentChangeSerializer(many=False))
    def list(self, request: Request) -> Response:
        """This period against an earlier one, per zone and cell, with false discovery held to 5%."""
        selection = read_selection(request)
        found = change.incident_change(selection)
        said = {
            "statement": change_statement(found),
            "definition": [*change.DEFINITION],
            "cautions": change_cautions(found, selection),
            "zones": found.zones,
            "zones_note": found.zones_note,
            "cells": found.first_cells(),
            "cells_note": found.cells_note,
        }
        return self.answer(request, IncidentChangeSerializer(said).data, found.total)
