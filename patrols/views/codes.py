"""The list of outcome codes, kept by administrators."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, ListView

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.service_forms import call_service
from patrols.forms.codes import OutcomeCodeForm
from patrols.models import OutcomeCode
from patrols.services import save_outcome_code


class OutcomeCodeListView(ListView):
    """All of them on one page: a few dozen, read as a whole."""

    right = Right.MANAGE_OUTCOME_CODES
    template_name = "patrols/codes.html"
    queryset = OutcomeCode.objects.all()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        record_access(self.request, Action.LIST, "outcome code", count=len(context["object_list"]))
        return context


class AddOutcomeCodeView(FormView):
    right = Right.MANAGE_OUTCOME_CODES
    form_class = OutcomeCodeForm
    template_name = "patrols/code_form.html"
    outcome_code: OutcomeCode | None = None
    extra_context = {"title": "Add an outcome code", "button": "Add code"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "editing": self.outcome_code is not None}

    def form_valid(self, form: OutcomeCodeForm) -> HttpResponse:
        saved = call_service(
            form,
            save_outcome_code,
            by=self.request.user,
            outcome_code=self.outcome_code,
            **form.cleaned_data,
        )
        if saved is None:
            return self.form_invalid(form)
        messages.success(self.request, f"{saved.code} saved.")
        return redirect("outcome-codes:list")


class EditOutcomeCodeView(AddOutcomeCodeView):
    extra_context = {"title": "Change an outcome code", "button": "Save changes"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.outcome_code = get_object_or_404(OutcomeCode, code=kwargs["code"])
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.outcome_code, name) for name in OutcomeCodeForm.base_fields}
