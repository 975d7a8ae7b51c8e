"""Summary pages: the list, one week's paper with its steps, and compiling it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import View
from kombu.exceptions import OperationalError

from accounts.detail import detail_of
from accounts.rights import Right
from audit.pages import RecordDetailView, RecordListView
from audit.services import Action, record_access
from measures.weeks import Week, last_complete_week
from summaries.life.filters import SummaryFilter
from summaries.life.reading import paper_of_week
from summaries.life.services import compile_summary
from summaries.life.since_issued import revisions
from summaries.life.what_next import what_next
from summaries.models import WeeklySummary
from summaries.paper.build import build_paper
from summaries.paper.publishable import MODE
from summaries.paper.publishable_page import TEMPLATE, publishable_page
from summaries.paper.publishable_reading import is_publishable, mode_asked
from summaries.tasks import compile_last_week


class SummaryListView(RecordListView):
    right = Right.READ_ISSUED_SUMMARIES
    record_kind = "summary"
    filterset_class = SummaryFilter
    template_name = "summaries/list.html"

    def get_queryset(self) -> Any:
        return WeeklySummary.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        may_compile = user.can(Right.WRITE_SUMMARIES)
        return super().get_context_data(
            may_compile=may_compile,
            may_see_actions=user.can(Right.READ_DRAFT_SUMMARIES),
            may_update_actions=user.can(Right.UPDATE_OWN_ACTIONS),
            not_compiled=_last_week_without_a_paper() if may_compile else None,
            **kwargs,
        )

    def name_of(self, record: WeeklySummary) -> str:
        return str(record)


def _last_week_without_a_paper() -> Week | None:
    """None where the paper is there already: its draft is refreshed on its own page."""
    week = last_complete_week(timezone.now())
    return None if WeeklySummary.objects.of_week(week).exists() else week


class SummaryDetailView(RecordDetailView):
    """One week's paper: the newest version that the person may read, or the one asked for."""

    right = Right.READ_ISSUED_SUMMARIES
    record_kind = "summary"
    template_name = "summaries/detail.html"

    def get_template_names(self) -> list[str]:
        return [TEMPLATE] if mode_asked(self.request.GET) == MODE else [self.template_name]

    def get_object(self, queryset: Any = None) -> WeeklySummary:
        summary = paper_of_week(self.request.user, self.kwargs["week"], self.request.GET.get("version"))
        if summary is None:
            raise Http404
        return summary

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        visible = WeeklySummary.objects.visible_to(user).of_week(self.object.week)
        versions = list(visible.order_by("-version").values_list("version", flat=True))
        if mode_asked(self.request.GET) == MODE:
            may_save = user.can(Right.EXPORT_FIGURES)
            told = {"summary": self.object, "versions": versions, "may_save_tables": may_save}
            return super().get_context_data(**told, **publishable_page(self.object), **kwargs)
        return super().get_context_data(
            summary=self.object,
            figures=self.object.figures,
            paper=build_paper(self.object),
            marking=self.object.marking,
            may_save_tables=user.can(Right.EXPORT_FIGURES),
            may_be_published=is_publishable(self.object),
            revisions=self._revisions(),
            versions=versions,
            may_preview_mail=user.can(Right.MANAGE_MAIL),
            may_manage_actions=user.can(Right.MANAGE_ACTIONS),
            **what_next(self.object, user, is_newest=self.object.version == versions[0]),
            **self._said_of_the_draft(),
            **kwargs,
        )

    def _revisions(self) -> list[dict[str, Any]]:
        """Counts as they are now, for those who read such; all others find them in the next paper."""
        if not detail_of(self.request.user).counts_exactly:
            return []
        return revisions(self.object)

    def _said_of_the_draft(self) -> dict[str, Any]:
        """For those who work on drafts, of an issued paper too: what was left open stays to be read."""
        if not self.request.user.can(Right.READ_DRAFT_SUMMARIES):
            return {}
        comments = list(self.object.comments.for_reading())
        return {
            "comments": [each for each in comments if not each.is_resolved],
            "dealt_with": [each for each in comments if each.is_resolved],
            "may_comment": self.request.user.can(Right.COMMENT_ON_DRAFTS),
        }


class PrintSummaryView(SummaryDetailView):
    """The same paper, sent to the printer; that it was printed goes on record."""

    extra_context = {"prints_itself": True}

    def _said_of_the_draft(self) -> dict[str, Any]:
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        record_access(request, Action.PRINT, self.record_kind, ids=[str(self.object)])
        return response


class CompileLastWeekView(View):
    """Asks the worker for last week's draft, as the timetable does on Mondays."""

    right = Right.WRITE_SUMMARIES
    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        week = last_complete_week(timezone.now())
        try:
            compile_last_week.apply_async(kwargs={"asked_by": request.user.pk}, retry=False)
        except OperationalError:
            messages.error(request, "The queue cannot be reached, so nothing was started. Try again shortly.")
        else:
            messages.success(request, f"{week.label} is being compiled. Open it here in a moment.")
        return redirect("summaries:list")


class RefreshDraftView(View):
    """Reads the data again, now."""

    right = Right.WRITE_SUMMARIES
    http_method_names = ("post",)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            summary = compile_summary(week=kwargs["week"], now=timezone.now(), by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("summaries:list")
        said = "is issued and stays as it is" if summary.is_issued else "shows the data as it is now"
        messages.success(request, f"{summary.week.label} {said}.")
        return redirect(summary)
