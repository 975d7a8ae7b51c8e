"""Hours targets in the API, as they are sent and as they are read."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from accounts.models import Organisation
from audit.api import idempotency_id
from measures.targets import State
from patrols.models import HoursTarget
from patrols.services.targets import MOST_HOURS, change_target, set_target
from patrols.targets import with_progress
from zones.models import Zone


class ProgressSerializer(serializers.Serializer):
    state = serializers.ChoiceField(choices=[(each.value, each.label) for each in State])
    delivered_hours = serializers.FloatField()
    share = serializers.FloatField(help_text="Delivered for each hour of the target; 1 is all of it.")
    expected_hours = serializers.FloatField(help_text="At an even pace by the start of today.")
    remaining_hours = serializers.FloatField()
    weeks_left = serializers.FloatField(help_text="Today included.")
    needed_a_week = serializers.FloatField(allow_null=True, help_text="Hours a week to meet it from now.")
    so_far_a_week = serializers.FloatField(allow_null=True)
    even_week_hours = serializers.FloatField(help_text="Hours a week at an even pace over all its days.")


class HoursTargetSerializer(serializers.ModelSerializer):
    zone = serializers.SlugRelatedField(
        slug_field="slug", queryset=Zone.objects.all(), required=False, allow_null=True
    )
    organisation = serializers.SlugRelatedField(
        slug_field="short_name", queryset=Organisation.objects.filter(is_active=True), required=False,
        allow_null=True,
    )  # fmt: skip
    hours = serializers.IntegerField(min_value=1, max_value=MOST_HOURS)
    set_by = serializers.CharField(source="set_by.full_name", read_only=True)
    progress = ProgressSerializer(read_only=True, allow_null=True)

    class Meta:
        model = HoursTarget
        fields = (
            "id", "name", "zone", "organisation", "hours", "counts", "starts_on", "ends_on", "source",
            "set_by", "set_at", "withdrawn_at", "withdrawn_reason", "progress",
        )  # fmt: skip
        read_only_fields = ("id", "set_at", "withdrawn_at", "withdrawn_reason")

    def create(self, validated_data: dict[str, Any]) -> HoursTarget:
        request, now = self.context["request"], timezone.now()
        client_id = idempotency_id(request)
        target = set_target(by=request.user, now=now, client_id=client_id, **validated_data)
        return with_progress([target], now=now)[0]

    def update(self, instance: HoursTarget, validated_data: dict[str, Any]) -> HoursTarget:
        now = timezone.now()
        target = change_target(target=instance, by=self.context["request"].user, now=now, **validated_data)
        return with_progress([target], now=now)[0]


class WithdrawSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=200)
