"""Pages on which somebody looks at old words, and at what is left of erased records as counts."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from accounts.rights import Right
from audit.retention.counts import told_counts
from audit.retention.forms import KeepTextsForm, LiftForm
from audit.retention.of_a_kind import OfAKind
from audit.retention.over import erased_before
from audit.retention.reviews import DueText, keep_texts, take_words_out, texts_due, texts_of
from audit.services import Action, record_access
from govuk.service_forms import call_service
from measures.weeks import local

_AT_ONCE = 25


class TextsView(OfAKind, FormView):
    """The oldest words that are due. They are shown here to who may open no record, and that is on record."""

    right = Right.MANAGE_RETENTION
    form_class = KeepTextsForm
    template_name = "audit/retention/texts.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.texts: list[DueText] = []
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"keep_until_on": local(timezone.now()).date() + timedelta(days=365)}

    def get_form_kwargs(self) -> dict[str, Any]:
        self.due = texts_due(self.kind, timezone.now()) if self.kind.free_text else None
        if self.due is None:
            raise Http404
        self.texts = texts_of(self.kind, list(self.due[:_AT_ONCE]))
        return {**super().get_form_kwargs(), "texts": self.texts}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        names = [each.reference for each in self.texts]
        context |= {"how_many": self.due.count() if self.due is not None else 0, "texts": self.texts}
        record_access(self.request, Action.LIST, self.kind.kind, ids=names, filters="old words")
        return context

    def form_valid(self, form: KeepTextsForm) -> HttpResponse:
        kept = call_service(
            form, keep_texts, kind=self.kind.key, by=self.request.user, now=timezone.now(),
            request=self.request, **form.cleaned_data,
        )  # fmt: skip
        if kept is None:
            return self.form_invalid(form)
        messages.success(self.request, f"The words of {kept} record{'' if kept == 1 else 's'} are kept.")
        return redirect("retention:texts", kind=self.kind.key)


class WordsView(OfAKind, FormView):
    """Taking the words of one record out, there and in its history."""

    right = Right.MANAGE_RETENTION
    asks_again = True
    form_class = LiftForm
    template_name = "audit/retention/words.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.kind.rows.filter(**{self.kind.name: self.kwargs["reference"]}).first()
        if found is None or not self.kind.free_text:
            raise Http404
        text = texts_of(self.kind, [found])[0]
        record_access(self.request, Action.VIEW, self.kind.kind, ids=[text.reference], filters="old words")
        return super().get_context_data(text=text, **kwargs)

    def form_valid(self, form: LiftForm) -> HttpResponse:
        places = call_service(
            form, take_words_out, kind=self.kind.key, reference=self.kwargs["reference"],
            by=self.request.user, now=timezone.now(), request=self.request,
        )  # fmt: skip
        if places is None:
            return self.form_invalid(form)
        messages.success(self.request, f"The words of {self.kwargs['reference']} are taken out.")
        return redirect("retention:texts", kind=self.kind.key)


class CountsView(OfAKind, TemplateView):
    """How many there were in months whose records were erased, as it may be published."""

    right = Right.VIEW_PUBLISHED_FIGURES
    template_name = "audit/retention/counts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record_access(self.request, Action.LIST, "erased counts", filters=self.kind.key)
        told, whole_from = told_counts(self.kind), erased_before(self.kind.key)
        return super().get_context_data(told=told, whole_from=whole_from, **kwargs)
