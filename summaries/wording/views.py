"""The page where the words of a draft are edited."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from govuk.service_forms import call_service
from summaries.life.one_draft import OneDraftView
from summaries.wording.checking import doubtful_numbers
from summaries.wording.drafting import narrative
from summaries.wording.forms import NarrativeForm
from summaries.wording.rules import RULES
from summaries.wording.services import edit_narrative


class EditNarrativeView(OneDraftView):
    form_class = NarrativeForm
    template_name = "summaries/edit.html"

    def get_initial(self) -> dict[str, Any]:
        return {"narrative": self.summary.narrative}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        figures = self.summary.figures
        return super().get_context_data(
            from_figures=narrative(figures).splitlines(),
            doubts=doubtful_numbers(self.summary.narrative, figures),
            rules=RULES,
            **kwargs,
        )

    def form_valid(self, form: NarrativeForm) -> HttpResponse:
        text = form.cleaned_data["narrative"]
        user, now = self.request.user, timezone.now()
        edited = call_service(form, edit_narrative, summary=self.summary, text=text, by=user, now=now)
        if edited is None:
            return self.form_invalid(form)
        doubts = doubtful_numbers(edited.narrative, edited.figures)
        if doubts:
            numbers = ", ".join(doubt.written for doubt in doubts)
            messages.info(
                self.request, f"The words are saved. The figures do not bear everything out: {numbers}."
            )
            return redirect("summaries:edit", week=edited.week)
        messages.success(self.request, "The words are saved.")
        return redirect(edited)
