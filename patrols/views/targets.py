"""Hours targets with the pace they need; setting, changing and withdrawing them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, ListView

from accounts.rights import Right
from audit.pages import Printable
from audit.services import Action, record_access
from govuk.service_forms import call_service
from patrols.forms.targets import TargetForm, WithdrawTargetForm
from patrols.models import HoursTarget
from patrols.services.targets import change_target, may_change_target, set_target, withdraw_target
from patrols.targets import with_progress


class TargetListView(Printable, ListView):
    """All of them on one page: a handful, read beside each other."""

    right = Right.VIEW_PATROLS
    record_kind = "hours target"
    template_name = "patrols/targets.html"

    def get_queryset(self) -> list[HoursTarget]:
        targets = HoursTarget.objects.visible_to(self.request.user).for_list()
        return with_progress(targets, now=timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        targets, now = self.object_list, timezone.now()
        ids = [str(target.pk) for target in targets]
        record_access(self.request, Action.LIST, "hours target", ids=ids, count=len(ids))
        may_plan = self.request.user.can(Right.PLAN_VISITS)
        return super().get_context_data(
            may_plan=may_plan,
            changeable={each.pk for each in targets if may_plan and may_change_target(each, now=now)},
            **kwargs,
        )


class AddTargetView(FormView):
    right = Right.PLAN_VISITS
    form_class = TargetForm
    template_name = "patrols/target_form.html"
    extra_context = {"title": "Set an hours target", "button": "Set target"}

    def form_valid(self, form: TargetForm) -> HttpResponse:
        target = call_service(form, set_target, by=self.request.user, now=timezone.now(), **form.cleaned_data)
        if target is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Target set: {target.in_words}.")
        return redirect(target)


class OneTarget:
    """Mixin: the target of the address, its look on record, and whether there is still time."""

    right = Right.PLAN_VISITS
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def target(self) -> HoursTarget:
        targets = HoursTarget.objects.visible_to(self.request.user).for_list()
        target: HoursTarget = get_object_or_404(targets, pk=self.kwargs["pk"])
        record_access(self.request, Action.VIEW, "hours target", ids=[str(target.pk)])
        return target

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = may_change_target(self.target, now=timezone.now())
        return super().get_context_data(target=self.target, may_change=may, **kwargs)  # type: ignore[misc]


class ChangeTargetView(OneTarget, AddTargetView):
    extra_context = {"title": "Change an hours target", "button": "Save changes"}

    def get_initial(self) -> dict[str, Any]:
        target = self.target
        names = ("name", "hours", "counts", "starts_on", "ends_on", "source", "client_id")
        zone = target.zone.slug if target.zone else None
        return {
            **{name: getattr(target, name) for name in names},
            "zone": zone,
            "organisation": target.organisation_id,
        }

    def form_valid(self, form: TargetForm) -> HttpResponse:
        fields = {name: value for name, value in form.cleaned_data.items() if name != "client_id"}
        changed = call_service(
            form, change_target, target=self.target, by=self.request.user, now=timezone.now(), **fields
        )
        if changed is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Saved: {changed.in_words}.")
        return redirect(changed)


class WithdrawTargetView(OneTarget, FormView):
    form_class = WithdrawTargetForm
    template_name = "patrols/target_withdraw.html"

    def form_valid(self, form: WithdrawTargetForm) -> HttpResponse:
        withdrawn = call_service(
            form, withdraw_target, target=self.target, by=self.request.user, now=timezone.now(),
            **form.cleaned_data,
        )  # fmt: skip
        if withdrawn is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Withdrawn: {withdrawn}. It is kept with the reason.")
        return redirect(withdrawn)
