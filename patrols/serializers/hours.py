"""The shape of hours over the API: totals of a quarter, and the lines that they are sums of."""

from collections.abc import Iterable
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from patrols.hours.totals import DEFINITIONS
from patrols.models import Correction


class HoursField(serializers.DecimalField):
    """Hours in hundredths, as text so that nothing is lost on the way: "12.50"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=12, decimal_places=2, **kwargs)


class TileSerializer(serializers.Serializer):
    headline = serializers.CharField()
    label = serializers.CharField()
    count = serializers.IntegerField()
    definition = serializers.CharField(help_text="Which outcomes count, as the list of codes has them now.")


class TotalSerializer(serializers.Serializer):
    name = serializers.CharField()
    patrols = serializers.IntegerField(help_text="Each once, however many organisations were on it.")
    joint = serializers.IntegerField()
    patrol_hours = HoursField()
    patrol_hours_inside = HoursField(help_text="Inside zones.")
    person_hours = HoursField()
    person_hours_inside = HoursField(help_text="Inside zones.")


class NotCountedSerializer(serializers.Serializer):
    reference = serializers.CharField()
    organisation = serializers.CharField()
    started_at = serializers.DateTimeField()
    is_struck = serializers.BooleanField()
    why = serializers.CharField()


class PutRightSerializer(serializers.ModelSerializer):
    patrol = serializers.CharField(source="patrol.reference")
    corrected_by = serializers.CharField(source="corrected_by.full_name")
    changes = serializers.JSONField(help_text="What, before and after, in words.")

    class Meta:
        model = Correction
        fields = ("patrol", "corrected_at", "corrected_by", "reason", "changes")
        read_only_fields = fields


class DefinitionSerializer(serializers.Serializer):
    word = serializers.CharField()
    meaning = serializers.CharField()


def told(definitions: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"word": word, "meaning": meaning} for word, meaning in definitions]


class QuarterHoursSerializer(serializers.Serializer):
    quarter = serializers.CharField(help_text="Like 2026-Q4.")
    label = serializers.CharField(source="quarter.label")
    starts_on = serializers.DateField(source="quarter.starts_on")
    ends_on = serializers.DateField(source="quarter.ends_on")
    organisations = TotalSerializer(source="split.organisations", many=True)
    police = TotalSerializer(source="split.police")
    partners = TotalSerializer(source="split.partners", help_text="Everybody who is not the police.")
    together = TotalSerializer(source="split.together", help_text="The sum of all lines.")
    patrol_hours_once = HoursField(
        source="split.patrol_hours_once", help_text="With a joint patrol’s time counted one time."
    )
    patrol_hours_inside_once = HoursField(source="split.patrol_hours_inside_once")
    headlines = TileSerializer(source="tiles", many=True)
    not_counted = NotCountedSerializer(many=True)
    put_right_since = PutRightSerializer(source="put_right", many=True)
    definitions = serializers.SerializerMethodField()

    @extend_schema_field(DefinitionSerializer(many=True))
    def get_definitions(self, hours: Any) -> list[dict[str, str]]:
        return told(DEFINITIONS)


class LineSerializer(serializers.Serializer):
    reference = serializers.CharField()
    organisation = serializers.CharField()
    is_police = serializers.BooleanField()
    started_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField()
    minutes = HoursField(help_text="Elapsed, in hundredths of a minute.")
    staff = serializers.IntegerField(help_text="The organisation’s own.")
    patrol_hours = HoursField()
    patrol_hours_inside = HoursField()
    person_hours = HoursField()
    person_hours_inside = HoursField()
    zones = serializers.ListField(child=serializers.CharField())
    visits = serializers.IntegerField()
    is_joint = serializers.BooleanField()
