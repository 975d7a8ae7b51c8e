"""The shapes of the analysis's answers."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from hotspots.analysis.change import ChangedPlace
from hotspots.analysis.trend import TrendWeek


@extend_schema_serializer(many=False)
class AnswerSerializer(serializers.Serializer):
    """What every answer says beside its numbers."""

    statement = serializers.CharField()
    definition = serializers.ListField(child=serializers.CharField())
    cautions = serializers.ListField(child=serializers.CharField())


class ControlChartSerializer(serializers.Serializer):
    mean = serializers.FloatField(allow_null=True)
    lower = serializers.FloatField(allow_null=True)
    upper = serializers.FloatField(allow_null=True)
    varies_more_than_chance = serializers.BooleanField()
    reason = serializers.CharField(help_text="Why there are no limits. Else empty.")


class TrendMarkSerializer(serializers.Serializer):
    kind = serializers.CharField()
    words = serializers.CharField()


class TrendWeekSerializer(serializers.Serializer):
    week = serializers.CharField(help_text="Like 2026-W46.")
    starts_on = serializers.DateField(source="week.starts_on")
    incidents = serializers.IntegerField(allow_null=True, help_text="Null: no data, and no zero.")
    stands_out = serializers.ListField(source="count.reasons", child=serializers.CharField())
    visits = serializers.SerializerMethodField()
    patrol_hours = serializers.SerializerMethodField()
    marks = TrendMarkSerializer(many=True)

    def get_visits(self, each: TrendWeek) -> int | None:
        return None if each.patrol is None else each.patrol.visits

    def get_patrol_hours(self, each: TrendWeek) -> float | None:
        if each.patrol is None or each.patrol.visits is None:
            return None
        return round(each.patrol.hours, 1)


class ZoneTrendSerializer(serializers.Serializer):
    zone = serializers.SlugField(source="zone.slug")
    incidents = serializers.IntegerField(source="total")
    chart = ControlChartSerializer()
    standing_out = serializers.ListField(child=serializers.CharField(), help_text="Weeks, like 2026-W46.")


class TrendSerializer(AnswerSerializer):
    place = serializers.CharField()
    chart = ControlChartSerializer()
    weeks = TrendWeekSerializer(many=True)
    zones = ZoneTrendSerializer(many=True)


class ShareSerializer(serializers.Serializer):
    cells = serializers.IntegerField()
    of_cells = serializers.IntegerField()
    incidents = serializers.IntegerField()
    of_incidents = serializers.IntegerField()
    share = serializers.FloatField(
        allow_null=True, help_text="Percent. Null: not shown, and `words` say why."
    )
    evenly = serializers.IntegerField(help_text="What as many cells would hold, spread as evenly as can be.")
    words = serializers.CharField()


class FewestCellsSerializer(serializers.Serializer):
    percent = serializers.IntegerField()
    cells = serializers.IntegerField(allow_null=True)
    of_cells = serializers.IntegerField()
    evenly = serializers.IntegerField(allow_null=True)
    words = serializers.CharField()


class RankedSerializer(serializers.Serializer):
    name = serializers.CharField()
    count = serializers.IntegerField(source="ranked.count")
    low = serializers.FloatField(source="ranked.low")
    high = serializers.FloatField(source="ranked.high")
    rank = serializers.IntegerField(source="ranked.rank")
    best_rank = serializers.IntegerField(source="ranked.best_rank")
    worst_rank = serializers.IntegerField(source="ranked.worst_rank")


class RankedZoneSerializer(RankedSerializer):
    slug = serializers.SlugField()


class RankedCellSerializer(RankedSerializer):
    cell = serializers.CharField(source="code", help_text="H3 index.")


class ConcentrationSerializer(AnswerSerializer):
    shares = ShareSerializer(many=True)
    fewest_cells = FewestCellsSerializer(many=True)
    zones = RankedZoneSerializer(many=True)
    cells = RankedCellSerializer(many=True)


class ChangedSerializer(serializers.Serializer):
    name = serializers.CharField()
    code = serializers.CharField(source="change.code")
    words = serializers.CharField(source="change.words")
    now = serializers.IntegerField(source="change.now")
    before = serializers.IntegerField(source="change.before")
    expected = serializers.FloatField(source="change.expected")
    percentage = serializers.FloatField(
        source="change.percentage", allow_null=True, help_text="Null of fewer than 30."
    )
    p = serializers.FloatField(source="change.p")
    adjusted_p = serializers.FloatField(
        source="change.adjusted_p", allow_null=True, help_text="Null: too few to be tested."
    )


class ChangedZoneSerializer(ChangedSerializer):
    slug = serializers.CharField(help_text="Empty outside the hotspot zones.")


class ChangedCellSerializer(ChangedSerializer):
    cell = serializers.SerializerMethodField()

    def get_cell(self, place: ChangedPlace) -> str:
        return place.code


class IncidentChangeSerializer(AnswerSerializer):
    zones = ChangedZoneSerializer(many=True)
    zones_note = serializers.CharField()
    cells = ChangedCellSerializer(many=True)
    cells_note = serializers.CharField()


class AreaCountsSerializer(serializers.Serializer):
    name = serializers.CharField()
    before = serializers.IntegerField()
    after = serializers.IntegerField()


class DisplacementSerializer(AnswerSerializer):
    areas = AreaCountsSerializer(many=True)
    code = serializers.CharField(help_text="What the quotient says; empty where nothing could be counted.")
    quotient = serializers.FloatField(allow_null=True, help_text="Null: not given, and `statement` says why.")
