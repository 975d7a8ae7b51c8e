"""Understanding a sender's sheet: its columns, then those of its words that are not ours."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView, View

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.service_forms import call_service
from imports.headings import Suggestion
from imports.kinds import kind_of
from imports.mapping_forms import ColumnsForm, WordsForm
from imports.models import ImportBatch
from imports.services.checking import start_check
from imports.services.choosing import choose_columns, suggest_columns
from imports.sheets.templates import template_csv, template_xlsx
from imports.staging import local_files
from imports.states import State
from imports.views.sending import OfOneKind

_TEMPLATES = {
    "csv": (template_csv, "text/csv; charset=utf-8"),
    "xlsx": (template_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class OfABatch(FormView):
    """A page about a batch whose kind has columns, while its file can be read and nobody has it in hand."""

    right = Right.IMPORT_FILES
    record_kind = "import_batch"
    suggested: Suggestion

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visible = ImportBatch.objects.visible_to(request.user)
        self.batch = get_object_or_404(visible, reference=kwargs["reference"])
        self.kind = kind_of(self.batch)
        if not self.kind.columns:
            raise Http404
        if self.batch.state not in (State.STAGED, State.CHECKED, State.REFUSED):
            messages.warning(request, f"The columns of {self.batch} cannot be changed any more.")
            return redirect(self.batch)
        try:
            self.suggested = suggest_columns(self.batch)
        except ValidationError as refusal:
            context = {"batch": self.batch, "kind": self.kind, "unreadable": refusal.messages}
            return self.response_class(request, ["imports/columns.html"], context, status=422)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record_access(self.request, Action.VIEW, self.record_kind, ids=[str(self.batch)])
        return super().get_context_data(batch=self.batch, kind=self.kind, **kwargs)

    def choose(self, form: Any, columns: dict[str, str], values: dict[str, dict[str, str]]) -> bool:
        chosen = call_service(
            form, choose_columns, batch=self.batch, columns=columns, values=values,
            by=self.request.user, now=timezone.now(),
        )  # fmt: skip
        if chosen is not None:
            self.batch = chosen
        return chosen is not None

    def check(self) -> HttpResponse:
        try:
            start_check(self.batch, by=self.request.user, now=timezone.now())
        except ValidationError as refusal:
            messages.warning(self.request, " ".join(refusal.messages))
        return redirect(self.batch)


class ColumnsView(OfABatch):
    form_class = ColumnsForm
    template_name = "imports/columns.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kind": self.kind, "headings": self.suggested.headings}

    def get_initial(self) -> dict[str, Any]:
        return {**self.suggested.columns, **(self.batch.columns or {})}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(suggested=self.suggested, **kwargs)

    def form_valid(self, form: ColumnsForm) -> HttpResponse:
        columns = form.columns
        values = {
            name: meant
            for name, meant in {**self.suggested.values, **self.batch.values}.items()
            if name in columns
        }
        if not self.choose(form, columns, values):
            return self.form_invalid(form)
        known = self.batch.values
        # Words that were given a meaning before are not asked about again.
        if any(set(words) - known.get(name, {}).keys() for name, words in words_of(self.batch).items()):
            return redirect("imports:words", self.batch.reference)
        return self.check()


class WordsView(OfABatch):
    form_class = WordsForm
    template_name = "imports/words.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        words = words_of(self.batch)
        return {**super().get_form_kwargs(), "kind": self.kind, "words": words, "known": self.batch.values}

    def form_valid(self, form: WordsForm) -> HttpResponse:
        if not self.choose(form, self.batch.columns or {}, form.values):
            return self.form_invalid(form)
        return self.check()


def words_of(batch: ImportBatch) -> dict[str, list[str]]:
    with local_files(batch) as files:
        return kind_of(batch).words_not_known(files[0], batch.columns or {})


class TemplateFileView(OfOneKind, View):
    """An empty sheet with our headings, an example, and the words that are understood."""

    right = Right.IMPORT_FILES

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kind, ending = self.kind, kwargs["ending"]
        if not kind.columns or ending not in _TEMPLATES:
            raise Http404
        make, content_type = _TEMPLATES[ending]
        response = HttpResponse(make(kind), content_type=content_type)
        response["Content-Disposition"] = f'attachment; filename="{kind.key}-template.{ending}"'
        return response
