"""Published outlines in the API, as GeoJSON."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from zones.models import Boundary


class BoundaryPropertiesSerializer(serializers.ModelSerializer):
    class Meta:
        model = Boundary
        fields = ("code", "name", "kind", "vintage")


class BoundarySerializer(serializers.Serializer):
    """One ward, census area or district as a Feature."""

    type = serializers.SerializerMethodField()
    id = serializers.CharField(source="code")
    geometry = serializers.DictField(help_text="A polygon or several, [lng, lat].")
    properties = BoundaryPropertiesSerializer(source="*")

    def get_type(self, boundary: Any) -> str:
        return "Feature"


@extend_schema_serializer(many=False)
class BoundaryCollectionSerializer(serializers.Serializer):
    type = serializers.CharField(default="FeatureCollection")
    count = serializers.IntegerField()
    features = BoundarySerializer(many=True)
