"""Patrols in the API, as they are read; `written.py` has how they are sent."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Organisation
from patrols.models import Crew, Outcome, OutcomeCode, Patrol, Visit
from patrols.services import save_outcome_code


class OutcomeCodeSerializer(serializers.ModelSerializer):
    code = serializers.CharField(max_length=20)
    usable_by = serializers.ListField(
        child=serializers.ChoiceField(choices=Organisation.Kind.choices), allow_empty=False
    )

    class Meta:
        model = OutcomeCode
        fields = (
            "code", "label", "headline", "usable_by", "is_count", "basis", "valid_from", "valid_to",
            "position",
        )  # fmt: skip

    def validate_code(self, value: str) -> str:
        if self.instance is not None and value != self.instance.code:
            raise serializers.ValidationError("A code keeps its name. Add a new one instead.")
        if self.instance is None and OutcomeCode.objects.filter(code=value.strip().upper()).exists():
            raise serializers.ValidationError("There is a code of this name.")
        return value

    def create(self, validated_data: dict[str, Any]) -> OutcomeCode:
        return save_outcome_code(by=self.context["request"].user, **validated_data)

    def update(self, instance: OutcomeCode, validated_data: dict[str, Any]) -> OutcomeCode:
        by = self.context["request"].user
        return save_outcome_code(by=by, outcome_code=instance, **validated_data)


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
        fields = ("id", "zone", "zone_version", "arrived_at", "left_at", "minutes", "outcomes")

    @extend_schema_field(serializers.FloatField(help_text="So far, while they are still there."))
    def get_minutes(self, visit: Visit) -> float:
        return round(visit.minutes_by(timezone.now()), 1)


class PatrolSerializer(serializers.ModelSerializer):
    state = serializers.ChoiceField(choices=("running", "finished", "struck"))
    officer = serializers.CharField(source="officer.full_name")
    organisation = serializers.CharField(source="organisation.short_name")
    crew = CrewSerializer(source="crews", many=True)
    minutes = serializers.SerializerMethodField()
    person_minutes = serializers.SerializerMethodField()
    visits = VisitSerializer(many=True)

    class Meta:
        model = Patrol
        fields = (
            "reference", "state", "officer", "organisation", "crew", "staff_count", "is_joint",
            "started_at", "ended_at", "minutes", "person_minutes", "visits", "nothing_to_report",
            "note", "logged_at", "struck_at", "struck_reason",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(serializers.FloatField(help_text="So far, while it is running."))
    def get_minutes(self, patrol: Patrol) -> float:
        return round(patrol.minutes_by(timezone.now()), 1)

    @extend_schema_field(serializers.FloatField(help_text="Minutes times everybody on it."))
    def get_person_minutes(self, patrol: Patrol) -> float:
        return round(patrol.minutes_by(timezone.now()) * patrol.staff_count, 1)
