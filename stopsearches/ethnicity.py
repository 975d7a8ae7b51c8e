"""The page and the endpoint of ethnicity over twelve months: the figure of the weekly paper, on its own."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.views.generic import TemplateView
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.rights import Right
from audit.services import Action, record_access
from stopsearches.twelve_months import DEFINITION, ethnicity_over_twelve_months

KIND = "ethnicity of stop searches"


def told_today(request: HttpRequest, user: Any) -> dict[str, Any]:
    """For the newest twelve months that are over today; that it was read goes on record."""
    told = ethnicity_over_twelve_months(until=timezone.localdate())
    record_access(request, Action.LIST, KIND, count=told["number"], user=user)
    return {**told, "definition": DEFINITION}


class TwelveMonthsView(TemplateView):
    right = Right.VIEW_ETHNICITY_RATES
    template_name = "stopsearches/twelve_months.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = told_today(self.request, self.request.user)
        may_list = self.request.user.can(Right.VIEW_STOP_SEARCHES)
        return super().get_context_data(told=told, may_list=may_list, **kwargs)


class EthnicGroupSerializer(serializers.Serializer):
    name = serializers.CharField()
    population = serializers.IntegerField(allow_null=True)


class GroupRateSerializer(EthnicGroupSerializer):
    """Beside the reference group, 1 being equal. It has a reason in place of a rate, and never a count."""

    value = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    rate_words = serializers.CharField()
    reason = serializers.CharField()


class TwelveMonthsSerializer(serializers.Serializer):
    period = serializers.CharField(allow_null=True)
    first_month = serializers.DateField(allow_null=True)
    last_month = serializers.DateField(allow_null=True)
    months_missing = serializers.ListField(child=serializers.CharField())
    census_on = serializers.DateField(allow_null=True, help_text="The day on which residents were counted.")
    reference = EthnicGroupSerializer()
    groups = GroupRateSerializer(many=True)
    number = serializers.IntegerField(allow_null=True)
    not_stated = serializers.IntegerField(allow_null=True)
    not_recorded = serializers.IntegerField(allow_null=True)
    not_recorded_share = serializers.FloatField(
        allow_null=True, help_text="Of the searches, those without an ethnicity to count, 0 to 1."
    )
    words = serializers.CharField()
    definition = serializers.CharField()
    source = serializers.CharField()


class TwelveMonthsApiView(APIView):
    right = Right.VIEW_ETHNICITY_RATES
    record_kind = KIND

    @extend_schema(responses=TwelveMonthsSerializer)
    def get(self, request: Request) -> Response:
        """How often each ethnic group was searched: the whole district, twelve whole months, never less."""
        return Response(told_today(request._request, request.user))
