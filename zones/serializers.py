"""How places are written in the API: zones, and the place fields of every located record."""

from datetime import date
from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from zones.models import Located, Zone, ZoneVersion
from zones.places import EAST, NORTH, SOUTH, WEST, place_problem
from zones.services import BY_HAND, METHODS


class PlaceFields(serializers.Serializer):
    """Mixin: a point as lat and lng, or a zone by its slug. The zone version is the house's answer."""

    lat = serializers.FloatField(required=False, allow_null=True, min_value=SOUTH, max_value=NORTH)
    lng = serializers.FloatField(required=False, allow_null=True, min_value=WEST, max_value=EAST)
    zone = serializers.SlugRelatedField(
        slug_field="slug", queryset=Zone.objects.all(), required=False, allow_null=True
    )
    zone_version = serializers.IntegerField(source="zone_version.number", read_only=True, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        if self.partial and not {"lat", "lng", "zone"} & attrs.keys():
            return attrs
        if problem := place_problem(attrs.get("lat"), attrs.get("lng"), attrs.get("zone")):
            field, words = problem
            raise serializers.ValidationError({field: [words]})
        return attrs

    @staticmethod
    def place_kept(record: Located, changes: dict[str, Any]) -> dict[str, Any]:
        """The record's place where a change says nothing of places; a new point or zone replaces it."""
        if {"lat", "zone"} & changes.keys():
            return {}
        return {"lat": record.lat, "lng": record.lng, "zone": None if record.has_point else record.zone}


class ZonePropertiesSerializer(serializers.ModelSerializer):
    """What a zone is, beside its outline on the day that was asked for."""

    parent = serializers.SlugRelatedField(slug_field="slug", read_only=True, allow_null=True)
    version = serializers.SerializerMethodField()
    area_m2 = serializers.SerializerMethodField()
    valid_from = serializers.SerializerMethodField()
    valid_to = serializers.SerializerMethodField()

    class Meta:
        model = Zone
        fields = ("slug", "name", "kind", "parent", "version", "area_m2", "valid_from", "valid_to")

    def get_version(self, zone: Zone) -> int | None:
        return self._of_outline(zone, "number")

    def get_area_m2(self, zone: Zone) -> int | None:
        return self._of_outline(zone, "area_m2")

    def get_valid_from(self, zone: Zone) -> date | None:
        return self._of_outline(zone, "valid_from")

    def get_valid_to(self, zone: Zone) -> date | None:
        return self._of_outline(zone, "valid_to")

    def _of_outline(self, zone: Zone, name: str) -> Any:
        return getattr(zone.outline[0], name) if zone.outline else None  # type: ignore[attr-defined]


class ZoneSerializer(serializers.Serializer):
    """A zone as a GeoJSON Feature. Expects zones read by `with_outline_on`."""

    type = serializers.SerializerMethodField()
    id = serializers.CharField(source="slug")
    geometry = serializers.SerializerMethodField()
    properties = ZonePropertiesSerializer(source="*")

    def get_type(self, zone: Zone) -> str:
        return "Feature"

    def get_geometry(self, zone: Zone) -> dict[str, Any] | None:
        return zone.outline[0].geometry if zone.outline else None  # type: ignore[attr-defined]


@extend_schema_serializer(many=False)
class ZoneCollectionSerializer(serializers.Serializer):
    type = serializers.CharField(default="FeatureCollection")
    count = serializers.IntegerField()
    features = ZoneSerializer(many=True)


class ZoneVersionSerializer(serializers.ModelSerializer):
    drawn_by = serializers.SlugRelatedField(slug_field="full_name", read_only=True, allow_null=True)

    class Meta:
        model = ZoneVersion
        fields = (
            "number", "valid_from", "valid_to", "area_m2", "method", "source", "confidence", "data_from",
            "data_to", "drawn_by", "geometry",
        )  # fmt: skip


class ZoneHistorySerializer(ZonePropertiesSerializer):
    children = serializers.SlugRelatedField(slug_field="slug", many=True, read_only=True)
    versions = ZoneVersionSerializer(many=True, read_only=True)

    class Meta(ZonePropertiesSerializer.Meta):
        fields = (*ZonePropertiesSerializer.Meta.fields, "children", "versions")


class ZoneDetailSerializer(ZoneSerializer):
    properties = ZoneHistorySerializer(source="*")


class RedrawSerializer(serializers.Serializer):
    """An outline with its first day, and what it was drawn from."""

    geometry = serializers.JSONField(help_text="One GeoJSON Polygon, [lng, lat].")
    valid_from = serializers.DateField(help_text="The first day of the new outline.")
    source = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=200,
        default="",
        help_text="Why, and where it comes from.",
    )
    method = serializers.ChoiceField(choices=METHODS, default=BY_HAND)
    data_from = serializers.DateField(required=False, allow_null=True, default=None)
    data_to = serializers.DateField(required=False, allow_null=True, default=None)


class NewZoneSerializer(RedrawSerializer):
    name = serializers.CharField(max_length=60)
    kind = serializers.ChoiceField(choices=Zone.Kind.choices, default=Zone.Kind.HOTSPOT)
    parent = serializers.SlugRelatedField(
        slug_field="slug", queryset=Zone.objects.all(), required=False, allow_null=True, default=None
    )
    source = serializers.CharField(max_length=200, help_text="Why there should be a zone here.")
