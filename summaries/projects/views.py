"""Project pages: what was last stated of each, adding one, and stating a figure."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.rights import Right
from audit.pages import RecordListView
from audit.services import Action as Looked
from audit.services import record_access
from govuk.service_forms import call_service
from measures.weeks import local
from summaries.models import Project
from summaries.projects.filters import ProjectFilter
from summaries.projects.forms import ProjectFigureForm, ProjectForm
from summaries.projects.services import add_project, change_project, state_project_figure


class ProjectListView(RecordListView):
    right = Right.READ_DRAFT_SUMMARIES
    record_kind = "project"
    filterset_class = ProjectFilter
    template_name = "summaries/projects/list.html"

    def get_queryset(self) -> Any:
        return Project.objects.for_paper(local(timezone.now()).date())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, today = self.request.user, local(timezone.now()).date()
        context = super().get_context_data(
            may_manage=user.can(Right.MANAGE_PROJECTS),
            may_add_actions=user.can(Right.MANAGE_ACTIONS),
            today=today,
            **kwargs,
        )
        context["rows"] = [
            {
                "project": project,
                "phases": [
                    (Project.phase_label(each.phase), each.since_on) for each in project.phases_by(today)
                ],
            }
            for project in context["object_list"]
        ]
        return context


class AddProjectView(FormView):
    right = Right.MANAGE_PROJECTS
    form_class = ProjectForm
    template_name = "summaries/projects/form.html"
    extra_context = {"title": "Add a project", "button": "Add project"}

    def form_valid(self, form: ProjectForm) -> HttpResponse:
        made = call_service(form, add_project, by=self.request.user, **form.cleaned_data)
        if made is None:
            return self.form_invalid(form)
        messages.success(self.request, f"{made} is added. A draft shows it once it is refreshed.")
        return redirect("summaries:projects")


class OneProjectView(FormView):
    """A form about one project."""

    right = Right.MANAGE_PROJECTS
    template_name = "summaries/projects/form.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        projects = Project.objects.with_latest_figures(local(timezone.now()).date())
        self.project = get_object_or_404(projects, slug=kwargs["slug"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        record_access(request, Looked.VIEW, "project", ids=[self.project.slug])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(project=self.project, **kwargs)


class ChangeProjectView(OneProjectView):
    form_class = ProjectForm
    extra_context = {"title": "Change this project", "button": "Save"}

    def get_initial(self) -> dict[str, Any]:
        return ProjectForm.initial_of(self.project)

    def form_valid(self, form: ProjectForm) -> HttpResponse:
        user = self.request.user
        saved = call_service(form, change_project, project=self.project, by=user, **form.cleaned_data)
        if saved is None:
            return self.form_invalid(form)
        messages.success(self.request, f"{saved} is saved. A draft shows it once it is refreshed.")
        return redirect("summaries:projects")


class StateFigureView(OneProjectView):
    """`?figure=` names the figure that is brought up to date."""

    form_class = ProjectFigureForm
    extra_context = {"title": "State a figure", "button": "State this figure"}

    def get_initial(self) -> dict[str, Any]:
        wanted = self.request.GET.get("figure", "")
        last = next((each for each in self.project.latest_figures if str(each.pk) == wanted), None)
        return ProjectFigureForm.initial_of(last)

    def form_valid(self, form: ProjectFigureForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        stated = call_service(
            form, state_project_figure, project=self.project, by=user, now=now, **form.cleaned_data
        )
        if stated is None:
            return self.form_invalid(form)
        messages.success(self.request, f"{stated} is stated. A draft shows it once it is refreshed.")
        return redirect("summaries:projects")
