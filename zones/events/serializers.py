"""Events in the API, as they are sent and as they are read."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from audit.api import idempotency_id
from zones.events.services import change_event, record_event
from zones.events.timing import STATES
from zones.models import TownEvent, Zone

EVENT_STATES = [(state.value, label) for state, label in STATES.items()]


class TownEventSerializer(serializers.ModelSerializer):
    zone = serializers.SlugRelatedField(
        slug_field="slug", queryset=Zone.objects.all(), required=False, allow_null=True,
        help_text="Null or left out: the whole town.",
    )  # fmt: skip
    place = serializers.CharField(read_only=True)
    when = serializers.CharField(read_only=True)
    state = serializers.SerializerMethodField()
    recorded_by = serializers.CharField(source="recorded_by.full_name", read_only=True)

    class Meta:
        model = TownEvent
        fields = (
            "reference", "name", "state", "starts_at", "ends_at", "when", "zone", "place", "expects",
            "source", "recorded_by", "recorded_at", "cancelled_at", "cancelled_reason",
        )  # fmt: skip
        read_only_fields = ("reference", "recorded_at", "cancelled_at", "cancelled_reason")

    @extend_schema_field(serializers.ChoiceField(choices=EVENT_STATES))
    def get_state(self, event: TownEvent) -> str:
        return event.state_at(timezone.now())

    def create(self, validated_data: dict[str, Any]) -> TownEvent:
        request = self.context["request"]
        return record_event(
            by=request.user, now=timezone.now(), client_id=idempotency_id(request), **validated_data
        )

    def update(self, instance: TownEvent, validated_data: dict[str, Any]) -> TownEvent:
        by, now = self.context["request"].user, timezone.now()
        return change_event(event=instance, by=by, now=now, **validated_data)


class CancelTownEventSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=200)
