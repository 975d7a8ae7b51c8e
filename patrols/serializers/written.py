"""Patrols in the API, as they are sent: whole, or step by step."""

import re
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.exceptions import ValidationError as Refused
from django.utils import timezone
from rest_framework import serializers

from accounts.models import Organisation
from audit.api import idempotency_id
from patrols.entry import VisitEntry
from patrols.models import OutcomeCode, Patrol
from patrols.rules import MOST_OF_ONE_OUTCOME, MOST_STAFF
from patrols.services import log_patrol
from zones.models import Zone

_OF_A_VISIT = re.compile(r"visit_(\d+)_(.+)")
SURE = "Answers the questions that came back under `sure`, such as about a visit of hours."
_FIELDS_OF_A_VISIT = {"zone", "arrived_at", "left_at", "client_id"}


class InPlaces(serializers.ListSerializer):
    """A list whose errors are a list, too, in the places of what was sent: the shape of `in_shape`."""

    def to_internal_value(self, data: Any) -> list[Any]:
        try:
            value: list[Any] = super().to_internal_value(data)
        except serializers.ValidationError as wrong:
            if isinstance(wrong.detail, dict) and all(isinstance(place, int) for place in wrong.detail):
                places = range(len(data))
                raise serializers.ValidationError([wrong.detail.get(each, {}) for each in places]) from None
            raise
        return value


class Partner(serializers.Serializer):
    class Meta:
        list_serializer_class = InPlaces

    organisation = serializers.SlugRelatedField(
        slug_field="short_name", queryset=Organisation.objects.filter(is_active=True)
    )
    staff_count = serializers.IntegerField(min_value=1, max_value=MOST_STAFF)


class _Outcome(serializers.Serializer):
    class Meta:
        list_serializer_class = InPlaces

    code = serializers.SlugRelatedField(slug_field="code", queryset=OutcomeCode.objects.all())
    count = serializers.IntegerField(min_value=1, max_value=MOST_OF_ONE_OUTCOME, default=1)


class _Visit(serializers.Serializer):
    class Meta:
        list_serializer_class = InPlaces

    zone = serializers.SlugRelatedField(slug_field="slug", queryset=Zone.objects.all())
    arrived_at = serializers.DateTimeField()
    left_at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    outcomes = _Outcome(many=True, required=False)

    def validate_outcomes(self, value: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if len({each["code"] for each in value}) < len(value):
            raise serializers.ValidationError("A code is here twice. Add the counts up.")
        return value


class KnownVisit(_Visit):
    """A visit that may be sent again: its own key says which it is."""

    client_id = serializers.UUIDField()


def each_once(visits: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The visits that were sent; refuses two under one key."""
    keys = [visit["client_id"] for visit in visits if "client_id" in visit]
    if len(set(keys)) < len(keys):
        raise serializers.ValidationError("A visit is here twice.")
    return visits


class LogPatrolSerializer(serializers.Serializer):
    """A whole patrol; without `ended_at` it is running, and without `started_at` it starts now."""

    started_at = serializers.DateTimeField(required=False)
    ended_at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    staff_count = serializers.IntegerField(min_value=1, max_value=MOST_STAFF, default=1)
    partners = Partner(many=True, required=False, help_text="The others on a joint patrol.")
    is_joint = serializers.BooleanField(required=False, allow_null=True, default=None)
    visits = _Visit(many=True, required=False)
    nothing_to_report = serializers.BooleanField(default=False)
    note = serializers.CharField(required=False, allow_blank=True, max_length=200, default="")
    sure = serializers.BooleanField(default=False, help_text=SURE)

    def create(self, validated_data: dict[str, Any]) -> Patrol:
        request, now = self.context["request"], timezone.now()
        visits = [visit_entry(each) for each in validated_data.pop("visits", [])]
        partners = partners_of(validated_data.pop("partners", []))
        started_at = validated_data.pop("started_at", now)
        try:
            return log_patrol(
                by=request.user,
                now=now,
                started_at=started_at,
                partners=partners,
                visits=visits,
                client_id=idempotency_id(request),
                **validated_data,
            )
        except Refused as refused:
            raise serializers.ValidationError(in_shape(refused, len(visits))) from refused


class StartVisitSerializer(serializers.Serializer):
    zone = serializers.SlugRelatedField(slug_field="slug", queryset=Zone.objects.all())
    arrived_at = serializers.DateTimeField(required=False)


class CountSerializer(serializers.Serializer):
    code = serializers.SlugRelatedField(slug_field="code", queryset=OutcomeCode.objects.all())
    seen = serializers.IntegerField(
        required=False,
        min_value=0,
        help_text="The count before this tap, so that a tap that arrives twice counts once.",
    )
    visit = serializers.IntegerField(
        required=False, min_value=1, help_text="The id of one of its visits; the last one when left out."
    )


class LeaveSerializer(serializers.Serializer):
    left_at = serializers.DateTimeField(required=False)


class EndSerializer(serializers.Serializer):
    ended_at = serializers.DateTimeField(required=False)
    nothing_to_report = serializers.BooleanField(default=False)
    sure = serializers.BooleanField(default=False, help_text=SURE)
    without_phone = serializers.BooleanField(
        default=False, help_text="End it although a phone holds it, which is lost or broken."
    )


class StrikeSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=200)


def visit_entry(sent: dict[str, Any], **known: Any) -> VisitEntry:
    outcomes = {outcome["code"]: outcome["count"] for outcome in sent.get("outcomes", [])}
    return VisitEntry(sent["zone"], sent["arrived_at"], sent["left_at"], outcomes, **known)


def partners_of(sent: list[dict[str, Any]]) -> dict[Organisation, int]:
    return {each["organisation"]: each["staff_count"] for each in sent}


def in_shape(refused: Refused, visits: int) -> dict[str, Any]:
    """The rules' complaints in the shape of what was sent: those of a visit under `visits`."""
    if not hasattr(refused, "error_dict"):
        return {"non_field_errors": refused.messages}
    told: dict[str, Any] = {}
    of_visits: list[dict[str, list[str]]] = [{} for _ in range(visits)]
    for field, problems in refused.message_dict.items():
        if match := _OF_A_VISIT.fullmatch(field):
            name = match[2] if match[2] in _FIELDS_OF_A_VISIT else "outcomes"
            of_visits[int(match[1]) - 1].setdefault(name, []).extend(problems)
        else:
            told["non_field_errors" if field == NON_FIELD_ERRORS else field] = problems
    return {**told, "visits": of_visits} if any(of_visits) else told
