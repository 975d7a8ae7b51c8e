"""The list of outcome codes and the terms of each, kept by administrators."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView, ListView

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.service_forms import call_service
from patrols.forms.codes import OutcomeCodeForm, OutcomeTermsForm
from patrols.models import OutcomeCode, OutcomeTerms
from patrols.services import save_outcome_code, save_outcome_terms


class OutcomeCodeListView(ListView):
    """All of them on one page: a few dozen, read as a whole."""

    right = Right.MANAGE_OUTCOME_CODES
    template_name = "patrols/codes.html"

    def get_queryset(self) -> Any:
        return OutcomeCode.objects.with_terms_on(timezone.localdate())

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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terms = OutcomeTerms.objects.filter(code=self.outcome_code)
        today = timezone.localdate()
        return super().get_context_data(code=self.outcome_code, terms=terms, today=today, **kwargs)


class AddOutcomeTermsView(FormView):
    """What the law sets for one code, from a day on."""

    right = Right.MANAGE_OUTCOME_CODES
    form_class = OutcomeTermsForm
    template_name = "patrols/terms_form.html"
    terms: OutcomeTerms | None = None
    extra_context = {"title": "Add terms", "button": "Add terms"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.outcome_code = get_object_or_404(OutcomeCode, code=kwargs["code"])
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: OutcomeTermsForm) -> HttpResponse:
        saved = call_service(
            form,
            save_outcome_terms,
            by=self.request.user,
            code=self.outcome_code,
            terms=self.terms,
            **form.cleaned_data,
        )
        if saved is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Terms of {self.outcome_code.code} saved: {saved.in_words}.")
        return redirect(self.outcome_code)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(code=self.outcome_code, **kwargs)


class EditOutcomeTermsView(AddOutcomeTermsView):
    """Putting terms right, or ending them. Those that are over stay."""

    extra_context = {"title": "Change or end terms", "button": "Save changes"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.terms = get_object_or_404(OutcomeTerms, code__code=kwargs["code"], pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.terms, name) for name in OutcomeTermsForm.base_fields}
