"""Hours by organisation and quarter over the API: the totals, and the lines they are sums of."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.rights import Right
from audit.api import LoggedReads
from audit.services import Action, record_access
from measures.quarters import Quarter
from patrols.api.periods import asked_period
from patrols.hours.lines import lines_of
from patrols.hours.quarter import hours_of
from patrols.hours.totals import Line
from patrols.serializers.hours import LineSerializer, QuarterHoursSerializer

KIND = "patrol hours"
QUARTER = OpenApiParameter("quarter", str, description="Like 2026-Q4; without it, the one we are in.")


class HoursView(APIView):
    """The totals of a quarter, what came of its patrols, and what is not counted."""

    right = Right.VIEW_PATROLS
    record_kind = KIND

    @extend_schema(parameters=[QUARTER], responses=QuarterHoursSerializer)
    def get(self, request: Request) -> Response:
        """Hours of a quarter by organisation; they are sums of its lines, so they agree exactly."""
        hours = hours_of(_quarter(request))
        named = [each.reference for each in hours.not_counted]
        named += [each.patrol.reference for each in hours.put_right]
        record_access(
            request._request, Action.LIST, KIND, ids=list(dict.fromkeys(named)),
            filters=f"quarter={hours.quarter}", count=hours.split.together.patrols, user=request.user,
        )  # fmt: skip
        return Response(QuarterHoursSerializer(hours).data)


class HoursLinesView(LoggedReads, GenericAPIView):
    """The lines of a quarter: what each organisation gave to each patrol, newest first."""

    right = Right.VIEW_PATROLS
    record_kind = KIND
    serializer_class = LineSerializer
    filter_backends = ()

    def get_queryset(self) -> list[Line]:  # type: ignore[override]
        return lines_of(_quarter(self.request))

    @extend_schema(
        operation_id="patrols_hours_lines_list", parameters=[QUARTER], responses=LineSerializer(many=True)
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Lines are rounded to hundredths of an hour; the totals are their sums."""
        page = self.paginate_queryset(self.get_queryset())  # type: ignore[arg-type]
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


def _quarter(request: Request) -> Quarter:
    return asked_period(request, Quarter.of_instant(timezone.now()))
