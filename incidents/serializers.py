"""Incidents in the API."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers
from rest_framework.exceptions import NotFound

from accounts.detail import detail_of
from audit.api import idempotency_id
from incidents.categories import SENSITIVE
from incidents.models import Incident
from incidents.services import correct_incident, report_incident
from zones.serializers import PlaceFields


class IncidentSerializer(PlaceFields, serializers.ModelSerializer):
    reported_by = serializers.CharField(source="reported_by.organisation.short_name", read_only=True)

    class Meta:
        model = Incident
        fields = (
            "reference", "category", "occurred_at", "occurred_until_at", "time_precision",
            "lat", "lng", "zone", "zone_version", "weapon", "source", "outcome", "description",
            "status", "status_reason", "reported_by", "reported_at",
        )  # fmt: skip
        read_only_fields = ("reference", "status", "status_reason", "reported_at")

    def validate_category(self, value: str) -> str:
        reader = detail_of(self.context["request"].user)
        if value in SENSITIVE and not reader.reads_sensitive_kinds:
            raise serializers.ValidationError("Ask your police liaison to record this kind.")
        return value

    def to_representation(self, instance: Incident) -> dict[str, Any]:
        shown = super().to_representation(instance)
        if not instance.shows_point_to(self.context["request"].user):
            shown["lat"] = shown["lng"] = None
        return shown

    def create(self, validated_data: dict[str, Any]) -> Incident:
        request = self.context["request"]
        incident = report_incident(
            by=request.user,
            now=timezone.now(),
            client_id=idempotency_id(request),
            **validated_data,
        )
        # Sent again, it may since have been put right, into a kind that its sender may not read.
        if not Incident.objects.visible_to(request.user).filter(pk=incident.pk).exists():
            raise NotFound
        return incident

    def update(self, instance: Incident, validated_data: dict[str, Any]) -> Incident:
        kept = {
            name: getattr(instance, name)
            for name in ("category", "occurred_at", "occurred_until_at", "time_precision",
                         "weapon", "source", "outcome", "description")
        }  # fmt: skip
        request = self.context["request"]
        if not instance.shows_point_to(request.user):
            validated_data = _without_hidden_place(instance, validated_data)
        kept |= self.place_kept(instance, validated_data)
        return correct_incident(
            incident=instance, by=request.user, now=timezone.now(), **{**kept, **validated_data}
        )


def _without_hidden_place(incident: Incident, changes: dict[str, Any]) -> dict[str, Any]:
    """A place sent back as it was shown, without its point, says nothing of the place."""
    sent_back = "lat" in changes and changes["lat"] is None and changes.get("zone") in (None, incident.zone)
    place = ("lat", "lng", "zone") if sent_back else ()
    return {name: value for name, value in changes.items() if name not in place}


class MoveSerializer(serializers.Serializer):
    status = serializers.ChoiceField(choices=Incident._meta.get_field("status").choices)
    reason = serializers.CharField(required=False, allow_blank=True, max_length=200, default="")
