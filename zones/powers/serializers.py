"""Powers in the API, as they are sent and as they are read."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from audit.api import idempotency_id
from zones.models import Authorisation, Zone
from zones.powers.services import correct_authorisation, record_authorisation
from zones.powers.timing import STATES

POWER_STATES = [(state.value, label) for state, label in STATES.items()]


class AuthorisationSerializer(serializers.ModelSerializer):
    zone = serializers.SlugRelatedField(
        slug_field="slug", queryset=Zone.objects.all(), required=False, allow_null=True, write_only=True,
        help_text="Instead of a geometry: the zone's outline on the first day is kept.",
    )  # fmt: skip
    geometry = serializers.JSONField(required=False, help_text="One GeoJSON Polygon, [lng, lat].")
    area_name = serializers.CharField(required=False, allow_blank=True, max_length=80)
    called = serializers.CharField(read_only=True)
    state = serializers.SerializerMethodField()
    recorded_by = serializers.CharField(source="recorded_by.full_name", read_only=True)

    class Meta:
        model = Authorisation
        fields = (
            "reference", "kind", "name", "called", "state", "zone", "area_name", "geometry", "area_m2",
            "starts_at", "ends_at", "rank", "extension_rank", "reason", "reviewed_on", "source",
            "recorded_by", "recorded_at", "ended_at", "ended_reason",
        )  # fmt: skip
        read_only_fields = ("reference", "area_m2", "recorded_at", "ended_at", "ended_reason")

    @extend_schema_field(serializers.ChoiceField(choices=POWER_STATES))
    def get_state(self, power: Authorisation) -> str:
        return power.state_at(timezone.now())

    def create(self, validated_data: dict[str, Any]) -> Authorisation:
        request = self.context["request"]
        return record_authorisation(
            by=request.user, now=timezone.now(), client_id=idempotency_id(request), **validated_data
        )

    def update(self, instance: Authorisation, validated_data: dict[str, Any]) -> Authorisation:
        by, now = self.context["request"].user, timezone.now()
        return correct_authorisation(authorisation=instance, by=by, now=now, **validated_data)


class EndAuthorisationSerializer(serializers.Serializer):
    at = serializers.DateTimeField(
        help_text="When it ended; its start or earlier for one that was recorded by mistake and never held."
    )
    reason = serializers.CharField(max_length=200)
