"""The shapes of the answers of the map's layers, for the API's description."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from hotspots.serializers.map import ExactPointSerializer, OutlineSerializer, collection_of

_NOTE = "How to read it, and which of the filters asked for do not apply. May be empty."


class ZoneDoseSerializer(serializers.Serializer):
    slug = serializers.SlugField()
    name = serializers.CharField()
    kind = serializers.CharField()
    qualifying_visits = serializers.IntegerField(help_text="Of 10 minutes or more.")
    minutes = serializers.FloatField(help_text="Patrol-minutes of all visits.")
    days_since = serializers.IntegerField(
        allow_null=True, help_text="Since the last qualifying visit, as at the end of the period or now."
    )
    freshness = serializers.ChoiceField(["recent", "due", "overdue", "never"])
    visits_words = serializers.CharField()
    last_words = serializers.CharField()
    url = serializers.CharField()


class SearchedCellSerializer(serializers.Serializer):
    cell = serializers.CharField(help_text="H3 index.")
    name = serializers.CharField()
    count = serializers.IntegerField()


class SearchedPointSerializer(serializers.Serializer):
    name = serializers.CharField()
    count = serializers.IntegerField()


class RingSerializer(serializers.Serializer):
    slug = serializers.SlugField()
    name = serializers.CharField(help_text="Of the zone.")
    metres = serializers.FloatField()


class PowerSerializer(serializers.Serializer):
    reference = serializers.CharField()
    kind = serializers.CharField()
    called = serializers.CharField()
    state = serializers.ChoiceField(["live", "coming", "past"], help_text="As at now.")
    state_words = serializers.CharField()
    when = serializers.CharField(help_text="In words, by the London clock.")
    url = serializers.CharField()


class PolygonsSerializer(serializers.Serializer):
    type = serializers.ChoiceField(["Polygon", "MultiPolygon"])
    coordinates = serializers.ListField(child=serializers.JSONField())


class PointGroupSerializer(serializers.Serializer):
    count = serializers.IntegerField()


PointGroupCollectionSerializer = collection_of(
    "hotspot point group",
    ExactPointSerializer(),
    PointGroupSerializer(),
    total=serializers.IntegerField(),
)
RingCollectionSerializer = collection_of("hotspot ring", PolygonsSerializer(), RingSerializer())
PowerCollectionSerializer = collection_of(
    "hotspot power",
    OutlineSerializer(),
    PowerSerializer(),
    note=serializers.CharField(help_text=_NOTE),
)
DoseCollectionSerializer = collection_of(
    "hotspot dose",
    OutlineSerializer(allow_null=True),
    ZoneDoseSerializer(),
    note=serializers.CharField(help_text=_NOTE),
)
SearchedCellCollectionSerializer = collection_of(
    "hotspot searched cell",
    OutlineSerializer(),
    SearchedCellSerializer(),
    resolution=serializers.IntegerField(),
    total=serializers.IntegerField(),
    without_place=serializers.IntegerField(),
    note=serializers.CharField(help_text=_NOTE),
)
PublishedSearchCollectionSerializer = collection_of(
    "hotspot published search",
    ExactPointSerializer(),
    SearchedPointSerializer(),
    label=serializers.CharField(help_text="How each place must be labelled."),
    total=serializers.IntegerField(),
    without_place=serializers.IntegerField(),
)


@extend_schema_serializer(many=False)
class StopSearchLayerSerializer(serializers.Serializer):
    """Two collections, which are never added up."""

    recorded = SearchedCellCollectionSerializer()
    published = PublishedSearchCollectionSerializer()
