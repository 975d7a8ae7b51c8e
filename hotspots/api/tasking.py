"""Suggested visits over the API, the same as on their page. They are planned through planned visits."""

from django.utils import timezone
from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
)
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.rights import Right
from audit.services import Action, record_access
from hotspots.tasking.suggested import DEFINITION, SuggestedVisit, read_week, suggested_visits

WEEK = OpenApiParameter("week", str, description="Like 2026-W48; next week if none is given.")


class SuggestedVisitSerializer(serializers.Serializer):
    zone = serializers.SlugField(source="zone.slug")
    on = serializers.DateField()
    from_time = serializers.TimeField(format="%H:%M")
    to_time = serializers.TimeField(format="%H:%M")
    incidents = serializers.IntegerField(source="suggestion.incidents")
    incidents_towards_mean = serializers.FloatField(source="suggestion.usual")
    days_since_visit = serializers.IntegerField(
        source="suggestion.days_since_visit", allow_null=True, help_text="Null: none in two weeks."
    )
    days_that_count = serializers.IntegerField(source="suggestion.days")
    score = serializers.FloatField(source="suggestion.score")
    why = serializers.CharField(source="suggestion.reason", help_text="To send on with the planned visit.")
    planned = serializers.SerializerMethodField()

    @extend_schema_field(
        serializers.ListField(
            child=serializers.IntegerField(), help_text="Planned visits that lie in that band already."
        )
    )
    def get_planned(self, visit: SuggestedVisit) -> list[int]:
        return [plan.pk for plan in visit.planned]


@extend_schema_serializer(many=False)
class SuggestedVisitsSerializer(serializers.Serializer):
    week = serializers.CharField()
    looked_at_from = serializers.DateField(source="period.first_on")
    looked_at_to = serializers.DateField(source="period.last_on")
    left_out_hour_not_known = serializers.IntegerField()
    definition = serializers.SerializerMethodField()
    results = SuggestedVisitSerializer(source="visits", many=True)

    def get_definition(self, _: object) -> list[str]:
        return list(DEFINITION)


class SuggestedVisitViewSet(ViewSet):
    right = Right.PLAN_VISITS
    record_kind = "suggested visit"

    @extend_schema(parameters=[WEEK], responses=SuggestedVisitsSerializer)
    def list(self, request: Request) -> Response:
        """Where and when to walk in a week, the most wanted first, each with its two factors and why."""
        now = timezone.now()
        try:
            week = read_week(request.query_params.get("week", ""), now)
        except ValueError as wrong:
            raise serializers.ValidationError({"week": [str(wrong)]}) from wrong
        found = suggested_visits(week, now=now)
        record_access(
            request._request, Action.LIST, self.record_kind,
            filters=request.query_params.urlencode(), count=len(found.visits), user=request.user,
        )  # fmt: skip
        return Response(SuggestedVisitsSerializer(found).data)
