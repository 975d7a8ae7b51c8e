"""Police files over the API: the same import, and the same report, as the page's and the command's."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.rights import Right
from harlowsafety.police_pages import PoliceFilesForm, import_uploads
from incidents.policeuk.report import ImportReport, Status, lines_of
from incidents.recorded_serializers import MonthAsText


class PoliceFilesSerializer(serializers.Serializer):
    files = serializers.ListField(
        child=serializers.FileField(), help_text="CSV files or archives as downloaded, under their own names."
    )
    only_check = serializers.BooleanField(default=False, help_text="Read everything, import nothing.")


class FileReportSerializer(serializers.Serializer):
    name = serializers.CharField()
    status = serializers.ChoiceField(choices=[each.value for each in Status])
    kind = serializers.CharField(help_text="Empty if the file could not be read at all.")
    force = serializers.CharField()
    month = MonthAsText(allow_null=True, help_text="Like 2026-09.")
    rows_read = serializers.IntegerField()
    rows_kept = serializers.IntegerField()
    rows_outside = serializers.IntegerField()
    rows_without_location = serializers.IntegerField()
    rows_refused = serializers.IntegerField()
    problems = serializers.ListField(child=serializers.CharField(), source="problems_shown")
    problems_not_shown = serializers.IntegerField()
    notes = serializers.ListField(child=serializers.CharField())


class IgnoredSerializer(serializers.Serializer):
    name = serializers.CharField()
    reason = serializers.CharField()


class ImportReportSerializer(serializers.Serializer):
    closing = serializers.SerializerMethodField(help_text="What happened, in a sentence.")
    is_ok = serializers.BooleanField(help_text="False if anything was refused; then nothing was changed.")
    is_dry_run = serializers.BooleanField()
    has_changed_data = serializers.BooleanField()
    area = serializers.CharField()
    files = FileReportSerializer(many=True)
    ignored = IgnoredSerializer(many=True)

    def get_closing(self, report: ImportReport) -> str:
        return list(lines_of(report))[-1]


class ImportPoliceFilesView(APIView):
    """Street crime and stop and search files of data.police.uk."""

    right_to_write = Right.IMPORT_POLICE_FILES
    parser_classes = (MultiPartParser,)

    @extend_schema(
        request={"multipart/form-data": PoliceFilesSerializer},
        responses={200: ImportReportSerializer, 400: ImportReportSerializer},
    )
    def post(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Import files of data.police.uk, all or nothing; a month that was there is replaced whole."""
        form = PoliceFilesForm(request.data, request.FILES)
        if not form.is_valid():
            raise serializers.ValidationError(form.errors)
        report = import_uploads(
            form.cleaned_data["files"], only_check=form.cleaned_data["only_check"], by=request.user
        )
        return Response(ImportReportSerializer(report).data, status=200 if report.is_ok else 400)
