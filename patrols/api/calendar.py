"""The calendar of patrols over the API."""

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.rights import Right
from audit.services import Action, record_access
from measures.quarters import Month
from patrols.api.periods import asked_period
from patrols.calendar import calendar_of
from patrols.forms.calendar import CalendarForm
from patrols.serializers.calendar import CalendarSerializer

ASKED = [
    OpenApiParameter("month", str, description="Like 2026-11; this month without it."),
    OpenApiParameter("zone", str, description="The slug of a zone; those within it are included."),
    OpenApiParameter("organisation", str, description="Its short name."),
]


class CalendarView(APIView):
    """Each day of a month: patrols, person-hours, visits, and planned visits delivered."""

    right = Right.VIEW_PATROLS
    record_kind = "patrol"

    @extend_schema(parameters=ASKED, responses=CalendarSerializer)
    def get(self, request: Request) -> Response:
        """A patrol belongs to the London day on which it began. Only patrols that are over count."""
        now, form = timezone.now(), CalendarForm(request.query_params)
        month = asked_period(request, Month.of_instant(now))
        if not form.is_valid():
            raise ValidationError(form.errors)
        calendar = calendar_of(form.asked(month), request.user, now=now)
        record_access(
            request._request, Action.LIST, self.record_kind, filters=request.query_params.urlencode(),
            count=calendar.total.patrols, user=request.user,
        )  # fmt: skip
        weeks = [
            {"week": str(row.week), "days": [day for day in row.days if day is not None]}
            for row in calendar.rows
        ]
        return Response(
            CalendarSerializer({"month": str(month), "weeks": weeks, "total": calendar.total}).data
        )
