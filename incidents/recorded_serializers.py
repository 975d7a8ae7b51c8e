"""Recorded crime in the API: always with the words that say how little a place or a day is known."""

from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from incidents.models import RecordedCrime
from incidents.recorded_coverage import span_words
from incidents.recorded_places import SnapPoints

_OUTCOMES = RecordedCrime._meta.get_field("last_outcome").choices


@extend_schema_field({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"})
class MonthAsText(serializers.DateField):
    """ "2019-02": a day would be made up."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m", **kwargs)


class RecordedCrimeSerializer(serializers.ModelSerializer):
    month = MonthAsText(read_only=True)
    outcome = serializers.CharField(read_only=True, help_text="The later one, else the street file’s own.")
    # Empty where the file says none.
    last_outcome = serializers.ChoiceField(choices=_OUTCOMES, allow_blank=True, read_only=True)
    later_outcome = serializers.ChoiceField(choices=_OUTCOMES, allow_blank=True, read_only=True)
    later_outcome_month = MonthAsText(read_only=True, allow_null=True, help_text="Of its outcomes file.")
    approximate = serializers.BooleanField(default=True, read_only=True)

    class Meta:
        model = RecordedCrime
        fields = (
            "month", "crime_type", "outcome", "last_outcome", "later_outcome", "later_outcome_month",
            "location", "lsoa_code", "lsoa_name",
            "lat", "lng", "reported_by", "crime_id", "approximate",
        )  # fmt: skip
        read_only_fields = fields


class SnapPointPropertiesSerializer(serializers.Serializer):
    location = serializers.CharField()
    count = serializers.IntegerField()
    approximate = serializers.BooleanField()


class SnapPointGeometrySerializer(serializers.Serializer):
    type = serializers.CharField(help_text="Point")
    coordinates = serializers.ListField(child=serializers.FloatField(), min_length=2, max_length=2)


class SnapPointFeatureSerializer(serializers.Serializer):
    type = serializers.CharField(help_text="Feature")
    geometry = SnapPointGeometrySerializer()
    properties = SnapPointPropertiesSerializer()


@extend_schema_serializer(many=False)
class SnapPointCollectionSerializer(serializers.Serializer):
    type = serializers.CharField(help_text="FeatureCollection")
    label = serializers.CharField()
    from_month = serializers.CharField(allow_null=True)
    to_month = serializers.CharField(allow_null=True)
    without_place = serializers.IntegerField()
    features = SnapPointFeatureSerializer(many=True)


def as_geojson(places: SnapPoints) -> dict[str, Any]:
    months = "no month imported yet"
    if places.first and places.last:
        months = span_words(places.first, places.last)
    return {
        "type": "FeatureCollection",
        "label": f"Recorded crime, approximate place, {months}, police.uk",
        "from_month": f"{places.first:%Y-%m}" if places.first else None,
        "to_month": f"{places.last:%Y-%m}" if places.last else None,
        "without_place": places.without_place,
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [each.lng, each.lat]},
                "properties": {"location": each.location, "count": each.count, "approximate": True},
            }
            for each in places.points
        ],
    }
