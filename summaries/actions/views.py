"""Action pages: what is still to be done, adding to it, and saying how it stands."""

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
from measures.weeks import Week, local
from summaries.actions.filters import ActionFilter
from summaries.actions.forms import ActionForm, ActionProgressForm
from summaries.actions.services import add_action, update_action
from summaries.life.reading import paper_of_week
from summaries.models import Action


class ActionListView(RecordListView):
    right = Right.READ_DRAFT_SUMMARIES
    record_kind = "action"
    filterset_class = ActionFilter
    template_name = "summaries/actions.html"

    def get_queryset(self) -> Any:
        return Action.objects.for_list().soonest_first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            may_manage=self.request.user.can(Right.MANAGE_ACTIONS),
            today=local(timezone.now()).date(),
            **kwargs,
        )


class AddActionView(FormView):
    """`?week=` names the summary it follows from."""

    right = Right.MANAGE_ACTIONS
    form_class = ActionForm
    template_name = "summaries/action_form.html"
    extra_context = {"title": "Add an action", "button": "Add action"}

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


class UpdateActionView(FormView):
    right = Right.MANAGE_ACTIONS
    form_class = ActionProgressForm
    template_name = "summaries/action_form.html"
    extra_context = {"title": "How an action stands", "button": "Save"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.action = get_object_or_404(Action.objects.for_list(), reference=kwargs["reference"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        record_access(request, Looked.VIEW, "action", ids=[self.action.reference])
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return ActionProgressForm.initial_of(self.action)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(action=self.action, **kwargs)

    def form_valid(self, form: ActionProgressForm) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        saved = call_service(form, update_action, action=self.action, by=user, now=now, **form.cleaned_data)
        if saved is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Action {saved} is {saved.get_status_display().lower()}.")
        return redirect("summaries:actions")
