"""How places are written in the API: zones, and the place fields of every located record."""

from typing import Any

from rest_framework import serializers

from zones.models import Zone


class PlaceFields(serializers.Serializer):
    """Mixin: a point as lat and lng, or a zone by its slug. The zone version is the house's answer."""

    lat = serializers.FloatField(required=False, allow_null=True, min_value=49, max_value=61)
    lng = serializers.FloatField(required=False, allow_null=True, min_value=-9, max_value=2)
    zone = serializers.SlugRelatedField(
        slug_field="slug", queryset=Zone.objects.all(), required=False, allow_null=True
    )
    zone_version = serializers.IntegerField(
        source="zone_version.number", read_only=True, allow_null=True, default=None
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        if (attrs.get("lat") is None) != (attrs.get("lng") is None):
            missing = "lat" if attrs.get("lat") is None else "lng"
            raise serializers.ValidationError({missing: ["Give both coordinates, or neither."]})
        return attrs
