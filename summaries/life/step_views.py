"""The steps of a paper as pages: each asks once more, and says what to do when it cannot be taken."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, View

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.service_forms import call_service
from summaries.life.approval import (
    approve_summary,
    check_summary,
    read_with_nothing_to_add,
    send_back,
)
from summaries.life.doubts import doubts_of
from summaries.life.forms import ApproveForm, CheckForm, CorrectionForm, SeenForm, SendBackForm
from summaries.life.one_draft import OneDraftView
from summaries.life.reading import paper_of_week
from summaries.life.services import issue_summary, start_correction
from summaries.life.steps import work_of
from summaries.life.what_next import NOT_NOW
from summaries.models import WeeklySummary
from summaries.wording.checking import DoubtfulNumber


class StepView(OneDraftView):
    """Asks before a step is taken, and takes it of the very paper that was shown."""

    form_class: type[BaseForm] = SeenForm
    service: ClassVar[Callable[..., WeeklySummary]]
    step = ""
    done = ""

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.summary.fingerprint}

    @cached_property
    def doubts(self) -> list[DoubtfulNumber]:
        return doubts_of(self.summary)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            open_comments=self.summary.comments.open().count(),
            doubts=self.doubts,
            not_now=NOT_NOW[self.step].get(self.summary.status, ""),
            **kwargs,
        )

    def form_valid(self, form: BaseForm) -> HttpResponse:
        paper = call_service(form, type(self).service, **self._said(form, timezone.now()))
        if paper is None:
            return self.form_invalid(form)
        messages.success(self.request, f"{paper.week.label} {self.done}.")
        self.taken(paper)
        return redirect(paper)

    def taken(self, paper: WeeklySummary) -> None:
        """What else goes on record."""

    def _said(self, form: BaseForm, now: datetime) -> dict[str, Any]:
        return {
            "summary": self.summary,
            "by": self.request.user,
            "now": now,
            "seen": form.cleaned_data["seen"],
        }


class CheckSummaryView(StepView):
    """Shows of each section whether it is complete, and why not."""

    right = Right.WRITE_SUMMARIES
    form_class = CheckForm
    template_name = "summaries/check.html"
    service = staticmethod(check_summary)
    step = "check"
    done = "is checked"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(sections=self.summary.figures.get("sections", []), **kwargs)


class ApproveSummaryView(StepView):
    """For somebody who did not work on this version."""

    right = Right.APPROVE_SUMMARIES
    form_class = ApproveForm
    template_name = "summaries/approve.html"
    service = staticmethod(approve_summary)
    step = "approve"
    done = "is approved and can be issued"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        work = work_of(self.summary.steps.all(), self.request.user)
        return super().get_context_data(own_work=" and ".join(work), **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "doubted": bool(self.doubts)}

    def _said(self, form: BaseForm, now: datetime) -> dict[str, Any]:
        return {**super()._said(form, now), "keep_because": form.cleaned_data.get("keep_because", "")}


class SendBackView(StepView):
    """Says what has to change before the paper can be approved or issued."""

    right = Right.APPROVE_SUMMARIES
    form_class = SendBackForm
    template_name = "summaries/send_back.html"
    service = staticmethod(send_back)
    step = "send_back"
    done = "is a draft again"

    def _said(self, form: BaseForm, now: datetime) -> dict[str, Any]:
        return {**super()._said(form, now), "reason": form.cleaned_data["reason"]}


class IssueSummaryView(StepView):
    """Asks once more before the numbers are fixed."""

    right = Right.ISSUE_SUMMARIES
    asks_again = True
    template_name = "summaries/issue.html"
    service = staticmethod(issue_summary)
    step = "issue"
    done = "is issued"

    def taken(self, paper: WeeklySummary) -> None:
        record_access(self.request, Action.ISSUE, "summary", ids=[str(paper)])


class NothingToAddView(View):
    """The police liaison has read it."""

    right = Right.COMMENT_ON_DRAFTS
    http_method_names = ("post",)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        summary = paper_of_week(request.user, kwargs["week"])
        if summary is None:
            raise Http404
        try:
            read_with_nothing_to_add(
                summary=summary, by=request.user, now=timezone.now(), seen=request.POST.get("seen")
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, "It is on record that you have read this and have nothing to add.")
        return redirect(summary)


class StartCorrectionView(FormView):
    """A draft of the next version, beside the paper that was issued."""

    right = Right.WRITE_SUMMARIES
    form_class = CorrectionForm
    template_name = "summaries/correct.html"
    summary: WeeklySummary

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        summary = paper_of_week(request.user, kwargs["week"])
        if summary is None:
            raise Http404
        self.summary = summary
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.summary.is_issued:
            messages.info(request, "This version is not issued: edit it, or refresh its figures.")
            return redirect(self.summary)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            summary=self.summary,
            figures=self.summary.figures,
            next_version=self.summary.version + 1,
            **kwargs,
        )

    def form_valid(self, form: CorrectionForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        draft = call_service(
            form, start_correction, summary=self.summary, by=user, now=now, reason=form.cleaned_data["reason"]
        )
        if draft is None:
            return self.form_invalid(form)
        messages.success(
            self.request, f"Version {draft.version} is a draft. The issued paper stays as it is."
        )
        return redirect(draft)
