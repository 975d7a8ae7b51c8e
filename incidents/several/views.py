"""The page on which several incidents are typed, and what was made of them."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.rights import Right
from audit.services import Action, record_access
from incidents.models import Incident
from incidents.several.forms import SeveralForm
from incidents.several.services import report_several


class ReportSeveralView(TemplateView):
    """Nothing is recorded before every row is right; `more` adds rows, `check` only looks them over."""

    right = Right.RECORD_INCIDENTS
    template_name = "incidents/several.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context.setdefault("several", SeveralForm(user=self.request.user, now=timezone.now()))
        return context

    def post(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        several = SeveralForm(user=request.user, now=now, data=request.POST)
        if "more" in request.POST:
            return self.render_to_response(self.get_context_data(several=several))
        is_right = several.is_valid()
        if near := {str(each.incident) for row in several.typed for each in row.nearby}:
            record_access(request, Action.LIST, "incident", ids=sorted(near))
        if not is_right or "check" in request.POST or not several.typed:
            faults = list(several.faults())
            if not several.typed:
                faults = [("row-0-on", "Type at least one incident.")]
            context = self.get_context_data(several=several, faults=faults, checked=not faults)
            return self.render_to_response(context)
        try:
            made = report_several(reports=[row.report() for row in several.typed], by=request.user, now=now)
        except ValidationError as error:
            faults = [("row-0-on", words) for words in error.messages]
            return self.render_to_response(self.get_context_data(several=several, faults=faults))
        messages.success(request, f"{len(made)} incident{'s' if len(made) > 1 else ''} reported.")
        references = sorted(str(each) for each in made)
        query = urlencode({"first": references[0], "last": references[-1]})
        return redirect(f"{reverse('incidents:several_reported')}?{query}")


class SeveralReportedView(TemplateView):
    """What somebody has just typed, with its references: from `first` to `last`, their own only."""

    right = Right.RECORD_INCIDENTS
    template_name = "incidents/several_reported.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first, last = (self.request.GET.get(name, "")[:20].replace("\0", "") for name in ("first", "last"))
        own = Incident.objects.visible_to(self.request.user).filter(reported_by=self.request.user)
        made = list(own.filter(reference__range=(first, last)).for_list().order_by("reference")[:100])
        record_access(
            self.request, Action.LIST, "incident", ids=[str(each) for each in made], count=len(made)
        )
        return super().get_context_data(object_list=made, **kwargs)
