"""Files that were asked for, in the API."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from exports.lists import ExportList
from exports.models import EVERYTHING, ExportJob
from exports.progress import progress_of, progress_words


class ExportColumnSerializer(serializers.Serializer):
    name = serializers.CharField(help_text="As GeoJSON names it.")
    heading = serializers.CharField(help_text="As CSV and workbooks head it.")


class ExportListSerializer(serializers.Serializer):
    """A list that can be taken out by whoever asks."""

    key = serializers.CharField()
    label = serializers.CharField()
    formats = serializers.ListField(child=serializers.CharField())
    filters = serializers.SerializerMethodField()
    columns = ExportColumnSerializer(many=True)

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_filters(self, asked: ExportList) -> list[str]:
        return list(asked.filters.base_filters)


class ExportJobSerializer(serializers.ModelSerializer):
    list = serializers.CharField(source="key")
    at_work = serializers.BooleanField(source="is_at_work")
    percent = serializers.SerializerMethodField()
    words = serializers.SerializerMethodField()

    class Meta:
        model = ExportJob
        fields = (
            "number", "list", "format", "query", "filters", "reason", "state", "at_work", "percent", "words",
            "rows", "size", "sha256", "file_name", "asked_at", "made_at", "expires_at", "fetched", "error",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(serializers.IntegerField(allow_null=True, help_text="How far a worker has come."))
    def get_percent(self, job: ExportJob) -> int | None:
        progress = progress_of(job) if job.is_at_work else None
        return progress.percent if progress else None

    @extend_schema_field(serializers.CharField(help_text="How far it is, or why it waits."))
    def get_words(self, job: ExportJob) -> str:
        return progress_words(job) if job.is_at_work else ""


class AskSerializer(serializers.Serializer):
    """A file to be written by a worker."""

    list = serializers.CharField(help_text=f"The key of a list, or {EVERYTHING}.")
    format = serializers.ChoiceField(choices=ExportJob.Format.choices, default=ExportJob.Format.CSV)
    query = serializers.CharField(
        default="", allow_blank=True, max_length=2000, help_text="Filters of the list, as in its address."
    )
    reason = serializers.CharField(default="", allow_blank=True, max_length=200)

    def validate_query(self, value: Any) -> str:
        return str(value).removeprefix("?")
