"""Pages of the town's events: the list, one of them, recording, changing, cancelling."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView

from accounts.rights import Right
from audit.pages import RecordDetailView, RecordListView
from audit.services import Action, record_access
from govuk.service_forms import call_service
from zones.events.filters import TownEventFilter
from zones.events.forms import CancelForm, TownEventForm
from zones.events.services import cancel_event, change_event, record_event
from zones.events.timing import STATES, State
from zones.models import TownEvent

RECORD_KIND = "town event"
TAGS = {State.ON: "active", State.COMING: "coming", State.OVER: "withdrawn", State.CANCELLED: "cancelled"}


class TownEventListView(RecordListView):
    right = Right.VIEW_ZONES
    record_kind = RECORD_KIND
    filterset_class = TownEventFilter
    template_name = "zones/events/list.html"

    def get_queryset(self) -> Any:
        return TownEvent.objects.visible_to(self.request.user).for_list(timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        now = timezone.now()
        rows = [(event.state_at(now), event) for event in context["object_list"]]
        groups = [
            {"label": label, "events": [event for at, event in rows if at == state]}
            for state, label in STATES.items()
        ]
        context["groups"] = [group for group in groups if group["events"]]
        context["may_record"] = self.request.user.can(Right.RECORD_EVENTS)
        return context


class TownEventDetailView(RecordDetailView):
    right = Right.VIEW_ZONES
    record_kind = RECORD_KIND
    template_name = "zones/events/detail.html"

    def get_queryset(self) -> Any:
        return TownEvent.objects.visible_to(self.request.user).for_list(timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = self.object.state_at(timezone.now())
        may_change = self.request.user.can(Right.RECORD_EVENTS) and state is not State.CANCELLED
        return super().get_context_data(
            tag=TAGS[state], state_label=STATES[state], may_change=may_change, **kwargs
        )


class RecordEventView(FormView):
    right = Right.RECORD_EVENTS
    form_class = TownEventForm
    template_name = "zones/events/form.html"
    extra_context = {"title": "Record an event", "button": "Save event"}

    def form_valid(self, form: TownEventForm) -> HttpResponse:
        made = call_service(form, record_event, by=self.request.user, now=timezone.now(), **form.said)
        if made is None:
            return self.form_invalid(form)
        messages.success(self.request, f"{made} recorded: {made.name}.")
        return redirect(made)


class OneEvent:
    """Mixin: the event of the address, and the look at it on record."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def event(self) -> TownEvent:
        visible = TownEvent.objects.visible_to(self.request.user).select_related("zone", "cancelled_by")
        return get_object_or_404(visible, reference=self.kwargs["reference"])

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        record_access(self.request, Action.VIEW, RECORD_KIND, ids=[str(self.event)])
        return super().render_to_response(context, **kwargs)  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(event=self.event, **kwargs)  # type: ignore[misc]


class ChangeEventView(OneEvent, FormView):
    right = Right.RECORD_EVENTS
    form_class = TownEventForm
    template_name = "zones/events/form.html"
    extra_context = {"title": "Change this event", "button": "Save changes"}

    def get_initial(self) -> dict[str, Any]:
        return TownEventForm.initial_of(self.event)

    def form_valid(self, form: TownEventForm) -> HttpResponse:
        changed = call_service(
            form, change_event, event=self.event, by=self.request.user, now=timezone.now(), **form.changes
        )
        if changed is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Changes of {changed} saved.")
        return redirect(changed)


class CancelEventView(OneEvent, FormView):
    right = Right.RECORD_EVENTS
    form_class = CancelForm
    template_name = "zones/events/cancel.html"

    def form_valid(self, form: CancelForm) -> HttpResponse:
        cancelled = call_service(
            form,
            cancel_event,
            event=self.event,
            by=self.request.user,
            now=timezone.now(),
            **form.cleaned_data,
        )
        if cancelled is None:
            return self.form_invalid(form)
        messages.success(self.request, f"{cancelled} was cancelled. It is kept with the reason.")
        return redirect(cancelled)
