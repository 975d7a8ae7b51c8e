"""Files that leave the import room: every finding of a batch."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.csv_files import as_csv
from govuk.templatetags.govuk import moment
from imports.views.batch import BatchView


class FindingsFileView(BatchView):
    """All findings that are kept, to be put right in the file line by line."""

    right = Right.IMPORT_FILES
    http_method_names = ("get",)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        batch = self.get_object()
        findings = list(batch.findings.all())
        head = [
            [settings.MARKING],
            [f"{batch}: {len(findings):,} of {batch.findings_count:,} findings, {moment(timezone.now())}"],
            ["File", "Line", "Column", "What is wrong", "Keeps the file out"],
        ]
        rows = [
            [each.file, each.line, each.column, each.words, "No" if each.is_warning else "Yes"]
            for each in findings
        ]
        record_access(request, Action.EXPORT, "import_batch", ids=[str(batch)], count=len(findings))
        response = HttpResponse(as_csv([*head, *rows]), content_type="text/csv; charset=utf-8")
        name = f"{settings.MARKING}-{batch}-findings.csv".replace(" ", "-")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
