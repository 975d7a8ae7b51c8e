"""The week's planned visits beside what was delivered; adding, changing and cancelling them."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView, View

from accounts.rights import Right
from audit.pages import Printable
from audit.services import Action, record_access
from govuk.service_forms import call_service
from measures.weeks import Week
from patrols.forms.periods import read_period
from patrols.forms.plans import CancelPlanForm, NewPlanForm, PlanForm
from patrols.models import PlannedVisit, RepeatingPlan
from patrols.plans.delivered import with_delivered
from patrols.plans.delivery import Delivery, together
from patrols.services import cancel_plan, change_plan, may_change, plan_visits
from patrols.services.copying import copy_week
from patrols.services.repeating import plan_repeating
from patrols.views.periods import OfAPeriod


class PlannedWeekView(OfAPeriod, Printable, TemplateView):
    """One week, day by day. Cancelled plans are shown and counted nowhere."""

    right = Right.VIEW_PATROLS
    record_kind = "planned visit"
    template_name = "patrols/planned.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, user = timezone.now(), self.request.user
        this_week = Week.of_instant(now)
        week = read_period(self.request.GET, this_week)
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
            before=week.previous(),
            after=week.next(),
            today=today,
            days=[
                _day(week.starts_on + timedelta(days=number), plans, may_plan, today) for number in range(7)
            ],
            changeable={plan.pk for plan in plans if may_plan and may_change(plan, now=now)},
            delivered=together(plan.delivery for plan in plans if plan.delivery),
            by_zone=_by_zone(plans),
            may_plan=may_plan,
            repeating=self._repeating(now),
            may_copy=may_plan and week >= this_week.previous() and any(not p.repeats_id for p in plans),
            **kwargs,
        )

    def _repeating(self, now: datetime) -> list[RepeatingPlan]:
        """Those that still make visits to come."""
        plans = RepeatingPlan.objects.visible_to(self.request.user).going_on(timezone.localdate(now))
        going_on = list(plans.for_list())
        if names := [str(plan.pk) for plan in going_on]:
            record_access(self.request, Action.LIST, "repeating plan", ids=names, count=len(names))
        return going_on


class CopyWeekView(OfAPeriod, View):
    """The week of the form once more, for the week after it."""

    right = Right.PLAN_VISITS
    http_method_names = ("post", "options")

    def post(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        week = read_period(request.POST, Week.of_instant(now))
        after = week.next()
        try:
            made = copy_week(by=request.user, now=now, week=week)
        except ValidationError as refused:
            messages.error(request, f"Nothing was planned. {' '.join(refused.messages)}")
            return redirect(f"{reverse('patrols:planned')}?week={week}")
        ids = [str(plan.pk) for plan in made]
        record_access(request, Action.LIST, "planned visit", ids=ids, count=len(ids))
        how_many = f"{len(made)} plan{'' if len(made) == 1 else 's'}"
        said = f"Planned for {after.label}: {how_many} like those of {week.label}."
        messages.success(request, said if made else f"{after.label} already has all plans of {week.label}.")
        return redirect(f"{reverse('patrols:planned')}?week={after}")


class PlanFormView(FormView):
    right = Right.PLAN_VISITS

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}


class AddPlanView(PlanFormView):
    """For one day, or for days of every week."""

    form_class = NewPlanForm
    template_name = "patrols/plan_add.html"

    def get_initial(self) -> dict[str, Any]:
        return {"on": _date(self.request.GET.get("on", "")) or timezone.localdate()}

    def form_valid(self, form: NewPlanForm) -> HttpResponse:
        repeats = form.cleaned_data["repeats"]
        service, answers = (_plan_repeating, form.every_week) if repeats else (plan_visits, form.one_day)
        plan = call_service(form, service, by=self.request.user, now=timezone.now(), **answers)
        if plan is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Planned: {plan.in_words}.")
        return redirect(plan)


def _plan_repeating(**answers: Any) -> RepeatingPlan:
    """What is wrong with the first day is said where that was typed."""
    try:
        return plan_repeating(**answers)
    except ValidationError as refused:
        if hasattr(refused, "error_dict") and "starts_on" in refused.error_dict:
            refused.error_dict["on"] = refused.error_dict.pop("starts_on")
        raise


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


class ChangePlanView(OnePlan, PlanFormView):
    form_class = PlanForm
    template_name = "patrols/plan_form.html"

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
        came_from_the_whole = cancelled.repeats is not None and "repeats" in self.request.GET
        return redirect(cancelled.repeats if came_from_the_whole else cancelled)


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
