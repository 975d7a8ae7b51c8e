"""What every form about the newest version of one week has in common."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.rights import Right
from audit.services import Action, record_access
from summaries.life.reading import paper_of_week
from summaries.models import WeeklySummary


class OneDraftView(FormView):
    """A form about the newest version of one week."""

    right = Right.WRITE_SUMMARIES
    summary: WeeklySummary

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        summary = paper_of_week(request.user, kwargs["week"])
        if summary is None:
            raise Http404
        self.summary = summary
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.summary.is_issued:
            messages.info(request, "This paper is issued and no longer changes.")
            return redirect(self.summary)
        return super().get(request, *args, **kwargs)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        record_access(self.request, Action.VIEW, "summary", ids=[str(self.summary)])
        return super().render_to_response(context, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(summary=self.summary, figures=self.summary.figures, **kwargs)
