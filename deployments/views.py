"""Deployment pages: list, one deployment, planning, recording, what it found, moving on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from accounts.rights import Right
from audit.pages import RecordDetailView, RecordListView
from audit.services import Action, record_access
from deployments import technologies
from deployments.filters import TechDeploymentFilter
from deployments.forms import CorrectForm, MoveForm, RecordForm, ResultsForm, SetUpForm
from deployments.history import timeline_of
from deployments.models import TechDeployment, TechnologyStatus
from deployments.services import (
    correct_deployment,
    move_deployment,
    plan_deployment,
    record_deployment,
    record_results,
)
from govuk.service_forms import call_service
from measures.weeks import local


class DeploymentListView(RecordListView):
    right = Right.VIEW_DEPLOYMENTS
    record_kind = "deployment"
    filterset_class = TechDeploymentFilter
    template_name = "deployments/list.html"

    def get_queryset(self) -> Any:
        return TechDeployment.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            may_record=self.request.user.can(Right.RECORD_DEPLOYMENTS),
            pauses=TechnologyStatus.objects.pauses_from(timezone.localdate()),
            totals=self.object_list.totals(),
            **kwargs,
        )


class DeploymentDetailView(RecordDetailView):
    right = Right.VIEW_DEPLOYMENTS
    record_kind = "deployment"
    template_name = "deployments/detail.html"

    def get_queryset(self) -> Any:
        return TechDeployment.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(row=self.object.figures, **kwargs)
        context["may_record"] = self.request.user.can(Right.RECORD_DEPLOYMENTS)
        context["lines"] = timeline_of(self.object)
        if self.object.status == "planned":
            day = local(self.object.starts_at).date()
            context["standing"] = TechnologyStatus.objects.standing_on(day)[self.object.technology]
        context.setdefault("form", MoveForm(deployment=self.object))
        return context


class PlanDeploymentView(FormView):
    right = Right.RECORD_DEPLOYMENTS
    form_class = SetUpForm
    template_name = "deployments/form.html"
    extra_context = {"title": "Plan a deployment", "button": "Save plan"}

    def get_initial(self) -> dict[str, Any]:
        return {"operator": self.request.user.organisation}

    def form_valid(self, form: SetUpForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        deployment = call_service(form, plan_deployment, by=user, now=now, **form.cleaned_data)
        if deployment is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Deployment {deployment} planned.")
        return redirect(deployment)


class ChooseTechnologyView(TemplateView):
    """Which technology: each is asked about in its own words."""

    right = Right.RECORD_DEPLOYMENTS
    template_name = "deployments/choose.html"
    extra_context = {"technologies": technologies.LABELS}


class RecordDeploymentView(PlanDeploymentView):
    form_class = RecordForm
    template_name = "deployments/record.html"
    extra_context = {"button": "Save deployment"}

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if kwargs["technology"] not in technologies.LABELS:
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "technology": self.kwargs["technology"]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        technology = technologies.LABELS[self.kwargs["technology"]]
        return super().get_context_data(title="Record a deployment", caption=technology, **kwargs)

    def form_valid(self, form: RecordForm) -> HttpResponse:
        set_up = {name: form.cleaned_data[name] for name in SetUpForm.base_fields if name in form.fields}
        deployment = call_service(
            form,
            record_deployment,
            technology=self.kwargs["technology"],
            by=self.request.user,
            now=timezone.now(),
            results=form.results,
            **set_up,
            **form.counts,
        )
        if deployment is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Deployment {deployment} recorded.")
        return redirect(deployment)


class OneDeploymentView(FormView):
    """A form about one deployment that this person may see."""

    right = Right.RECORD_DEPLOYMENTS
    deployment: TechDeployment

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visible = TechDeployment.objects.visible_to(request.user).for_list()
        self.deployment = get_object_or_404(visible, reference=kwargs["reference"])
        return super().dispatch(request, *args, **kwargs)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        record_access(self.request, Action.VIEW, "deployment", ids=[str(self.deployment)])
        return super().render_to_response(context, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        caption = f"{self.deployment}, {self.deployment.get_technology_display()}"
        return super().get_context_data(caption=caption, **kwargs)

    def done(self, form: Any, deployment: TechDeployment | None, said: str) -> HttpResponse:
        if deployment is None:
            return self.form_invalid(form)
        messages.success(self.request, said)
        return redirect(deployment)


class CorrectDeploymentView(OneDeploymentView):
    form_class = CorrectForm
    template_name = "deployments/form.html"
    extra_context = {"title": "Change this deployment", "button": "Save changes"}

    def get_initial(self) -> dict[str, Any]:
        return CorrectForm.initial_of(self.deployment)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "deployment": self.deployment}

    def form_valid(self, form: CorrectForm) -> HttpResponse:
        fields = {k: v for k, v in form.cleaned_data.items() if k != "client_id"}
        user, now = self.request.user, timezone.now()
        changed = call_service(
            form, correct_deployment, deployment=self.deployment, by=user, now=now, **fields
        )
        return self.done(form, changed, "Changes saved.")


class RecordResultsView(OneDeploymentView):
    form_class = ResultsForm
    template_name = "deployments/results.html"
    extra_context = {"title": "What did it find?", "button": "Save results"}

    def get_initial(self) -> dict[str, Any]:
        return ResultsForm.initial_of_results(self.deployment)

    def get_form_kwargs(self) -> dict[str, Any]:
        known = {"technology": self.deployment.technology, "minutes": self.deployment.duration_minutes}
        return {**super().get_form_kwargs(), **known}

    def form_valid(self, form: ResultsForm) -> HttpResponse:
        recorded = call_service(
            form,
            record_results,
            deployment=self.deployment,
            ends_at=form.cleaned_data["ends_at"],
            results=form.results,
            by=self.request.user,
            now=timezone.now(),
            **form.counts,
        )
        return self.done(form, recorded, f"Results of {self.deployment} saved.")


class MoveDeploymentView(DeploymentDetailView):
    """Moving a deployment on, from its own page."""

    right = Right.RECORD_DEPLOYMENTS
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        form = MoveForm(request.POST, deployment=self.object)
        moved = form.is_valid() and call_service(
            form,
            move_deployment,
            deployment=self.object,
            to=form.cleaned_data["status"],
            reason=form.cleaned_data["reason"],
            resumes_by_then=form.cleaned_data.get("resumes_by_then", False),
            by=request.user,
            now=timezone.now(),
        )
        if not moved:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, f"{moved} is now {moved.get_status_display().lower()}.")
        return redirect(moved)
