"""Putting a finished patrol right over the API."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError as Refused
from django.utils import timezone
from rest_framework import serializers

from patrols.entry import PatrolEntry
from patrols.models import Patrol
from patrols.rules import MOST_STAFF
from patrols.serializers.written import (
    SURE,
    KnownVisit,
    Partner,
    each_once,
    in_shape,
    partners_of,
    visit_entry,
)
from patrols.services import correct_patrol

SAID_AS_IT_IS = ("started_at", "ended_at", "staff_count", "nothing_to_report", "note")


class CorrectedVisit(KnownVisit):
    client_id = serializers.UUIDField(
        required=False, help_text="Of the visit that is put right; a visit without one is new."
    )


class CorrectPatrolSerializer(serializers.Serializer):
    """A finished patrol as it should stand. What is left out stays; `visits` are all of them or left out."""

    started_at = serializers.DateTimeField(required=False)
    ended_at = serializers.DateTimeField(required=False)
    staff_count = serializers.IntegerField(required=False, min_value=1, max_value=MOST_STAFF)
    partners = Partner(many=True, required=False)
    visits = CorrectedVisit(many=True, required=False)
    nothing_to_report = serializers.BooleanField(required=False)
    note = serializers.CharField(required=False, allow_blank=True, max_length=200)
    reason = serializers.CharField(
        allow_blank=True, max_length=200, default="", help_text="Asked for from the day after it was logged."
    )
    sure = serializers.BooleanField(default=False, help_text=SURE)

    def validate_visits(self, value: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return each_once(value)

    def update(self, instance: Patrol, validated_data: dict[str, Any]) -> Patrol:
        stood = PatrolEntry.of(instance)
        said = {name: validated_data[name] for name in SAID_AS_IT_IS if name in validated_data}
        if "partners" in validated_data:
            said["partners"] = partners_of(validated_data["partners"])
        if "visits" in validated_data:
            said["visits"] = [_entry(visit) for visit in validated_data["visits"]]
        entry = replace(stood, **said)
        try:
            correct_patrol(
                patrol=instance,
                entry=entry,
                by=self.context["request"].user,
                now=timezone.now(),
                reason=validated_data["reason"],
                sure=validated_data["sure"],
            )
        except Refused as refused:
            raise serializers.ValidationError(in_shape(refused, len(entry.visits))) from refused
        return instance


def _entry(sent: dict[str, Any]) -> Any:
    known = {"client_id": sent["client_id"]} if "client_id" in sent else {}
    return visit_entry(sent, **known)
