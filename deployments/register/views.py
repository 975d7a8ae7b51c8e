"""The register of technology: how each stands, every change of it, recording one, putting one right."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.rights import Right
from audit.pages import RecordListView
from audit.services import Action, record_access
from deployments.models import TechnologyStatus
from deployments.register.filters import TechnologyStatusFilter
from deployments.register.forms import CorrectStatusForm, StatusForm
from deployments.register.services import correct_status, record_status
from govuk.service_forms import call_service
from measures.weeks import local


class RegisterView(RecordListView):
    right = Right.VIEW_DEPLOYMENTS
    record_kind = "technology_status"
    filterset_class = TechnologyStatusFilter
    template_name = "deployments/register/list.html"

    def get_queryset(self) -> Any:
        return TechnologyStatus.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = local(timezone.now()).date()
        return super().get_context_data(
            standings=TechnologyStatus.objects.standing_on(today).values(),
            today=today,
            may_record=self.request.user.can(Right.RECORD_DEPLOYMENTS),
            **kwargs,
        )


class RecordStatusView(FormView):
    """`?technology=` chooses one beforehand."""

    right = Right.RECORD_DEPLOYMENTS
    form_class = StatusForm
    template_name = "deployments/register/form.html"
    extra_context = {"title": "Record a change of status", "button": "Save"}

    def get_initial(self) -> dict[str, Any]:
        return {"technology": self.request.GET.get("technology", "")}

    def form_valid(self, form: StatusForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        status = call_service(form, record_status, by=user, now=now, **form.cleaned_data)
        if status is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Recorded: {status}. A draft summary shows it once refreshed.")
        return redirect("deployments:register")


class CorrectStatusView(FormView):
    right = Right.RECORD_DEPLOYMENTS
    form_class = CorrectStatusForm
    template_name = "deployments/register/form.html"
    extra_context = {"title": "Put this line right", "button": "Save"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visible = TechnologyStatus.objects.visible_to(request.user)
        self.status = get_object_or_404(visible, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        record_access(self.request, Action.VIEW, "technology_status", ids=[str(self.status.pk)])
        return super().render_to_response(context, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return CorrectStatusForm.initial_of(self.status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(caption=self.status.get_technology_display(), **kwargs)

    def form_valid(self, form: CorrectStatusForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        saved = call_service(form, correct_status, status=self.status, by=user, now=now, **form.cleaned_data)
        if saved is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Saved: {saved}. A draft summary shows it once refreshed.")
        return redirect("deployments:register")
