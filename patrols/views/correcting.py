"""Putting a finished patrol right, from the form with which it was logged."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.rights import Right
from audit.services import Action, record_access
from govuk.service_forms import call_service
from patrols.forms.correct import CorrectPatrolForm
from patrols.models import Patrol
from patrols.services import correct_patrol, may_correct, needs_reason
from patrols.views.visit_forms import OneMoreVisit


class CorrectPatrolView(OneMoreVisit, FormView):
    """For the person whose patrol it is for some days, and for a supervisor with a reason at any time."""

    right = Right.LOG_PATROLS
    record_kind = "patrol"
    form_class = CorrectPatrolForm
    template_name = "patrols/correct.html"
    patrol: Patrol

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visible = Patrol.objects.visible_to(request.user).for_list()
        self.patrol = get_object_or_404(visible, reference=kwargs["reference"])
        if not may_correct(self.patrol, request.user, now=timezone.now()):
            raise PermissionDenied(
                "Only a supervisor can put a finished patrol right, or for some days the person whose it is."
            )
        return super().dispatch(request, *args, **kwargs)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        record_access(self.request, Action.VIEW, self.record_kind, ids=[str(self.patrol)])
        return super().render_to_response(context, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        asks = needs_reason(self.patrol, self.request.user, now=timezone.now())
        return {**super().get_form_kwargs(), "patrol": self.patrol, "asks_reason": asks}

    def form_valid(self, form: CorrectPatrolForm) -> HttpResponse:
        before = self.patrol.corrections.count()
        call_service(
            form,
            form.asked(correct_patrol),
            patrol=self.patrol,
            entry=form.entry_of_patrol(),
            by=self.request.user,
            now=timezone.now(),
            reason=form.cleaned_data.get("reason", ""),
            sure=form.cleaned_data["sure"],
        )
        if form.errors:
            return self.form_invalid(form)
        changed = self.patrol.corrections.count() > before
        messages.success(
            self.request, f"Patrol {self.patrol} is put right." if changed else "Nothing was changed."
        )
        return redirect(self.patrol)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(patrol=self.patrol, **kwargs)
