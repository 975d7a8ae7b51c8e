"""Planned visits in the API, as they are sent and as they are read."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Organisation
from audit.api import idempotency_id
from measures.dose import QUALIFYING_MINUTES
from measures.weeks import Week
from patrols.models import PlannedVisit
from patrols.models.planned_visit import LONGEST_PLANNED_MINUTES, MOST_VISITS_IN_A_PLAN
from patrols.plans.delivered import with_delivered
from patrols.services import change_plan, plan_visits
from patrols.services.planning import USUAL_MINUTES
from zones.models import Zone

STATES = ("delivered", "partly_delivered", "missed", "open", "cancelled")


class PlannedVisitSerializer(serializers.ModelSerializer):
    zone = serializers.SlugRelatedField(slug_field="slug", queryset=Zone.objects.all())
    organisation = serializers.SlugRelatedField(
        slug_field="short_name", queryset=Organisation.objects.filter(is_active=True)
    )
    from_time = serializers.TimeField(format="%H:%M")
    to_time = serializers.TimeField(format="%H:%M", help_text="Somebody who arrives in it is still in time.")
    visits = serializers.IntegerField(min_value=1, max_value=MOST_VISITS_IN_A_PLAN)
    minutes = serializers.IntegerField(
        min_value=QUALIFYING_MINUTES, max_value=LONGEST_PLANNED_MINUTES, required=False,
        help_text=f"Of each visit; {USUAL_MINUTES} unless told.",
    )  # fmt: skip
    repeats = serializers.PrimaryKeyRelatedField(
        read_only=True, allow_null=True, help_text="The repeating plan that made it, if one did."
    )
    state = serializers.ChoiceField(choices=STATES, read_only=True)
    delivered = serializers.SerializerMethodField()
    missed = serializers.SerializerMethodField()
    minutes_delivered = serializers.SerializerMethodField()
    last_visit_at = serializers.DateTimeField(source="delivery.last_at", read_only=True, allow_null=True)
    planned_by = serializers.CharField(source="planned_by.full_name", read_only=True)

    class Meta:
        model = PlannedVisit
        fields = (
            "id", "zone", "organisation", "on", "from_time", "to_time", "visits", "minutes", "note", "why",
            "repeats", "state", "delivered", "missed", "minutes_delivered", "last_visit_at",
            "planned_by", "planned_at", "cancelled_at",
            "cancelled_reason",
        )  # fmt: skip
        read_only_fields = ("id", "planned_at", "cancelled_at", "cancelled_reason")

    @extend_schema_field(serializers.IntegerField(allow_null=True, help_text="Never more than `visits`."))
    def get_delivered(self, plan: PlannedVisit) -> int | None:
        return plan.delivery.delivered if plan.delivery else None

    @extend_schema_field(serializers.IntegerField(allow_null=True, help_text="0 until the day is over."))
    def get_missed(self, plan: PlannedVisit) -> int | None:
        return plan.delivery.missed if plan.delivery else None

    @extend_schema_field(
        serializers.FloatField(allow_null=True, help_text="Of the visits that count for this plan.")
    )
    def get_minutes_delivered(self, plan: PlannedVisit) -> float | None:
        return round(plan.delivery.delivered_minutes, 1) if plan.delivery else None

    def create(self, validated_data: dict[str, Any]) -> PlannedVisit:
        request, now = self.context["request"], timezone.now()
        client_id = idempotency_id(request)
        plan = plan_visits(by=request.user, now=now, client_id=client_id, **validated_data)
        return with_delivered([plan], now=now)[0]

    def update(self, instance: PlannedVisit, validated_data: dict[str, Any]) -> PlannedVisit:
        now = timezone.now()
        plan = change_plan(plan=instance, by=self.context["request"].user, now=now, **validated_data)
        return with_delivered([plan], now=now)[0]


class CancelSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=200)


class CopyWeekSerializer(serializers.Serializer):
    week = serializers.CharField(help_text="The week to copy, like 2026-W47.")

    def validate_week(self, written: str) -> Week:
        try:
            return Week.parse(written)
        except ValueError as wrong:
            raise serializers.ValidationError(str(wrong)) from wrong
