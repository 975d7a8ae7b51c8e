"""What is near an incident, in the API; and an incident just reported, with what is near it."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from incidents import categories, occurrence
from incidents.models import Incident
from incidents.nearby.finding import Nearby, incidents_nearby
from incidents.serializers import IncidentSerializer
from incidents.when import place_in_words, when_in_words
from zones.serializers import PlaceFields


class NearbySerializer(serializers.Serializer):
    """`metres` is null where the exact place is not for the reader, or not known."""

    reference = serializers.CharField(source="incident.reference")
    url = serializers.CharField(source="incident.get_absolute_url")
    category = serializers.CharField(source="incident.category")
    kind = serializers.CharField(source="incident.get_category_display")
    when = serializers.SerializerMethodField()
    where = serializers.SerializerMethodField()
    description = serializers.CharField(source="incident.description")
    metres = serializers.IntegerField(allow_null=True)

    def get_when(self, near: Nearby) -> str:
        return when_in_words(near.incident)

    def get_where(self, near: Nearby) -> str:
        return place_in_words(near.incident)


class NearbyQuestionSerializer(PlaceFields):
    """What is asked about: an incident that is not recorded yet."""

    category = serializers.ChoiceField(choices=list(categories.LABELS.items()))
    occurred_at = serializers.DateTimeField()
    occurred_until_at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    time_precision = serializers.ChoiceField(
        choices=list(occurrence.LABELS.items()), default=occurrence.Precision.EXACT
    )
    zone_version = None

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        try:
            attrs["when"] = occurrence.occurrence(
                attrs.pop("time_precision"), attrs.pop("occurred_at"), attrs.pop("occurred_until_at"),
                now=self.context["now"],
            )  # fmt: skip
        except occurrence.OccurrenceError as error:
            raise serializers.ValidationError({error.field: [str(error)]}) from error
        return attrs

    def nearby(self) -> list[Nearby]:
        return incidents_nearby(user=self.context["request"].user, **self.validated_data)


class ReportedIncidentSerializer(IncidentSerializer):
    """The answer to a report: what was recorded, and what on record may be the same event."""

    possible_duplicates = serializers.SerializerMethodField()

    class Meta(IncidentSerializer.Meta):
        fields = (*IncidentSerializer.Meta.fields, "possible_duplicates")

    @extend_schema_field(NearbySerializer(many=True))
    def get_possible_duplicates(self, incident: Incident) -> list[dict[str, Any]]:
        return NearbySerializer(self.near(incident), many=True).data

    def near(self, incident: Incident) -> list[Nearby]:
        when = occurrence.Occurrence(
            incident.occurred_at, incident.occurred_until_at, occurrence.Precision(incident.time_precision)
        )
        zone = None if incident.has_point else incident.zone
        near = incidents_nearby(
            category=incident.category, when=when, user=self.context["request"].user,
            lat=incident.lat, lng=incident.lng, zone=zone,
        )  # fmt: skip
        return [each for each in near if each.incident.pk != incident.pk]
