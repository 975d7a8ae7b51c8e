"""Linking two incidents and taking a link away, from the page of either."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from accounts.rights import Right
from govuk.service_forms import call_service
from incidents.links.forms import LinkForm
from incidents.links.services import link_incidents, unlink_incidents
from incidents.models import Incident
from incidents.views import IncidentDetailView


class LinkIncidentView(IncidentDetailView):
    right = Right.RECORD_INCIDENTS
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        form = LinkForm(request.POST, user=request.user)
        made = form.is_valid() and call_service(
            form, link_incidents, one=self.object, by=request.user, now=timezone.now(), **form.cleaned_data
        )
        if not made:
            return self.render_to_response(self.get_context_data(link_form=form), status=422)
        messages.success(request, f"Linked to {made.other_than(self.object)}.")
        return redirect(self.object)


class UnlinkIncidentView(IncidentDetailView):
    right = Right.RECORD_INCIDENTS
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        one = self.get_object()
        others = Incident.objects.visible_to(request.user).exclude(pk=one.pk)
        other = get_object_or_404(others, reference=kwargs["other"])
        unlink_incidents(one=one, other=other, by=request.user, now=timezone.now())
        messages.success(request, f"No longer linked to {other}.")
        return redirect(one)
