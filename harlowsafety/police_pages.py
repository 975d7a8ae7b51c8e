"""The page on which analyst and liaison import police files. The same import as the command's."""

import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.text import get_valid_filename
from django.views.generic import FormView

from accounts.models import User
from accounts.rights import Right
from govuk.forms import PlainForm
from harlowsafety.police_import import areas, import_police_files
from incidents.policeuk.report import ImportReport, lines_of


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """Several files at once; each has to be there and not empty."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list) else [data]
        return [super(ManyFilesField, self).clean(each, initial) for each in files or [None]]


class PoliceFilesForm(PlainForm):
    files = ManyFilesField(
        label="Which files?",
        help_text="Street crime or stop and search files from data.police.uk: CSV, or the archive as a zip.",
        error_messages={"required": "Choose at least one file.", "empty": "That file is empty."},
    )
    only_check = forms.BooleanField(
        label="Only check the files, import nothing",
        required=False,
    )

    def clean_files(self) -> list[UploadedFile]:
        files: list[UploadedFile] = self.cleaned_data["files"]
        if sum(each.size or 0 for each in files) > settings.LARGEST_UPLOAD:
            limit = filesizeformat(settings.LARGEST_UPLOAD)
            raise forms.ValidationError(
                f"Together these files are larger than {limit}. Send fewer at a time, or use the command."
            )
        return files


class ImportPoliceFilesView(FormView):
    right = Right.IMPORT_POLICE_FILES
    form_class = PoliceFilesForm
    template_name = "recorded/import.html"

    def form_valid(self, form: PoliceFilesForm) -> HttpResponse:
        report = import_uploads(
            form.cleaned_data["files"], only_check=form.cleaned_data["only_check"], by=self.request.user
        )
        *lines, closing = lines_of(report)
        context = self.get_context_data(
            form=form,
            report=report,
            lines=lines,
            closing=closing,
            may_see_stop_searches=self.request.user.can(Right.VIEW_STOP_SEARCHES),
        )
        return self.render_to_response(context, status=200 if report.is_ok else 422)


def import_uploads(files: list[UploadedFile], *, only_check: bool, by: User) -> ImportReport:
    """Import what was uploaded under the names it had: a name tells the month and the force."""
    council = next(iter(areas().values()))
    with TemporaryDirectory() as folder:
        paths = []
        for number, file in enumerate(files):
            path = Path(folder, str(number), get_valid_filename(Path(file.name or "file").name))
            path.parent.mkdir()
            with path.open("wb") as copy:
                copy.writelines(file.chunks())
            paths.append(path)
        report = import_police_files(paths, area=council, dry_run=only_check, by=by)
    return _by_the_names_they_came_with(report, folder)


def _by_the_names_they_came_with(report: ImportReport, folder: str) -> ImportReport:
    """Nobody needs to know where the server kept them meanwhile."""
    kept_in = re.compile(re.escape(folder) + r"/\d+/")
    report.files = [replace(file, name=kept_in.sub("", file.name)) for file in report.files]
    report.ignored = [replace(other, name=kept_in.sub("", other.name)) for other in report.ignored]
    return report
