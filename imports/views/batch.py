"""One batch, whichever state it is in: what was found, what may be done next, and its progress."""

from abc import ABC, abstractmethod
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.generic import DetailView

from accounts.models import User
from accounts.rights import Right
from audit.pages import RecordDetailView
from govuk.service_forms import call_service
from imports.forms import UndoForm
from imports.kinds import kind_of
from imports.models import ImportBatch
from imports.progress import progress_of, progress_words
from imports.services.abandoning import abandon_batch
from imports.services.checking import start_check
from imports.services.confirming import confirm_import
from imports.services.undoing import start_undo, why_left
from imports.states import State

# Findings on the page; the file has all that are kept.
SHOWN = 50


class BatchView(RecordDetailView):
    right = Right.IMPORT_FILES
    record_kind = "import_batch"
    template_name = "imports/detail.html"
    context_object_name = "batch"

    def get_queryset(self) -> Any:
        people = ("staged_by", "confirmed_by", "undone_by")
        return ImportBatch.objects.visible_to(self.request.user).select_related(*people)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        batch = self.object
        kind = kind_of(batch)
        findings = list(batch.findings.all()[:SHOWN])
        return super().get_context_data(
            kind=kind,
            files=list(batch.files.all()),
            findings=findings,
            findings_not_shown=batch.findings_count - len(findings),
            progress=progress_of(batch) if batch.is_at_work else None,
            progress_words=progress_words(batch) if batch.is_at_work else "",
            rows_url=kind.address_of_rows(batch) if batch.state == State.IMPORTED else "",
            why_left=why_left(batch) if batch.state == State.IMPORTED else "",
            may_change_columns=bool(kind.columns) and batch.state in (State.CHECKED, State.REFUSED),
            may_be_given_up=batch.state in (State.STAGED, State.CHECKED, State.REFUSED),
            **kwargs,
        )


class ProgressView(DetailView):
    """How far a worker has come, for the bar. Tells of no record, so it leaves none in the access log."""

    right = Right.IMPORT_FILES
    record_kind = "import_batch"
    slug_field = "reference"
    slug_url_kwarg = "reference"

    def get_queryset(self) -> Any:
        return ImportBatch.objects.visible_to(self.request.user)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        batch: ImportBatch = self.object
        progress = progress_of(batch) if batch.is_at_work else None
        words = progress_words(batch) if batch.is_at_work else ""
        percent = progress.percent if progress else None
        return JsonResponse({"at_work": batch.is_at_work, "percent": percent, "words": words})


class MoveView(BatchView, ABC):
    """A button on the batch's page."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        try:
            self.move(self.object, request.user)
        except ValidationError as refusal:
            # Nothing was typed that could be lost, so the page itself tells.
            messages.warning(request, " ".join(refusal.messages))
        return redirect(self.object)

    @abstractmethod
    def move(self, batch: ImportBatch, by: User) -> None:
        """Do what the button says."""


class CheckView(MoveView):
    """Once more, where something else was recorded since."""

    def move(self, batch: ImportBatch, by: User) -> None:
        start_check(batch, by=by, now=timezone.now())


class ConfirmView(MoveView):
    def move(self, batch: ImportBatch, by: User) -> None:
        confirm_import(batch, by=by, now=timezone.now(), of_check=self._looked_at())

    def _looked_at(self) -> datetime:
        """The check that the button stood under: without it nobody knows what was confirmed."""
        with suppress(ValueError):
            if told := parse_datetime(self.request.POST.get("of_check", "")):
                return told
        raise ValidationError("Look at what the check tells, then import it from there.")


class AbandonView(MoveView):
    def move(self, batch: ImportBatch, by: User) -> None:
        abandon_batch(batch, by=by, now=timezone.now())
        messages.success(self.request, f"{batch} is given up, and its files are erased.")


class UndoView(BatchView):
    """Says what undoing takes out, or why it cannot, and asks for the reason; a worker does it."""

    template_name = "imports/undo.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind = kind_of(self.object)
        kwargs.setdefault("form", UndoForm())
        can_be = self.object.state == State.IMPORTED
        return super().get_context_data(
            hindrances=kind.why_not_undo(self.object) if can_be else [],
            meanings=kind.what_undo_means(self.object) if can_be else [],
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        form = UndoForm(request.POST)
        undone = form.is_valid() and call_service(
            form, start_undo, batch=self.object, by=request.user, reason=form.cleaned_data["reason"]
        )
        if not undone:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return redirect(undone)
