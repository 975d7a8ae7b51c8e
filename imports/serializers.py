"""Imports in the API: the same steps as on the pages."""

from rest_framework import serializers

from imports.kinds import all_kinds
from imports.models import ImportBatch, RowFinding, StagedFile
from imports.progress import progress_of


class StagedFileSerializer(serializers.ModelSerializer):
    class Meta:
        model = StagedFile
        fields = ("name", "size", "sha256")


class ImportBatchSerializer(serializers.ModelSerializer):
    files = StagedFileSerializer(many=True, read_only=True)
    staged_by = serializers.CharField(source="staged_by.full_name", read_only=True)
    percent = serializers.SerializerMethodField(help_text="How far a worker has come; null if not known.")

    class Meta:
        model = ImportBatch
        fields = (
            "reference", "kind", "sender", "state", "files", "columns", "values", "notes",
            "rows_read", "rows_kept", "rows_unchanged", "rows_left_out", "rows_refused", "findings_count",
            "percent", "staged_by", "staged_at", "checked_at", "confirmed_at", "ended_at",
            "undone_at", "undone_reason",
        )  # fmt: skip
        read_only_fields = fields

    def get_percent(self, batch: ImportBatch) -> int | None:
        progress = progress_of(batch) if batch.is_at_work else None
        return progress.percent if progress else None


class RowFindingSerializer(serializers.ModelSerializer):
    class Meta:
        model = RowFinding
        fields = ("file", "line", "column", "words", "is_warning")
        read_only_fields = fields


class SendSerializer(serializers.Serializer):
    """Files of one kind, under their own names."""

    kind = serializers.CharField(help_text="One of the keys at /imports/kinds/.")
    files = serializers.ListField(child=serializers.FileField(), allow_empty=False)
    sender = serializers.CharField(required=False, allow_blank=True, max_length=80, default="")

    def validate_kind(self, value: str) -> str:
        kind = all_kinds().get(value)
        if kind is None or not self.context["request"].user.can(kind.right):
            raise serializers.ValidationError("This is nothing that you may import.")
        return value


class ColumnsSerializer(serializers.Serializer):
    """What the sender's columns and words mean; the batch has to be checked again."""

    columns = serializers.DictField(
        child=serializers.CharField(), help_text="Our column → the sender's heading."
    )
    values = serializers.DictField(
        child=serializers.DictField(child=serializers.CharField()),
        required=False,
        default=dict,
        help_text="Our column → the sender's word → our code.",
    )


class ConfirmSerializer(serializers.Serializer):
    of_check = serializers.DateTimeField(
        help_text="`checked_at` of the check that was looked at: a newer one is not confirmed unseen."
    )


class UndoSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=200)


class ImportColumnSerializer(serializers.Serializer):
    name = serializers.CharField()
    heading = serializers.CharField()
    help = serializers.CharField()
    is_required = serializers.BooleanField()
    choices = serializers.DictField(
        child=serializers.CharField(), help_text="Our codes by the words for them."
    )


class ImportKindSerializer(serializers.Serializer):
    key = serializers.CharField()
    label = serializers.CharField()
    description = serializers.CharField()
    suffixes = serializers.ListField(child=serializers.CharField())
    takes_many_files = serializers.BooleanField()
    columns = ImportColumnSerializer(many=True)
