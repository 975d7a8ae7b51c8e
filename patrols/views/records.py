"""The list, one patrol as a duty report, logging one that is over, and striking one out."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.rights import Right
from audit.pages import RecordDetailView, RecordListView
from govuk.service_forms import call_service
from patrols.filters import PatrolFilter
from patrols.forms.crew import StrikeForm
from patrols.forms.log import LogPatrolForm
from patrols.gaps import gaps
from patrols.models import Patrol
from patrols.services import log_patrol, may_correct, may_strike, strike_patrol
from patrols.services.striking import why_struck
from patrols.views.visit_forms import OneMoreVisit


class PatrolListView(RecordListView):
    right = Right.VIEW_PATROLS
    record_kind = "patrol"
    filterset_class = PatrolFilter
    template_name = "patrols/list.html"

    def get_queryset(self) -> Any:
        return Patrol.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_log = self.request.user.can(Right.LOG_PATROLS)
        return super().get_context_data(may_log=may_log, now=timezone.now(), **kwargs)


class PatrolDetailView(RecordDetailView):
    """One patrol as a duty report; printed, it is the same page."""

    right = Right.VIEW_PATROLS
    record_kind = "patrol"
    template_name = "patrols/detail.html"

    def get_queryset(self) -> Any:
        return Patrol.objects.visible_to(self.request.user).for_list().with_corrections()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, patrol = timezone.now(), self.object
        minutes = patrol.minutes_by(now)
        context = {
            "minutes": minutes,
            "person_minutes": minutes * patrol.staff_count,
            "visits": [(visit, visit.minutes_by(now)) for visit in patrol.visits.all()],
            "may_walk": patrol.is_running and patrol.officer_id == self.request.user.pk,
            "may_correct": may_correct(patrol, self.request.user, now=now),
            "gaps": gaps(patrol) if patrol.officer_id == self.request.user.pk else [],
            "edit_days": settings.PATROL_EDIT_DAYS,
            "may_strike": not patrol.is_struck and may_strike(patrol, self.request.user, now=now),
            "why_struck": why_struck(patrol),
            "form": StrikeForm(),
        }
        return super().get_context_data(**{**context, **kwargs})


class StrikePatrolView(PatrolDetailView):
    """Striking a patrol out, from its own page."""

    right = Right.LOG_PATROLS
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        form = StrikeForm(request.POST)
        struck = form.is_valid() and call_service(
            form,
            strike_patrol,
            patrol=self.object,
            reason=form.cleaned_data["reason"],
            by=request.user,
            now=timezone.now(),
        )
        if not struck:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, f"{struck} is struck out. It is kept, and counted nowhere.")
        return redirect(struck)


class LogPatrolView(OneMoreVisit, FormView):
    """Logging a patrol that is over."""

    right = Right.LOG_PATROLS
    form_class = LogPatrolForm
    template_name = "patrols/log.html"

    def get_initial(self) -> dict[str, Any]:
        today = timezone.localdate()
        return {"started_at": [today, None], "ended_at": [today, None]}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(edit_days=settings.PATROL_EDIT_DAYS, **kwargs)

    def form_valid(self, form: LogPatrolForm) -> HttpResponse:
        patrol = call_service(form, log_patrol, by=self.request.user, now=timezone.now(), **form.entry())
        if patrol is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Patrol {patrol} logged.")
        return redirect(patrol)
