"""Patrols in the API, as they are read; `written.py` has how they are sent."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from patrols.models import Correction, Crew, Outcome, Patrol, Visit

STATES = ("running", "finished", "struck")


class CrewSerializer(serializers.ModelSerializer):
    organisation = serializers.CharField(source="organisation.short_name")

    class Meta:
        model = Crew
        fields = ("organisation", "staff_count")


class OutcomeSerializer(serializers.ModelSerializer):
    code = serializers.CharField(source="code.code")
    label = serializers.CharField(source="code.label")

    class Meta:
        model = Outcome
        fields = ("code", "label", "count")


class VisitSerializer(serializers.ModelSerializer):
    zone = serializers.SlugField(source="zone_version.zone.slug")
    zone_version = serializers.IntegerField(source="zone_version.number")
    minutes = serializers.SerializerMethodField()
    outcomes = OutcomeSerializer(many=True)

    class Meta:
        model = Visit
        fields = (
            "id", "client_id", "zone", "zone_version", "arrived_at", "left_at", "minutes", "outcomes",
        )  # fmt: skip

    @extend_schema_field(serializers.FloatField(help_text="So far, while they are still there."))
    def get_minutes(self, visit: Visit) -> float:
        return round(visit.minutes_by(timezone.now()), 1)


class ChangeSerializer(serializers.Serializer):
    what = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()


class CorrectionSerializer(serializers.ModelSerializer):
    corrected_by = serializers.CharField(source="corrected_by.full_name")
    changes = ChangeSerializer(many=True)

    class Meta:
        model = Correction
        fields = ("corrected_at", "corrected_by", "reason", "changes")


class PatrolSerializer(serializers.ModelSerializer):
    state = serializers.ChoiceField(choices=STATES)
    officer = serializers.CharField(source="officer.full_name")
    organisation = serializers.CharField(source="organisation.short_name")
    crew = CrewSerializer(source="crews", many=True)
    minutes = serializers.SerializerMethodField()
    person_minutes = serializers.SerializerMethodField()
    visits = VisitSerializer(many=True)
    corrections = CorrectionSerializer(many=True, help_text="What was put right after it ended.")

    class Meta:
        model = Patrol
        fields = (
            "reference", "state", "officer", "organisation", "crew", "staff_count", "is_joint",
            "started_at", "ended_at", "minutes", "person_minutes", "visits", "nothing_to_report",
            "note", "logged_at", "struck_at", "struck_reason", "corrections",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(serializers.FloatField(help_text="So far, while it is running."))
    def get_minutes(self, patrol: Patrol) -> float:
        return round(patrol.minutes_by(timezone.now()), 1)

    @extend_schema_field(serializers.FloatField(help_text="Minutes times everybody on it."))
    def get_person_minutes(self, patrol: Patrol) -> float:
        return round(patrol.minutes_by(timezone.now()) * patrol.staff_count, 1)
