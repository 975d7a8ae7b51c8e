"""The shapes of emerging cells over the API."""

from rest_framework import serializers

from hotspots.emerging.reading import ShownCell, State
from hotspots.emerging.services import LONGEST_REASON
from hotspots.emerging.words import evidence
from hotspots.models import CellDecision
from hotspots.serializers.analysis import AnswerSerializer

KINDS = f"One of {', '.join(CellDecision.Kind.values)}."


class CellDecisionSerializer(serializers.ModelSerializer):
    """What was decided; `ended_at` is empty while it stands."""

    kind = serializers.CharField(help_text=KINDS)
    decided_by = serializers.CharField(source="decided_by.full_name")
    ended_by = serializers.CharField(source="ended_by.full_name", allow_null=True)
    week = serializers.CharField(source="of_week", help_text="On the list of which week.")

    class Meta:
        model = CellDecision
        fields = (
            "id", "kind", "reason", "recent", "week", "decided_by", "decided_at", "ended_by", "ended_at",
        )  # fmt: skip
        read_only_fields = fields


class EmergingCellSerializer(serializers.Serializer):
    """A cell, its evidence, and how it stands. Evidence is null where this look counted nothing there."""

    cell = serializers.CharField(source="code", help_text="H3 index.")
    name = serializers.CharField()
    state = serializers.CharField(help_text=f"One of {', '.join(State)}.")
    is_listed = serializers.BooleanField(source="finding.is_listed", default=False)
    evidence = serializers.SerializerMethodField()
    recent = serializers.IntegerField(source="finding.recent", default=None, allow_null=True)
    past = serializers.IntegerField(source="finding.past", default=None, allow_null=True)
    usual = serializers.FloatField(source="finding.usual", default=None, allow_null=True)
    p = serializers.FloatField(source="finding.p", default=None, allow_null=True)
    adjusted_p = serializers.FloatField(source="finding.adjusted_p", default=None, allow_null=True)
    verdict = serializers.CharField(source="finding.verdict", default=None, allow_null=True)
    verdict_words = serializers.CharField(source="finding.get_verdict_display", default=None, allow_null=True)
    weeks = serializers.ListField(
        source="finding.weeks",
        child=serializers.IntegerField(allow_null=True),
        default=list,
        help_text="52 counts, the oldest first; null is a week without data, and no zero.",
    )
    decision = CellDecisionSerializer(allow_null=True, help_text="The one in force.")
    zone = serializers.SlugField(
        source="zone.slug", default=None, allow_null=True, help_text="A zone drawn over its middle by now."
    )

    def get_evidence(self, shown: ShownCell) -> str | None:
        return None if shown.finding is None else evidence(shown.finding)


class EmergingCellDetailSerializer(EmergingCellSerializer):
    week = serializers.CharField(source="finding.of_week")
    decided = CellDecisionSerializer(many=True, help_text="All decisions, the newest first.")


class EmergingListSerializer(AnswerSerializer):
    week = serializers.CharField(allow_null=True, help_text="Like 2026-W47; null: no week was looked at.")
    counted_at = serializers.DateTimeField(allow_null=True)
    recent_weeks = serializers.IntegerField(allow_null=True, help_text="Of the last 4, those with data.")
    past_weeks = serializers.IntegerField(allow_null=True, help_text="Of the 48 before, those with data.")
    gaps = serializers.ListField(child=serializers.DateField(), help_text="Mondays of weeks without data.")
    results = EmergingCellSerializer(many=True)


class DecideSerializer(serializers.Serializer):
    kind = serializers.CharField(help_text=KINDS)
    reason = serializers.CharField(
        max_length=LONGEST_REASON, required=False, allow_blank=True,
        help_text="Needed to dismiss. Leave out names.",
    )  # fmt: skip
    seen = serializers.IntegerField(
        required=False,
        help_text="The id of the decision that you saw in force, 0 for none: refused if changed.",
    )
