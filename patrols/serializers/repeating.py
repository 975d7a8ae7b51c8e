"""Repeating plans in the API, as they are sent, changed and read."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Organisation
from audit.api import idempotency_id
from measures.dose import QUALIFYING_MINUTES
from patrols.models import RepeatingPlan
from patrols.models.planned_visit import LONGEST_PLANNED_MINUTES, MOST_VISITS_IN_A_PLAN
from patrols.plans.bank_holidays import bank_holidays
from patrols.plans.delivered import repeating_with_delivered
from patrols.services.planning import USUAL_MINUTES
from patrols.services.repeating import CHANGEABLE, change_repeating, plan_repeating
from zones.models import Zone


class RepeatingPlanSerializer(serializers.ModelSerializer):
    """Of a change, only what can change for the days still to come; anything else is refused by name."""

    zone = serializers.SlugRelatedField(slug_field="slug", queryset=Zone.objects.all())
    organisation = serializers.SlugRelatedField(
        slug_field="short_name", queryset=Organisation.objects.filter(is_active=True)
    )
    weekdays = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=7), allow_empty=False,
        help_text="1 is Monday, 7 is Sunday.",
    )  # fmt: skip
    from_time = serializers.TimeField(format="%H:%M")
    to_time = serializers.TimeField(format="%H:%M", help_text="Somebody who arrives in it is still in time.")
    visits = serializers.IntegerField(min_value=1, max_value=MOST_VISITS_IN_A_PLAN)
    minutes = serializers.IntegerField(
        min_value=QUALIFYING_MINUTES, max_value=LONGEST_PLANNED_MINUTES, required=False,
        help_text=f"Of each visit; {USUAL_MINUTES} unless told.",
    )  # fmt: skip
    left_out = serializers.ListField(
        child=serializers.DateField(), required=False, help_text="Days on which nothing is planned."
    )
    leave_out_bank_holidays = serializers.BooleanField(write_only=True, required=False)
    days_to_come = serializers.IntegerField(read_only=True)
    visits_planned = serializers.IntegerField(source="delivery.planned", read_only=True)
    visits_delivered = serializers.IntegerField(source="delivery.delivered", read_only=True)
    visits_missed = serializers.IntegerField(source="delivery.missed", read_only=True)
    minutes_planned = serializers.IntegerField(source="delivery.planned_minutes", read_only=True)
    minutes_delivered = serializers.SerializerMethodField()
    planned_by = serializers.CharField(source="planned_by.full_name", read_only=True)

    class Meta:
        model = RepeatingPlan
        fields = (
            "id", "zone", "organisation", "weekdays", "from_time", "to_time", "visits", "minutes",
            "starts_on", "ends_on", "left_out", "leave_out_bank_holidays", "note", "why", "days_to_come",
            "visits_planned", "visits_delivered", "visits_missed", "minutes_planned", "minutes_delivered",
            "planned_by", "planned_at", "stopped_at", "stopped_reason",
        )  # fmt: skip
        read_only_fields = ("id", "planned_at", "stopped_at", "stopped_reason")

    @extend_schema_field(serializers.FloatField(help_text="Of the visits that count for it."))
    def get_minutes_delivered(self, plan: RepeatingPlan) -> float:
        return round(plan.delivery.delivered_minutes, 1) if plan.delivery else 0.0

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if self.instance is not None and (fixed := attrs.keys() - set(CHANGEABLE)):
            said = "This cannot be changed. Stop the plan and make another."
            raise serializers.ValidationError({name: [said] for name in sorted(fixed)})
        return attrs

    def create(self, validated_data: dict[str, Any]) -> RepeatingPlan:
        request, now = self.context["request"], timezone.now()
        if validated_data.pop("leave_out_bank_holidays", False):
            also = bank_holidays(validated_data["starts_on"], validated_data["ends_on"])
            validated_data["left_out"] = [*validated_data.get("left_out", ()), *also]
        client_id = idempotency_id(request)
        plan = plan_repeating(by=request.user, now=now, client_id=client_id, **validated_data)
        return repeating_with_delivered([plan], now=now)[0]

    def update(self, instance: RepeatingPlan, validated_data: dict[str, Any]) -> RepeatingPlan:
        now = timezone.now()
        plan = change_repeating(plan=instance, by=self.context["request"].user, now=now, **validated_data)
        return repeating_with_delivered([plan], now=now)[0]


class StopSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=200)
