"""The figures that may be published over the API: ranges by month, kind and zone."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.rights import Right
from audit.services import Action, record_access
from hotspots.disclosed.asked import published_form
from hotspots.disclosed.figures import PublishedFigures, Row, published_figures
from hotspots.disclosed.words import NOTES
from hotspots.exports.geojson import collection
from hotspots.serializers.map import OutlineSerializer, collection_of
from incidents import categories
from measures.disclosure.published import Between

PARAMETERS = [
    OpenApiParameter("from_month", str, description="Like 2026-08; without it, three months."),
    OpenApiParameter("to_month", str, description="Like 2026-10; without it, the last that is over."),
    OpenApiParameter("category", str, enum=[str(kind) for kind in categories.COUNTED]),
    OpenApiParameter("zone", str, description="The slug of a zone."),
]


class BetweenSerializer(serializers.Serializer):
    low = serializers.IntegerField()
    high = serializers.IntegerField()
    words = serializers.CharField(help_text="“1 to 4” is hidden; a single number is rounded to 5.")


class PublishedZoneSerializer(BetweenSerializer):
    slug = serializers.SlugField()
    name = serializers.CharField()
    kind = serializers.CharField(help_text="hotspot or context")


class PublishedRowSerializer(serializers.Serializer):
    name = serializers.CharField(help_text="A kind, or a month.")
    counts = BetweenSerializer(many=True, help_text="In the order of `places`.")


PublishedCollectionSerializer = collection_of(
    "published zone",
    OutlineSerializer(allow_null=True),
    PublishedZoneSerializer(),
    statement=serializers.CharField(),
    first_month=serializers.CharField(),
    last_month=serializers.CharField(),
    within=BetweenSerializer(),
    places=serializers.ListField(child=serializers.CharField()),
    by_kind=PublishedRowSerializer(many=True),
    by_month=PublishedRowSerializer(many=True),
    notes=serializers.ListField(child=serializers.CharField()),
)


class PublishedFiguresView(APIView):
    right = Right.VIEW_PUBLISHED_FIGURES
    record_kind = "published figures"

    @extend_schema(parameters=PARAMETERS, responses=PublishedCollectionSerializer)
    def get(self, request: Request) -> Response:
        """Counts for anybody: small ones hidden, the rest rounded, and totals that tell nothing more.

        Any filter of the map but the kind and the zone is refused.
        """
        form = published_form(request.query_params, now=timezone.now())
        if not form.is_valid():
            raise serializers.ValidationError(form.errors)
        figures = published_figures(form)
        record_access(
            request._request, Action.MAP, self.record_kind,
            filters=request.query_params.urlencode(), count=figures.within.high, user=request.user,
        )  # fmt: skip
        return Response(_shape(figures))


def _shape(figures: PublishedFigures) -> dict[str, Any]:
    features = [
        {
            "type": "Feature",
            "geometry": each.area.outline,
            "properties": {
                "slug": each.area.slug,
                "name": each.area.name,
                "kind": "hotspot" if each.area.is_hotspot else "context",
                **_said(each.count),
            },
        }
        for each in figures.areas
    ]
    return collection(
        features,
        statement=figures.statement,
        first_month=str(figures.first),
        last_month=str(figures.last),
        within=_said(figures.within),
        places=[column.name for column in figures.columns],
        by_kind=[_row(row) for row in figures.by_kind],
        by_month=[_row(row) for row in figures.by_month],
        notes=list(NOTES),
    )


def _row(row: Row) -> dict[str, Any]:
    return {"name": row.name, "counts": [_said(count) for count in row.counts]}


def _said(count: Between) -> dict[str, Any]:
    return {"low": count.low, "high": count.high, "words": count.words}
