"""The weeks of a period over the API: what the map's slider steps through."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from hotspots.api.map import MapViewSet
from hotspots.counts.weeks import week_figures
from hotspots.serializers.map import SELECTION, read_selection
from hotspots.serializers.weeks import WeekFiguresSerializer, week_figures_data

# Coarser ones than may be asked of the cells, too: those answer so where there are too many.
_RESOLUTIONS = range(11)
RESOLUTION = OpenApiParameter("resolution", int, enum=list(_RESOLUTIONS), default=9)


class WeekViewSet(MapViewSet):
    record_kind = "hotspot week"

    @extend_schema(parameters=[RESOLUTION, *SELECTION], responses=WeekFiguresSerializer)
    def list(self, request: Request) -> Response:
        """Counts of each ISO week of the period, at most the last 52; and the most in any one cell of a week.

        The first and the last week are cut to the period, so that weeks add up to it. A week in which nothing
        is on record has no count.
        """
        figures = week_figures(read_selection(request), _resolution(request))
        counted = sum(each.count or 0 for each in figures.weeks)
        return self.answer(request, week_figures_data(figures), counted)


def _resolution(request: Request) -> int:
    text = request.query_params.get("resolution", "9")
    if text not in map(str, _RESOLUTIONS):
        raise serializers.ValidationError({"resolution": ["Choose 0 to 10."]})
    return int(text)
