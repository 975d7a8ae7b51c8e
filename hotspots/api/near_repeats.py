"""Near repeats over the API, the same as on their page."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.rights import Right
from hotspots.analysis.near_repeats import DEFINITION, near_repeats
from hotspots.api.analysis import AnalysisViewSet
from hotspots.serializers.analysis import AnswerSerializer
from hotspots.serializers.map import SELECTION, read_selection
from hotspots.views.near_repeats import MOST_PAIRS
from hotspots.words.near_repeats import near_repeats_statement


class RepeatBandSerializer(serializers.Serializer):
    label = serializers.CharField()
    observed = serializers.IntegerField()
    expected = serializers.FloatField()
    ratio = serializers.FloatField(allow_null=True, help_text="Null where fewer than 5 were expected.")
    adjusted_p = serializers.FloatField()
    code = serializers.CharField()
    words = serializers.CharField()


class NearPairSerializer(serializers.Serializer):
    first = serializers.CharField(source="first.reference")
    second = serializers.CharField(source="second.reference")
    metres = serializers.FloatField()
    days = serializers.IntegerField()


class NearRepeatsSerializer(AnswerSerializer):
    incidents = serializers.IntegerField()
    bands = RepeatBandSerializer(many=True)
    pairs = NearPairSerializer(many=True)
    total_pairs = serializers.IntegerField()


class NearRepeatsViewSet(AnalysisViewSet):
    right = Right.VIEW_POINTS
    record_kind = "hotspot near repeats"

    @extend_schema(parameters=SELECTION, responses=NearRepeatsSerializer(many=False))
    def list(self, request: Request) -> Response:
        """Pairs of incidents by distance and days against chance, and the newest 50 near pairs.

        At most 1,000 incidents with an exact place; of more, `statement` says so and there are no bands.
        """
        found = near_repeats(read_selection(request), visible_to=request.user)
        pairs = found.first_pairs(MOST_PAIRS)
        said = {
            "statement": near_repeats_statement(found),
            "definition": [*DEFINITION],
            "cautions": [],
            "incidents": found.total,
            "bands": found.repeats.bands if found.repeats is not None else (),
            "pairs": pairs,
            "total_pairs": len(found.pairs),
        }
        named = sorted({each.reference for pair in pairs for each in (pair.first, pair.second)})
        return self.answer(request, NearRepeatsSerializer(said).data, found.total, ids=tuple(named))
