"""The shapes of the map's answers, for the API's description, and how its questions are read."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema_field, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request

from accounts.detail import detail_of
from govuk.chips import flat_choices
from hotspots.asked.forms import SelectionForm
from hotspots.asked.periods import EVERYTHING
from hotspots.asked.selection import Selection
from measures.disclosure.detail import Detail
from measures.weeks import local

_Asked = tuple[tuple[tuple[str, str | None], ...], date, Detail]
_MOST_KNOWN = 1_000
_known: dict[_Asked, Selection] = {}


def read_selection(request: Request) -> Selection:
    """The selection in the address; 400 with the field's name when it cannot be.

    A map asks for one screen after another with the same filters, which are then read once. Not where the
    database has to be asked what they mean.
    """
    asked, today = request.query_params, local(timezone.now()).date()
    answers = tuple((name, asked.get(name)) for name in SelectionForm.base_fields)
    key = answers, today, detail_of(request.user)
    if (known := _known.get(key)) is not None:
        return known
    form = SelectionForm(asked, today=today, reader=request.user)
    if not form.is_valid():
        raise serializers.ValidationError(form.errors)
    if not asked.get("zone") and asked.get("period") != EVERYTHING:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        _known[key] = form.selection
    return form.selection


def _parameter(name: str, field: forms.Field) -> OpenApiParameter:
    if isinstance(field, forms.ModelChoiceField):
        return OpenApiParameter(name, str, description="The slug of a zone.")
    if isinstance(field, forms.ChoiceField):
        return OpenApiParameter(name, str, enum=[value for value, _ in flat_choices(field) if value])
    if name == "cell":
        return OpenApiParameter(name, str, description="An H3 index of resolution 7 to 10.")
    return OpenApiParameter(name, OpenApiTypes.DATE, description="With period=dates.")


SELECTION = [_parameter(name, field) for name, field in SelectionForm.base_fields.items()]


class OutlineSerializer(serializers.Serializer):
    type = serializers.CharField(help_text="Polygon")
    coordinates = serializers.ListField(
        child=serializers.ListField(child=serializers.ListField(child=serializers.FloatField()))
    )


class ExactPointSerializer(serializers.Serializer):
    type = serializers.CharField(help_text="Point")
    coordinates = serializers.ListField(child=serializers.FloatField(), min_length=2, max_length=2)


@extend_schema_field(
    {
        "type": "object",
        "nullable": True,
        "properties": {
            "type": {"type": "string", "enum": ["Point", "Polygon"]},
            "coordinates": {"type": "array", "items": {}},
        },
        "required": ["type", "coordinates"],
    }
)
class PointOrOutlineField(serializers.JSONField):
    """The exact point; else the outline of the zone; null where neither is known."""


class PlaceFigureSerializer(serializers.Serializer):
    name = serializers.CharField()
    count = serializers.IntegerField(
        allow_null=True, help_text="None of a time before the first record: a gap is not a zero."
    )
    expected = serializers.IntegerField(allow_null=True)
    usual_low = serializers.IntegerField(allow_null=True)
    usual_high = serializers.IntegerField(allow_null=True)
    verdict = serializers.CharField(allow_null=True)
    verdict_words = serializers.CharField()


class ZoneFigureSerializer(PlaceFigureSerializer):
    slug = serializers.SlugField()
    kind = serializers.CharField()


class CellPropertiesSerializer(serializers.Serializer):
    rank = serializers.IntegerField()
    cell = serializers.CharField(help_text="H3 index.")
    name = serializers.CharField()
    count = serializers.IntegerField()


class PointPropertiesSerializer(serializers.Serializer):
    reference = serializers.CharField()
    category = serializers.CharField()
    category_words = serializers.CharField()
    occurred_at = serializers.DateTimeField()
    time_precision = serializers.CharField()
    url = serializers.CharField()


class CountedResultSerializer(serializers.Serializer):
    code = serializers.CharField()
    label = serializers.CharField()
    count = serializers.IntegerField()
    words = serializers.CharField()


class DeploymentPropertiesSerializer(serializers.Serializer):
    reference = serializers.CharField()
    technology = serializers.CharField()
    technology_label = serializers.CharField()
    status = serializers.CharField(help_text="active, complete or planned")
    status_label = serializers.CharField()
    when = serializers.CharField(help_text="In words, by the London clock.")
    site = serializers.CharField()
    zone = serializers.CharField(help_text="Empty outside every zone.")
    alerts = serializers.IntegerField(allow_null=True, help_text="Null is not recorded.")
    caused_by = CountedResultSerializer(many=True, help_text="What the technology led to.")
    during = CountedResultSerializer(many=True, help_text="What officers did meanwhile. Never add the two.")
    found = serializers.CharField()
    caused_by_words = serializers.CharField()
    during_words = serializers.CharField()
    url = serializers.CharField()


def collection_of(kind: str, geometry: Any, properties: Any, **more: Any) -> Any:
    """A FeatureCollection serializer of one kind of feature."""
    name = kind.title().replace(" ", "")
    feature_type = serializers.CharField(help_text="Feature")
    parts = {"type": feature_type, "geometry": geometry, "properties": properties}
    feature = type(f"{name}FeatureSerializer", (serializers.Serializer,), parts)
    collection_type = serializers.CharField(help_text="FeatureCollection")
    shape = {"type": collection_type, **more, "features": feature(many=True)}
    made = type(f"{name}CollectionSerializer", (serializers.Serializer,), shape)
    return extend_schema_serializer(many=False)(made)


CellCollectionSerializer = collection_of(
    "hotspot cell",
    OutlineSerializer(),
    CellPropertiesSerializer(),
    resolution=serializers.IntegerField(help_text="Coarser than asked where there would be too many cells."),
    asked_resolution=serializers.IntegerField(),
    note=serializers.CharField(help_text="Says so where it is coarser. Else empty."),
)
ZoneCollectionSerializer = collection_of(
    "hotspot zone",
    OutlineSerializer(allow_null=True),
    ZoneFigureSerializer(),
    statement=serializers.CharField(),
    first_on=serializers.DateField(),
    last_on=serializers.DateField(),
    within=PlaceFigureSerializer(),
    outside=PlaceFigureSerializer(allow_null=True),
    total=serializers.IntegerField(),
    left_out_hour_not_known=serializers.IntegerField(),
)
PointCollectionSerializer = collection_of(
    "hotspot point", ExactPointSerializer(), PointPropertiesSerializer(), total=serializers.IntegerField()
)
DeploymentCollectionSerializer = collection_of(
    "hotspot deployment",
    PointOrOutlineField(),
    DeploymentPropertiesSerializer(),
    note=serializers.CharField(help_text="Which of the filters asked for do not apply. May be empty."),
    total=serializers.IntegerField(),
)
