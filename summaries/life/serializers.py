"""Papers in the API."""

from rest_framework import serializers

from summaries.models import WeeklySummary
from summaries.wording.services import LONGEST_NARRATIVE


class SummaryListSerializer(serializers.ModelSerializer):
    week = serializers.CharField(source="week_text", read_only=True)
    author = serializers.CharField(source="author.full_name", read_only=True, default=None)
    issued_by = serializers.CharField(source="issued_by.full_name", read_only=True, default=None)

    class Meta:
        model = WeeklySummary
        fields: tuple[str, ...] = (
            "week", "version", "status", "narrative", "narrative_is_edited", "data_as_at", "compiled_at",
            "author", "issued_by", "issued_at", "sha256",
        )  # fmt: skip
        read_only_fields = fields


class SummarySerializer(SummaryListSerializer):
    """With the figures, which are those of the page."""

    figures = serializers.JSONField(read_only=True)
    fingerprint = serializers.CharField(read_only=True, help_text="Send it as `seen` when issuing.")

    class Meta(SummaryListSerializer.Meta):
        fields = (*SummaryListSerializer.Meta.fields, "fingerprint", "figures")
        read_only_fields = fields


class NarrativeSerializer(serializers.Serializer):
    narrative = serializers.CharField(allow_blank=True, max_length=LONGEST_NARRATIVE)


class SeenSerializer(serializers.Serializer):
    seen = serializers.CharField(
        required=False, max_length=64, help_text="The fingerprint of the draft that was read."
    )


class RevisionSerializer(serializers.Serializer):
    week = serializers.CharField()
    where = serializers.CharField()
    what = serializers.CharField()
    was = serializers.IntegerField()
    now = serializers.IntegerField()
    words = serializers.CharField()
