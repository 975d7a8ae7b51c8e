"""What can be imported, what was, and sending another file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.rights import Right
from audit.pages import RecordListView
from govuk.service_forms import call_service
from imports.filters import ImportBatchFilter
from imports.forms import StageForm
from imports.kinds import ImportKind, all_kinds, kinds_for
from imports.models import ImportBatch, SenderMapping
from imports.services.checking import start_check
from imports.services.staging import stage_files
from imports.states import State


class ImportListView(RecordListView):
    right = Right.IMPORT_FILES
    record_kind = "import_batch"
    filterset_class = ImportBatchFilter
    template_name = "imports/list.html"

    def get_queryset(self) -> Any:
        return ImportBatch.objects.visible_to(self.request.user).select_related("staged_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(kinds=kinds_for(self.request.user), **kwargs)


class OfOneKind:
    """Mixin: the kind named in the address, if it is one that this person may import."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @property
    def kind(self) -> ImportKind:
        kind = all_kinds().get(self.kwargs["kind"])
        if kind is None or not self.request.user.can(kind.right):
            raise Http404
        return kind


class StageView(OfOneKind, FormView):
    right = Right.IMPORT_FILES
    form_class = StageForm
    template_name = "imports/send.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kind": self.kind, "senders": self.senders}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(kind=self.kind, senders=self.senders, **kwargs)

    @property
    def senders(self) -> list[str]:
        """Whose columns are understood already."""
        if not self.kind.columns:
            return []
        known = SenderMapping.objects.filter(kind=self.kind.key).order_by("sender")
        return list(known.values_list("sender", flat=True).distinct())

    def form_valid(self, form: StageForm) -> HttpResponse:
        given, user, now = form.cleaned_data, self.request.user, timezone.now()
        batch = call_service(
            form,
            stage_files,
            kind=self.kind.key,
            files=[(file.name, file.chunks()) for file in given["files"]],
            sender=given.get("sender", ""),
            by=user,
            client_id=given["client_id"],
            now=now,
        )
        if batch is None:
            return self.form_invalid(form)
        # The same form sent again leads to the batch as it is by now.
        if batch.state != State.STAGED:
            return redirect(batch)
        if self.kind.columns:
            return redirect("imports:columns", batch.reference)
        start_check(batch, by=user, now=now)
        return redirect(batch)
