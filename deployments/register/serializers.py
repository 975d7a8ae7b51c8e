"""The register of technology in the API."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from deployments import technologies
from deployments.models import TechnologyStatus
from deployments.register.services import correct_status, record_status
from deployments.register.standing import STATES, STATES_TOLD


class TechnologyStatusSerializer(serializers.ModelSerializer):
    """From a day on a technology is in use or paused; a pause says why, and who says so."""

    state = serializers.ChoiceField(choices=list(STATES.items()))

    class Meta:
        model = TechnologyStatus
        fields = ("id", "technology", "state", "since_on", "reason", "source", "recorded_at")
        read_only_fields = ("recorded_at",)
        # Declared by the service: the same day again puts that line right.
        validators = ()

    def validate_technology(self, value: str) -> str:
        if self.instance is not None and value != self.instance.technology:
            raise serializers.ValidationError("Another technology is another line.")
        return value

    def create(self, validated_data: dict[str, Any]) -> TechnologyStatus:
        by = self.context["request"].user
        return record_status(by=by, now=timezone.now(), **validated_data)

    def update(self, instance: TechnologyStatus, validated_data: dict[str, Any]) -> TechnologyStatus:
        kept = {name: getattr(instance, name) for name in ("state", "since_on", "reason", "source")}
        validated_data.pop("technology", None)
        by = self.context["request"].user
        return correct_status(status=instance, by=by, now=timezone.now(), **{**kept, **validated_data})


class StandingSerializer(serializers.Serializer):
    """How one technology stands on a day. Without a record it is not recorded, which is not active."""

    technology = serializers.ChoiceField(choices=list(technologies.LABELS.items()))
    label = serializers.CharField()
    state = serializers.ChoiceField(choices=list(STATES_TOLD.items()))
    state_label = serializers.CharField()
    since_on = serializers.DateField(allow_null=True)
    reason = serializers.CharField(allow_blank=True)
    source = serializers.CharField(allow_blank=True)
