"""Action pages: what is still to be done, adding to it, and saying how it stands."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.rights import Right
from audit.pages import RecordListView
from audit.services import Action as Looked
from audit.services import record_access
from govuk.service_forms import call_service
from measures.weeks import Week, local
from summaries.actions.filters import ActionFilter
from summaries.actions.forms import ActionForm, ManageForm, ProgressForm
from summaries.actions.history import said_of
from summaries.actions.services import add_action, update_action
from summaries.life.reading import paper_of_week
from summaries.models import Action


class ActionListView(RecordListView):
    right = Right.UPDATE_OWN_ACTIONS
    record_kind = "action"
    filterset_class = ActionFilter
    template_name = "summaries/actions/list.html"

    def get_queryset(self) -> Any:
        return Action.objects.visible_to(self.request.user).for_list().soonest_first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            may_manage=self.request.user.can(Right.MANAGE_ACTIONS),
            today=local(timezone.now()).date(),
            **kwargs,
        )


class AddActionView(FormView):
    """`?week=` names the summary it follows from, and `?project=` chooses what it is a part of."""

    right = Right.MANAGE_ACTIONS
    form_class = ActionForm
    template_name = "summaries/actions/form.html"
    extra_context = {"title": "Add an action", "button": "Add action"}

    def get_initial(self) -> dict[str, Any]:
        return {"project": self.request.GET.get("project", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(paper=self._paper(), **kwargs)

    def form_valid(self, form: ActionForm) -> HttpResponse:
        user, paper = self.request.user, self._paper()
        made = call_service(
            form, add_action, by=user, now=timezone.now(), created_from=paper, **form.cleaned_data
        )
        if made is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Action {made} added. A draft shows it once it is refreshed.")
        return redirect(paper or "summaries:actions")

    def _paper(self) -> Any:
        try:
            week = Week.parse(self.request.GET.get("week", ""))
        except ValueError:
            return None
        return paper_of_week(self.request.user, week)


class ActionView(FormView):
    """One action and what was said of it; its owners say how it stands, and others read."""

    right = Right.UPDATE_OWN_ACTIONS
    template_name = "summaries/actions/detail.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visible = Action.objects.visible_to(request.user).for_list()
        self.action = get_object_or_404(visible, reference=kwargs["reference"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.action.may_be_updated_by(request.user):
            raise PermissionDenied("Only those who manage actions, and the organisation that does it.")
        return super().post(request, *args, **kwargs)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        record_access(self.request, Looked.VIEW, "action", ids=[self.action.reference])
        return super().render_to_response(context, **kwargs)

    def get_form_class(self) -> type[ProgressForm]:
        return ManageForm if self.request.user.can(Right.MANAGE_ACTIONS) else ProgressForm

    def get_initial(self) -> dict[str, Any]:
        return self.get_form_class().initial_of(self.action)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            action=self.action,
            may_update=self.action.may_be_updated_by(self.request.user),
            is_overdue=self.action.is_overdue_on(local(timezone.now()).date()),
            said=said_of(self.action),
            **kwargs,
        )

    def form_valid(self, form: ProgressForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        saved = call_service(form, update_action, action=self.action, by=user, now=now, **form.cleaned_data)
        if saved is None:
            return self.form_invalid(form)
        said = saved.get_status_display().lower()
        messages.success(self.request, f"Action {saved} is {said}. A draft shows it once it is refreshed.")
        return redirect("summaries:actions")
