"""The monthly return over the API."""

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.rights import Right
from audit.services import Action, record_access
from measures.quarters import Month
from patrols.api.periods import asked_period
from patrols.hours.monthly_return import return_of
from patrols.serializers.monthly_return import MonthlyReturnSerializer

KIND = "patrol return"
MONTH = OpenApiParameter("month", str, description="Like 2026-10; without it, the last that is over.")


class ReturnView(APIView):
    """Patrols, hours and outcomes of a month, by organisation and together."""

    right = Right.VIEW_PATROLS
    record_kind = KIND

    @extend_schema(
        operation_id="patrols_return_retrieve", parameters=[MONTH], responses=MonthlyReturnSerializer
    )
    def get(self, request: Request) -> Response:
        """The monthly return, with what each figure counts. Its shape is this service’s own."""
        told = return_of(asked_period(request, Month.of_instant(timezone.now()).previous()))
        record_access(
            request._request, Action.LIST, KIND,
            filters=f"month={told.month}", count=told.together.patrols, user=request.user,
        )  # fmt: skip
        return Response(MonthlyReturnSerializer(told).data)
