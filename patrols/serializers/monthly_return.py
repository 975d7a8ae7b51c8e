"""The shape of the monthly return over the API."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from patrols.headlines import RETURNED
from patrols.hours.monthly_return import DEFINITIONS, ReturnRow
from patrols.serializers.hours import DefinitionSerializer, HoursField, TileSerializer, told


class ReturnRowSerializer(serializers.Serializer):
    organisation = serializers.CharField()
    patrols = serializers.IntegerField()
    patrol_hours = HoursField()
    person_hours = HoursField()
    visits = serializers.IntegerField(help_text="To zones.")
    outcomes = serializers.SerializerMethodField(help_text="By headline.")

    def get_outcomes(self, row: ReturnRow) -> dict[str, int]:
        return dict(zip(map(str, RETURNED), row.outcomes, strict=True))


class MonthlyReturnSerializer(serializers.Serializer):
    month = serializers.CharField(help_text="Like 2026-10.")
    label = serializers.CharField(source="month.label")
    starts_on = serializers.DateField(source="month.starts_on")
    ends_on = serializers.DateField(source="month.ends_on")
    rows = ReturnRowSerializer(many=True, help_text="One for each organisation that was on a patrol.")
    together = ReturnRowSerializer(help_text="With a joint patrol counted once.")
    columns = TileSerializer(many=True, help_text="What each outcome counts.")
    headlines = TileSerializer(source="tiles", many=True)
    definitions = serializers.SerializerMethodField()

    @extend_schema_field(DefinitionSerializer(many=True))
    def get_definitions(self, month: Any) -> list[dict[str, str]]:
        return told(DEFINITIONS)
