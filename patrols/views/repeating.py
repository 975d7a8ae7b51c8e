"""Visits that repeat every week: their days, a change of those to come, and stopping them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.service_forms import call_service
from patrols.forms.plans import BandForm, StopRepeatingForm
from patrols.models import PlannedVisit, RepeatingPlan
from patrols.plans.delivered import with_delivered
from patrols.plans.delivery import together
from patrols.services import may_change
from patrols.services.repeating import (
    CHANGEABLE,
    change_repeating,
    days_to_come,
    follows,
    stop_repeating,
)


class OneRepeatingPlan:
    """Mixin: the repeating plan of the address, its look on record, and whether any day is to come."""

    right = Right.PLAN_VISITS
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def plan(self) -> RepeatingPlan:
        plans = RepeatingPlan.objects.visible_to(self.request.user).for_list()
        plan: RepeatingPlan = get_object_or_404(plans, pk=self.kwargs["pk"])
        record_access(self.request, Action.VIEW, "repeating plan", ids=[str(plan.pk)])
        return plan


class RepeatingPlanView(OneRepeatingPlan, TemplateView):
    """Every day of it, with what was delivered, and which days were changed on their own."""

    right = Right.VIEW_PATROLS
    template_name = "patrols/repeating.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, now = self.plan, timezone.now()
        days = with_delivered(PlannedVisit.objects.of_repeating([plan.pk]).for_list(), now=now)
        changeable = {day.pk for day in days if may_change(day, now=now)}
        delivered = together(day.delivery for day in days if day.delivery)
        may_plan = self.request.user.can(Right.PLAN_VISITS)
        return super().get_context_data(
            plan=plan,
            days=days,
            today=timezone.localdate(now),
            delivered=delivered,
            over=delivered.delivered + delivered.missed,
            changed_alone={day.pk for day in days if day.pk in changeable and not follows(day, plan)},
            changeable=changeable if may_plan else set(),
            to_come=len(changeable),
            may_plan=may_plan,
            **kwargs,
        )


class ChangeRepeatingView(OneRepeatingPlan, FormView):
    form_class = BandForm
    template_name = "patrols/repeating_change.html"

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.plan, name) for name in CHANGEABLE}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        days = days_to_come(self.plan, timezone.now())
        alone = sum(not follows(day, self.plan) for day in days)
        return super().get_context_data(plan=self.plan, to_come=len(days), alone=alone, **kwargs)

    def form_valid(self, form: BandForm) -> HttpResponse:
        changed = call_service(
            form, change_repeating,
            plan=self.plan, by=self.request.user, now=timezone.now(), **form.cleaned_data,
        )  # fmt: skip
        if changed is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Saved for the days still to come: {changed.in_words}.")
        return redirect(changed)


class StopRepeatingView(OneRepeatingPlan, FormView):
    form_class = StopRepeatingForm
    template_name = "patrols/repeating_stop.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        to_come = len(days_to_come(self.plan, timezone.now()))
        return super().get_context_data(plan=self.plan, to_come=to_come, **kwargs)

    def form_valid(self, form: StopRepeatingForm) -> HttpResponse:
        stopped = call_service(
            form, stop_repeating,
            plan=self.plan, by=self.request.user, now=timezone.now(), **form.cleaned_data,
        )  # fmt: skip
        if stopped is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Stopped: {stopped.in_words}. The days gone by stay as they were.")
        return redirect(stopped)
