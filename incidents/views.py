"""Incident pages: list, one incident, reporting, correcting, moving on."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView

from accounts.rights import Right
from audit.pages import RecordDetailView, RecordListView
from audit.reasons import WhyForm
from audit.services import Action, record_access
from govuk.chips import chips
from govuk.service_forms import call_service
from incidents.attachments.shown import pictures_of
from incidents.categories import SENSITIVE
from incidents.filters import IncidentFilter
from incidents.forms import IncidentForm, MoveForm
from incidents.history import timeline_of
from incidents.links.forms import LinkForm
from incidents.links.services import report_with_links
from incidents.links.shown import has_link, links_of
from incidents.models import Incident
from incidents.nearby.forms import ReportForm
from incidents.services import correct_incident, move_incident
from incidents.together.services import MOST


class IncidentListView(RecordListView):
    right = Right.VIEW_INCIDENTS
    record_kind = "incident"
    filterset_class = IncidentFilter
    template_name = "incidents/list.html"

    def get_queryset(self) -> Any:
        incidents = Incident.objects.visible_to(self.request.user).for_list()
        return incidents.annotate(is_linked=has_link(self.request.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_record = self.request.user.can(Right.RECORD_INCIDENTS)
        chosen = chips(self.filterset.form, self.request.GET) if self.filterset.is_bound else []
        may_review = self.request.user.can(Right.REVIEW_INCIDENTS)
        return super().get_context_data(
            may_record=may_record, may_review=may_review, most_together=MOST, chosen=chosen, **kwargs
        )


class IncidentDetailView(RecordDetailView):
    right = Right.VIEW_INCIDENTS
    record_kind = "incident"
    template_name = "incidents/detail.html"

    def get_queryset(self) -> Any:
        return Incident.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["may_see_point"] = self.object.shows_point_to(self.request.user)
        context["may_review"] = self.request.user.can(Right.REVIEW_INCIDENTS)
        context["may_link"] = self.request.user.can(Right.RECORD_INCIDENTS)
        context["linked"] = links_of(self.object, self.request.user)
        context |= pictures_of(self.object, self.request.user)
        context["lines"] = timeline_of(self.object, self.request.user)
        context.setdefault("form", MoveForm(incident=self.object))
        context.setdefault("link_form", LinkForm(user=self.request.user))
        if self.object.category in SENSITIVE:
            context.setdefault("why_form", WhyForm())
            context["why_action"] = reverse("incidents:why", args=[self.object.reference])
        return context


class ReportIncidentView(FormView):
    right = Right.RECORD_INCIDENTS
    form_class = ReportForm
    template_name = "incidents/form.html"
    extra_context = {"title": "Report an incident", "button": "Report incident"}

    def get_initial(self) -> dict[str, Any]:
        return {"occurred_at": timezone.now()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: IncidentForm) -> HttpResponse:
        incident = call_service(
            form, report_with_links, by=self.request.user, now=timezone.now(), **form.cleaned_data
        )
        if incident is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Incident {incident} reported.")
        return redirect(incident)

    def form_invalid(self, form: IncidentForm) -> HttpResponse:
        if near := getattr(form, "nearby", []):
            record_access(self.request, Action.LIST, "incident", ids=[str(each.incident) for each in near])
        return super().form_invalid(form)


class CorrectIncidentView(ReportIncidentView):
    right = Right.REVIEW_INCIDENTS
    form_class = IncidentForm
    extra_context = {"title": "Correct this incident", "button": "Save changes"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visible = Incident.objects.visible_to(request.user)
        self.incident = get_object_or_404(visible, reference=kwargs["reference"])
        return super().dispatch(request, *args, **kwargs)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        record_access(self.request, Action.VIEW, "incident", ids=[str(self.incident)])
        return super().render_to_response(context, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return IncidentForm.initial_of(self.incident)

    def form_valid(self, form: IncidentForm) -> HttpResponse:
        fields = {k: v for k, v in form.cleaned_data.items() if k != "client_id"}
        user, now = self.request.user, timezone.now()
        if not call_service(form, correct_incident, incident=self.incident, by=user, now=now, **fields):
            return self.form_invalid(form)
        messages.success(self.request, "Changes saved.")
        return redirect(self.incident)


class SayWhyView(IncidentDetailView):
    """Why somebody looks at an incident that implies a victim: one more line of the access log."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        form = WhyForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(why_form=form), status=422)
        why = form.cleaned_data["why"]
        record_access(request, Action.VIEW, self.record_kind, ids=[str(self.object)], reason=why)
        messages.success(request, "Your reason is in the access log.")
        return redirect(self.object)


class MoveIncidentView(IncidentDetailView):
    """Moving an incident on, from its own page."""

    right = Right.REVIEW_INCIDENTS
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        form = MoveForm(request.POST, incident=self.object)
        moved = form.is_valid() and call_service(
            form,
            move_incident,
            incident=self.object,
            to=form.cleaned_data["status"],
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        if not moved:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, f"{moved} is now {moved.get_status_display().lower()}.")
        return redirect(moved)
