"""The dose of patrol over the API: the figures of the page, by the same function."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.rights import Right
from audit.services import Action, record_access
from patrols.dose.report import dose_report
from patrols.dose.tables import NOTES
from patrols.forms.dose import DoseForm
from patrols.serializers.dose import ASKED, DoseSerializer, dose_data


class DoseView(APIView):
    right = Right.VIEW_PATROLS
    record_kind = "dose"

    @extend_schema(parameters=ASKED, responses=DoseSerializer)
    def get(self, request: Request) -> Response:
        """What each zone, day or four-hour band received, beside what was planned."""
        now = timezone.now()
        form = DoseForm(request.query_params, today=timezone.localdate(now))
        if not form.is_valid():
            raise serializers.ValidationError(form.errors)
        report = dose_report(form.asked, now=now)
        record_access(
            request._request, Action.LIST, self.record_kind, user=request.user,
            filters=request.query_params.urlencode(), count=report.total.dose.visits,
        )  # fmt: skip
        return Response(dose_data(report, NOTES))
