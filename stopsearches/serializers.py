"""Stop searches in the API."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from audit.api import idempotency_id
from deployments.models import TechDeployment
from patrols.models import Patrol
from stopsearches.models import StopSearch
from stopsearches.services import correct_stop_search, record_stop_search
from zones.models import Authorisation
from zones.serializers import PlaceFields

_WRITTEN = (
    "reference", "searched_at", "time_precision", "lat", "lng", "zone", "search_type", "age_range",
    "gender", "self_defined_ethnicity", "officer_defined_ethnicity", "legislation", "object_of_search",
    "outcome", "outcome_linked_to_object", "removed_more_than_outer_clothing", "part_of_operation",
    "operation_name", "found_item", "patrol", "tech_deployment", "authorisation",
)  # fmt: skip


class StopSearchSerializer(PlaceFields, serializers.ModelSerializer):
    """One search. A yes-or-no that is null was not recorded: it is not a no."""

    patrol = serializers.SlugRelatedField(
        slug_field="reference", queryset=Patrol.objects.not_struck(), required=False, allow_null=True
    )
    tech_deployment = serializers.SlugRelatedField(
        slug_field="reference", queryset=TechDeployment.objects.done(), required=False, allow_null=True
    )
    authorisation = serializers.SlugRelatedField(
        slug_field="reference", queryset=Authorisation.objects.all(), required=False, allow_null=True
    )
    operation_name = serializers.CharField(required=False, allow_blank=True, max_length=60)

    class Meta:
        model = StopSearch
        fields = ("id", *_WRITTEN, "zone_version", "source", "supplied_by", "supplied_at")
        read_only_fields = ("id", "source", "supplied_by", "supplied_at")

    def create(self, validated_data: dict[str, Any]) -> StopSearch:
        request = self.context["request"]
        return record_stop_search(
            by=request.user, now=timezone.now(), client_id=idempotency_id(request), **validated_data
        )

    def update(self, instance: StopSearch, validated_data: dict[str, Any]) -> StopSearch:
        kept: dict[str, Any] = {
            "searched_at": instance.searched_at,
            "time_precision": instance.time_precision,
            **self.place_kept(instance, validated_data),
        }
        return correct_stop_search(
            search=instance,
            by=self.context["request"].user,
            now=timezone.now(),
            **{**kept, **validated_data},
        )


class RateSerializer(serializers.Serializer):
    """A share by its own name: the definition says what is divided by what."""

    key = serializers.CharField()
    name = serializers.CharField()
    definition = serializers.CharField()
    part = serializers.IntegerField(source="share.part", allow_null=True)
    whole = serializers.IntegerField(source="share.whole", allow_null=True)
    value = serializers.FloatField(source="share.value", allow_null=True)
    low = serializers.FloatField(source="share.low", allow_null=True)
    high = serializers.FloatField(source="share.high", allow_null=True)
    words = serializers.CharField()
    not_recorded = serializers.IntegerField()


class BreakdownRowSerializer(serializers.Serializer):
    code = serializers.CharField()
    label = serializers.CharField()
    number = serializers.IntegerField()
    section_60 = serializers.IntegerField(allow_null=True, help_text="How many of them, by day and month.")


class BreakdownSerializer(serializers.Serializer):
    """Rows that add up to all searches; what is not recorded is a row, too."""

    key = serializers.CharField()
    title = serializers.CharField()
    recorded = serializers.IntegerField()
    not_recorded = serializers.IntegerField()
    note = serializers.CharField()
    rows = BreakdownRowSerializer(many=True)


class StopSearchFiguresSerializer(serializers.Serializer):
    """The rates and breakdowns of the searches that were asked for."""

    number = serializers.IntegerField()
    published = serializers.IntegerField(help_text="Of them, read from published files.")
    rates = RateSerializer(many=True)
    breakdowns = BreakdownSerializer(many=True)
