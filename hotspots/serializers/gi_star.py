"""The shape of clusters of cells."""

from rest_framework import serializers

from hotspots.serializers.analysis import AnswerSerializer
from hotspots.serializers.map import OutlineSerializer


class ClusteredPropertiesSerializer(serializers.Serializer):
    cell = serializers.CharField(help_text="H3 index.")
    name = serializers.CharField()
    mark = serializers.CharField(help_text="One of more_99, more_95, fewer_99, fewer_95.")
    words = serializers.CharField()
    count = serializers.IntegerField()
    around = serializers.IntegerField(help_text="In the cell and those around it.")
    z = serializers.FloatField(help_text="Gi* in standard deviations.")
    adjusted_p = serializers.FloatField(help_text="Of counts dealt out at random, for all cells together.")


class ClusteredFeatureSerializer(serializers.Serializer):
    type = serializers.CharField(help_text="Feature")
    geometry = OutlineSerializer()
    properties = ClusteredPropertiesSerializer()


class ClusteredCollectionSerializer(AnswerSerializer):
    type = serializers.CharField(help_text="FeatureCollection")
    tested = serializers.IntegerField(help_text="Cells of the study area.")
    features = ClusteredFeatureSerializer(many=True)
