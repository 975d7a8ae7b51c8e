"""The week's planned visits beside what was delivered; adding, changing and cancelling them."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.service_forms import call_service
from measures.weeks import Week
from patrols.delivered import with_delivered
from patrols.delivery import Delivery, together
from patrols.forms.plans import CancelPlanForm, PlanForm
from patrols.models import PlannedVisit
from patrols.services import cancel_plan, change_plan, may_change, plan_visits


class PlannedWeekView(TemplateView):
    """One week, day by day. Cancelled plans are shown and counted nowhere."""

    right = Right.VIEW_PATROLS
    template_name = "patrols/planned.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, user = timezone.now(), self.request.user
        this_week = Week.of_instant(now)
        week, before, after = _week_and_neighbours(self.request.GET.get("week") or str(this_week))
        plans = with_delivered(PlannedVisit.objects.visible_to(user).in_week(week).for_list(), now=now)
        record_access(
            self.request, Action.LIST, "planned visit", ids=[str(plan.pk) for plan in plans],
            filters=self.request.GET.urlencode(), count=len(plans),
        )  # fmt: skip
        may_plan = user.can(Right.PLAN_VISITS)
        today = timezone.localdate(now)
        return super().get_context_data(
            week=week,
            this_week=this_week,
            before=before,
            after=after,
            today=today,
            days=[
                _day(week.starts_on + timedelta(days=number), plans, may_plan, today) for number in range(7)
            ],
            changeable={plan.pk for plan in plans if may_plan and may_change(plan, now=now)},
            delivered=together(plan.delivery for plan in plans if plan.delivery),
            by_zone=_by_zone(plans),
            may_plan=may_plan,
            **kwargs,
        )


class AddPlanView(FormView):
    right = Right.PLAN_VISITS
    form_class = PlanForm
    template_name = "patrols/plan_form.html"
    extra_context = {"title": "Plan visits", "button": "Plan visits"}

    def get_initial(self) -> dict[str, Any]:
        return {"on": _date(self.request.GET.get("on", "")) or timezone.localdate()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: PlanForm) -> HttpResponse:
        plan = call_service(form, plan_visits, by=self.request.user, now=timezone.now(), **form.cleaned_data)
        if plan is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Planned: {plan.in_words}.")
        return redirect(plan)


class OnePlan:
    """Mixin: the plan of the address, its look on record, and whether there is still time."""

    right = Right.PLAN_VISITS
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def plan(self) -> PlannedVisit:
        plans = PlannedVisit.objects.visible_to(self.request.user).for_list()
        plan: PlannedVisit = get_object_or_404(plans, pk=self.kwargs["pk"])
        record_access(self.request, Action.VIEW, "planned visit", ids=[str(plan.pk)])
        return plan

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = may_change(self.plan, now=timezone.now())
        return super().get_context_data(plan=self.plan, may_change=may, **kwargs)  # type: ignore[misc]


class ChangePlanView(OnePlan, AddPlanView):
    extra_context = {"title": "Change planned visits", "button": "Save changes"}

    def get_initial(self) -> dict[str, Any]:
        plan, names = (
            self.plan,
            ("on", "from_time", "to_time", "visits", "minutes", "why", "note", "client_id"),
        )
        chosen = {"zone": plan.zone.slug, "organisation": plan.organisation_id}
        return {**{name: getattr(plan, name) for name in names}, **chosen}

    def form_valid(self, form: PlanForm) -> HttpResponse:
        fields = {name: value for name, value in form.cleaned_data.items() if name != "client_id"}
        changed = call_service(
            form, change_plan, plan=self.plan, by=self.request.user, now=timezone.now(), **fields
        )
        if changed is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Saved: {changed.in_words}.")
        return redirect(changed)


class CancelPlanView(OnePlan, FormView):
    form_class = CancelPlanForm
    template_name = "patrols/plan_cancel.html"

    def form_valid(self, form: CancelPlanForm) -> HttpResponse:
        cancelled = call_service(
            form, cancel_plan, plan=self.plan, by=self.request.user, now=timezone.now(), **form.cleaned_data
        )
        if cancelled is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Cancelled: {cancelled.in_words}. It is kept, and counted nowhere.")
        return redirect(cancelled)


def _week_and_neighbours(text: str) -> tuple[Week, Week, Week]:
    try:
        week = Week.parse(text)
        return week, week.previous(), week.next()
    except ValueError as wrong:
        raise Http404(str(wrong)) from wrong


def _day(day: date, plans: list[PlannedVisit], may_plan: bool, today: date) -> dict[str, Any]:
    planned = [plan for plan in plans if plan.on == day]
    return {"on": day, "plans": planned, "is_today": day == today, "may_add": may_plan and day >= today}


def _by_zone(plans: list[PlannedVisit]) -> list[tuple[str, Delivery]]:
    """What was planned and delivered for each zone; cancelled plans have no delivery."""
    deliveries: dict[str, list[Delivery]] = defaultdict(list)
    for plan in plans:
        if plan.delivery:
            deliveries[plan.zone.name].append(plan.delivery)
    return [(name, together(each)) for name, each in sorted(deliveries.items())]


def _date(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
