"""The board of today in the API."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from patrols.board import Board, OutNow
from patrols.plans.due import Due
from patrols.serializers.hours import TileSerializer
from patrols.serializers.patrols import CrewSerializer


class OutNowSerializer(serializers.Serializer):
    reference = serializers.CharField(source="patrol.reference")
    officer = serializers.CharField(source="patrol.officer.full_name")
    organisation = serializers.CharField(source="patrol.organisation.short_name")
    crew = CrewSerializer(source="patrol.crews", many=True)
    started_at = serializers.DateTimeField(source="patrol.started_at")
    minutes = serializers.IntegerField()
    zone = serializers.SerializerMethodField()
    minutes_in_zone = serializers.SerializerMethodField()
    may_be_forgotten = serializers.BooleanField(help_text="Running for more than ten hours.")

    def get_zone(self, out: OutNow) -> str | None:
        """Empty between zones."""
        return out.visit.zone.slug if out.visit is not None else None

    def get_minutes_in_zone(self, out: OutNow) -> int | None:
        return out.visit_minutes if out.visit is not None else None


class PlannedTodaySerializer(serializers.Serializer):
    id = serializers.IntegerField(source="plan.pk")
    zone = serializers.CharField(source="plan.zone.slug")
    organisation = serializers.CharField(source="plan.organisation.short_name")
    from_time = serializers.TimeField(source="plan.from_time", format="%H:%M")
    to_time = serializers.TimeField(source="plan.to_time", format="%H:%M")
    planned = serializers.IntegerField(source="plan.visits")
    delivered = serializers.IntegerField(source="plan.delivery.delivered")
    due = serializers.ChoiceField(choices=[(each.value, each.label) for each in Due], source="state")


class LastQualifyingSerializer(serializers.Serializer):
    zone = serializers.CharField(source="zone.slug")
    last_qualifying_at = serializers.DateTimeField(source="at", allow_null=True)
    days_since_qualifying = serializers.IntegerField(source="days", allow_null=True)
    freshness = serializers.ChoiceField(choices=["recent", "due", "overdue", "never"])


class OrganisationHoursSerializer(serializers.Serializer):
    organisation = serializers.CharField()
    patrol_hours = serializers.FloatField()
    person_hours = serializers.FloatField()


class BoardSerializer(serializers.Serializer):
    as_at = serializers.DateTimeField(source="at")
    out = OutNowSerializer(many=True)
    planned = PlannedTodaySerializer(many=True)
    zones = LastQualifyingSerializer(many=True)
    headlines = TileSerializer(source="tiles", many=True)
    hours = serializers.SerializerMethodField()

    @extend_schema_field(OrganisationHoursSerializer(many=True))
    def get_hours(self, board: Board) -> list[dict[str, Any]]:
        return [
            {"organisation": name, "patrol_hours": each.patrol_hours, "person_hours": each.person_hours}
            for name, each in board.hours.items()
        ]
