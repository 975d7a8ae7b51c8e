"""The patrol document of a phone, as it is sent, and the receipt for it."""

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
from patrols.services import sync_patrol

MOST_VISITS_SENT = 200
LAST_REVISION = 2_147_483_647


class PatrolDocumentSerializer(serializers.Serializer):
    """A patrol as it now stands on the phone, whole."""

    person = serializers.CharField(help_text="`person.key` of the kit: whose patrol it is.")
    client_id = serializers.UUIDField(help_text="Made by the phone, once for each patrol.")
    revision = serializers.IntegerField(
        min_value=1, max_value=LAST_REVISION, help_text="One more at every change."
    )
    started_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True, default=None)
    staff_count = serializers.IntegerField(min_value=1, max_value=MOST_STAFF)
    partners = Partner(many=True, required=False)
    visits = KnownVisit(many=True, required=False, max_length=MOST_VISITS_SENT)
    removed = serializers.ListField(
        child=serializers.UUIDField(),
        required=False,
        max_length=MOST_VISITS_SENT,
        help_text="The keys of visits that were taken back. Others that are not mentioned stay.",
    )
    nothing_to_report = serializers.BooleanField(default=False)
    note = serializers.CharField(allow_blank=True, max_length=200, default="")
    sure = serializers.BooleanField(default=False, help_text=SURE)

    def validate_visits(self, value: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return each_once(value)

    def create(self, validated_data: dict[str, Any]) -> Patrol:
        by, visits = self.context["request"].user, validated_data.get("visits", [])
        entry = PatrolEntry(
            by,
            validated_data["started_at"],
            validated_data["ended_at"],
            validated_data["staff_count"],
            partners_of(validated_data.get("partners", [])),
            [visit_entry(each, client_id=each["client_id"]) for each in visits],
            validated_data["nothing_to_report"],
            note=validated_data["note"].strip(),
            client_id=validated_data["client_id"],
        )
        try:
            return sync_patrol(
                entry=entry,
                revision=validated_data["revision"],
                removed=validated_data.get("removed", ()),
                sure=validated_data["sure"],
                by=by,
                now=timezone.now(),
            )
        except Refused as refused:
            raise serializers.ValidationError(in_shape(refused, len(visits))) from refused


class ReceiptSerializer(serializers.Serializer):
    """What the server holds of a patrol, for the phone to believe nothing less."""

    client_id = serializers.UUIDField()
    revision = serializers.IntegerField(help_text="The newest revision that is stored.")
    reference = serializers.CharField()
    state = serializers.ChoiceField(choices=("running", "finished", "struck"))
    url = serializers.CharField(source="get_absolute_url")
    visits = serializers.IntegerField(source="visits.count", help_text="How many visits are stored.")
    received_at = serializers.SerializerMethodField()
    now = serializers.SerializerMethodField()

    def get_received_at(self, patrol: Patrol) -> str:
        return timezone.now().isoformat()

    def get_now(self, patrol: Patrol) -> str:
        return timezone.now().isoformat()
