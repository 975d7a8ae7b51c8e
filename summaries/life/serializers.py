"""Papers in the API."""

from django.urls import reverse
from rest_framework import serializers

from accounts.rights import Right
from summaries.life.services import LONGEST_REASON
from summaries.models import Step, WeeklySummary
from summaries.wording.services import LONGEST_NARRATIVE


class SummaryListSerializer(serializers.ModelSerializer):
    week = serializers.CharField(source="week_text", read_only=True)
    author = serializers.CharField(source="author.full_name", read_only=True, allow_null=True)
    checked_by = serializers.CharField(source="checked_by.full_name", read_only=True, allow_null=True)
    approved_by = serializers.CharField(source="approved_by.full_name", read_only=True, allow_null=True)
    issued_by = serializers.CharField(source="issued_by.full_name", read_only=True, allow_null=True)

    class Meta:
        model = WeeklySummary
        fields: tuple[str, ...] = (
            "week", "version", "status", "narrative", "narrative_is_edited", "data_as_at", "compiled_at",
            "author", "checked_by", "checked_at", "approved_by", "approved_at", "issued_by", "issued_at",
            "marking", "distribution", "code_version", "correction_reason", "sha256",
        )  # fmt: skip
        read_only_fields = fields


class StepSerializer(serializers.ModelSerializer):
    """One step in the life of a paper; without a person it was the service itself."""

    by = serializers.CharField(source="by.full_name", read_only=True, allow_null=True)
    note = serializers.SerializerMethodField(help_text="For those who work on drafts; empty for others.")

    class Meta:
        model = Step
        fields = ("kind", "by", "at", "note")
        read_only_fields = fields

    def get_note(self, step: Step) -> str:
        return step.note if self.context["request"].user.can(Right.READ_DRAFT_SUMMARIES) else ""


class SummarySerializer(SummaryListSerializer):
    """With the figures, which are those of the page."""

    steps = StepSerializer(many=True, read_only=True)
    pdf = serializers.SerializerMethodField(help_text="Where its PDF is; of an issued paper, as it was kept.")
    figures = serializers.JSONField(read_only=True)
    fingerprint = serializers.CharField(read_only=True, help_text="Send it as `seen` with a step.")

    class Meta(SummaryListSerializer.Meta):
        fields = (*SummaryListSerializer.Meta.fields, "fingerprint", "steps", "pdf", "figures")
        read_only_fields = fields

    def get_pdf(self, paper: WeeklySummary) -> str:
        return f"{reverse('summaries:pdf', args=[paper.week])}?version={paper.version}"


class NarrativeSerializer(serializers.Serializer):
    narrative = serializers.CharField(allow_blank=True, max_length=LONGEST_NARRATIVE)


class SeenSerializer(serializers.Serializer):
    seen = serializers.CharField(
        required=False, max_length=64, help_text="The fingerprint of the paper that was read."
    )


class ApproveSerializer(SeenSerializer):
    keep_because = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=200,
        help_text="Why a number stays in the sentences that is in no figure; needed only then.",
    )


class SendBackSerializer(SeenSerializer):
    reason = serializers.CharField(max_length=300, help_text="What has to change.")


class CorrectionSerializer(serializers.Serializer):
    reason = serializers.CharField(
        max_length=LONGEST_REASON, help_text="What was wrong; every reader of the new version sees it."
    )


class RevisionSerializer(serializers.Serializer):
    week = serializers.CharField()
    zone = serializers.CharField()
    kind = serializers.CharField()
    where = serializers.CharField()
    what = serializers.CharField()
    was = serializers.IntegerField()
    now = serializers.IntegerField()
    words = serializers.CharField()
