"""A patrol while it is walked. Each step is a plain POST that leads back to the same page."""

import uuid
from abc import ABC, abstractmethod
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.service_forms import call_service
from patrols.band import STEPS, advice
from patrols.forms.crew import CrewForm, EndForm
from patrols.forms.log import ON_FIRST_SCREEN
from patrols.models import OutcomeCode, Patrol, Visit
from patrols.services import (
    count_outcome,
    end_patrol,
    leave_zone,
    start_patrol,
    start_visit,
    undo_outcome,
)
from zones.models import Zone


class StartPatrolView(FormView):
    """Who is out; the crew of the last patrol is filled in. Somebody on patrol is taken to it."""

    right = Right.LOG_PATROLS
    form_class = CrewForm
    template_name = "patrols/start.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        running = Patrol.objects.running().of(request.user).first()
        return redirect("patrols:walk", running) if running else super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: CrewForm) -> HttpResponse:
        patrol = call_service(
            form,
            start_patrol,
            by=self.request.user,
            now=timezone.now(),
            client_id=form.cleaned_data["client_id"],
            **form.crew(),
        )
        return redirect("patrols:walk", patrol) if patrol else self.form_invalid(form)


class OwnPatrol:
    """Mixin: one's own patrol, by its reference; nobody walks in somebody else's."""

    right = Right.LOG_PATROLS
    record_kind = "patrol"
    request: HttpRequest
    kwargs: dict[str, Any]

    def own_patrol(self) -> Patrol:
        visible = Patrol.objects.visible_to(self.request.user).not_struck().for_list()
        patrol: Patrol = get_object_or_404(visible, reference=self.kwargs["reference"])
        if patrol.officer_id != self.request.user.pk:
            raise PermissionDenied("Only the person whose patrol this is can change it.")
        return patrol


class WalkView(OwnPatrol, TemplateView):
    """Where they are, how long, what came of it; large enough for a thumb."""

    template_name = "patrols/walk.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        patrol = self.own_patrol()
        if not patrol.is_running:
            return redirect(patrol)
        return self.render_to_response(self.get_context_data(patrol=patrol, form=EndForm()))

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        record_access(self.request, Action.VIEW, "patrol", ids=[context["patrol"].reference])
        return super().render_to_response(context, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        patrol, now = kwargs["patrol"], timezone.now()
        visits = list(patrol.visits.all())
        last = visits[-1] if visits else None
        present = last if last and last.left_at is None else None
        minutes = present.minutes_by(now) if present else 0
        return super().get_context_data(
            now=now,
            present=present,
            last=last,
            minutes=minutes,
            band_width=min(minutes, 20),
            advice=advice(minutes),
            steps=[step._asdict() for step in STEPS],
            patrol_minutes=patrol.minutes_by(now),
            visits=[(v, v.minutes_by(now)) for v in visits if v != present or patrol.is_on_a_phone],
            edit_days=settings.PATROL_EDIT_DAYS,
            zones=[(zone, uuid.uuid4()) for zone in _other_zones(present)],
            has_outcomes=bool(patrol.outcome_totals),
            **_counters(patrol, last, self.request.GET.get("counted", "")),
            **kwargs,
        )


class StepView(OwnPatrol, View, ABC):
    """One step. What the service refuses is said on the page it leads back to."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        patrol = self.own_patrol()
        try:
            counted = self.step(patrol)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            counted = ""
        address = reverse("patrols:walk", args=[patrol])
        return redirect(f"{address}?counted={counted}#counters" if counted else address)

    @abstractmethod
    def step(self, patrol: Patrol) -> str:
        """Do it; what was counted, if that is what it did."""


class ArriveView(StepView):
    def step(self, patrol: Patrol) -> str:
        zone = get_object_or_404(Zone, slug=_name(self.request.POST.get("zone", "")))
        start_visit(
            patrol=patrol,
            zone=zone,
            by=self.request.user,
            now=timezone.now(),
            client_id=_uuid(self.request.POST.get("client_id", "")),
        )
        return ""


class LeaveView(StepView):
    def step(self, patrol: Patrol) -> str:
        leave_zone(patrol=patrol, by=self.request.user, now=timezone.now())
        return ""


class CountView(StepView):
    """A tap on a counter: `tap` is the code and the count that was on the screen, like ENG:2."""

    service = staticmethod(count_outcome)

    def step(self, patrol: Patrol) -> str:
        name, _, seen = self.request.POST.get("tap", "").partition(":")
        code = get_object_or_404(OutcomeCode, code=_name(name))
        visit = get_object_or_404(Visit, patrol=patrol, pk=_number(self.request.POST.get("visit", "")) or 0)
        self.service(visit=visit, code=code, by=self.request.user, seen=_number(seen))
        return code.code


class UndoView(CountView):
    service = staticmethod(undo_outcome)


class EndPatrolView(WalkView):
    """Ending a patrol from its page; refused, the page shows why beside what was typed."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        patrol = self.own_patrol()
        last = patrol.visits.last()
        after = last.left_at or last.arrived_at if last else patrol.started_at
        form = EndForm(request.POST, after=after)
        ended = form.is_valid() and call_service(
            form, end_patrol, patrol=patrol, by=request.user, now=timezone.now(), **form.cleaned_data
        )
        if not ended:
            if not patrol.is_running:
                return redirect(patrol)
            context = self.get_context_data(patrol=patrol, form=form)
            return self.render_to_response(context, status=422)
        visits, minutes = ended.visits.count(), round(ended.minutes_by(ended.ended_at))
        said = f"{visits} visit{'' if visits == 1 else 's'}, {minutes} minute{'' if minutes == 1 else 's'}"
        messages.success(request, f"Patrol saved: {said}.")
        return redirect(ended)


def _other_zones(present: Visit | None) -> list[Zone]:
    """Every zone but the one they are in, hotspot zones first."""
    return [
        zone for zone in Zone.objects.order_by("-kind", "name") if present is None or zone != present.zone
    ]


def _counters(patrol: Patrol, last: Visit | None, counted: str) -> dict[str, Any]:
    """The codes that this crew may use, this person's usual ones first, with the counts of the last visit."""
    if last is None:
        return {}
    kinds = {crew.organisation.kind for crew in patrol.crews.all()}
    counts = {outcome.code_id: outcome.count for outcome in last.outcomes.all()}
    day = timezone.localdate(last.arrived_at)
    held = OutcomeCode.objects.holding_on(day).usable_by(kinds).with_terms_on(day)
    codes = held.by_use_of(patrol.officer, now=timezone.now())
    rows = [(code, counts.get(code.pk, 0)) for code in codes]
    return {
        "common": rows[:ON_FIRST_SCREEN],
        "more": rows[ON_FIRST_SCREEN:],
        "counted_here": [row for row in rows if row[1]],
        "just_counted": next((row for row in rows if row[0].code == counted), None),
    }


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _name(text: str) -> str:
    """What a code or a zone is called; nothing has a NUL in its name, and the database refuses one."""
    return text.replace("\0", "")


def _number(text: str) -> int | None:
    """A key or a count as a page sends it; longer ones are nobody's."""
    return int(text) if text.isdecimal() and len(text) < 10 else None
