"""Pages of powers: the list, one of them, recording, correcting, ending early."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView

from accounts.rights import Right
from audit.pages import RecordDetailView, RecordListView
from audit.services import Action, record_access
from govuk.service_forms import call_service
from zones.drawing import draw_outlines
from zones.models import Authorisation
from zones.powers.filters import AuthorisationFilter
from zones.powers.forms import EndForm, OrderForm, PolicePowerForm
from zones.powers.kinds import LABELS, is_of_the_police
from zones.powers.services import correct_authorisation, end_authorisation, record_authorisation
from zones.powers.timing import STATES, State


class AuthorisationListView(RecordListView):
    right = Right.VIEW_ZONES
    record_kind = "authorisation"
    filterset_class = AuthorisationFilter
    template_name = "zones/powers/list.html"

    def get_queryset(self) -> Any:
        return Authorisation.objects.visible_to(self.request.user).for_list(timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        now = timezone.now()
        rows = [(power.state_at(now), power) for power in context["object_list"]]
        groups = [
            {"label": label, "powers": [power for at, power in rows if at == state], "state": state.value}
            for state, label in STATES.items()
        ]
        context["groups"] = [group for group in groups if group["powers"]]
        context["may_record"] = self.request.user.can(Right.RECORD_AUTHORISATIONS)
        return context


class AuthorisationDetailView(RecordDetailView):
    right = Right.VIEW_ZONES
    record_kind = "authorisation"
    template_name = "zones/powers/detail.html"

    def get_queryset(self) -> Any:
        return Authorisation.objects.visible_to(self.request.user).for_list(timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        power, may = self.object, self.request.user.can(Right.RECORD_AUTHORISATIONS)
        state = power.state_at(timezone.now())
        return super().get_context_data(
            tag={State.LIVE: "active", State.PAST: "withdrawn"}.get(state, "coming"),
            state_label="Never in force" if power.never_held else STATES[state],
            drawing=draw_outlines([("", "hotspot", power.geometry)]),
            points=power.geometry["coordinates"][0][:-1],
            may_correct=may and not power.never_held,
            may_end=may and not power.is_ended,
            **kwargs,
        )


class ChoosePowerView(TemplateView):
    """Which power: each is asked about in its own words."""

    right = Right.RECORD_AUTHORISATIONS
    template_name = "zones/powers/choose.html"
    extra_context = {"kinds": [(kind.value, label) for kind, label in LABELS.items()]}


class PowerFormView(FormView):
    """A form for one kind of power."""

    right = Right.RECORD_AUTHORISATIONS
    template_name = "zones/powers/form.html"

    @property
    def kind(self) -> str:
        return self.kwargs["kind"]

    def get_form_class(self) -> Any:
        return PolicePowerForm if is_of_the_police(self.kind) else OrderForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(caption=LABELS[self.kind], **kwargs)


class RecordPowerView(PowerFormView):
    extra_context = {"title": "Record a power", "button": "Save power"}

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if kwargs["kind"] not in LABELS:
            raise Http404

    def form_valid(self, form: Any) -> HttpResponse:
        made = call_service(
            form, record_authorisation, kind=self.kind, by=self.request.user, now=timezone.now(), **form.said
        )
        if made is None:
            return self.form_invalid(form)
        messages.success(self.request, f"{made} recorded: {made.called}.")
        return redirect(made)


class OnePower:
    """Mixin: the power of the address, and the look at it on record."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def power(self) -> Authorisation:
        visible = Authorisation.objects.visible_to(self.request.user)
        return get_object_or_404(visible, reference=self.kwargs["reference"])

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        record_access(self.request, Action.VIEW, "authorisation", ids=[str(self.power)])
        return super().render_to_response(context, **kwargs)  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(power=self.power, **kwargs)  # type: ignore[misc]


class CorrectPowerView(OnePower, PowerFormView):
    extra_context = {"title": "Correct this power", "button": "Save changes"}

    @property
    def kind(self) -> str:
        return self.power.kind

    def get_initial(self) -> dict[str, Any]:
        return self.get_form_class().initial_of(self.power)

    def form_valid(self, form: Any) -> HttpResponse:
        changes = {name: value for name, value in form.said.items() if name != "client_id"}
        changed = call_service(
            form, correct_authorisation, authorisation=self.power, by=self.request.user, now=timezone.now(),
            **changes,
        )  # fmt: skip
        if changed is None:
            return self.form_invalid(form)
        messages.success(self.request, f"Changes of {changed} saved.")
        return redirect(changed)


class EndPowerView(OnePower, FormView):
    right = Right.RECORD_AUTHORISATIONS
    form_class = EndForm
    template_name = "zones/powers/end.html"

    def get_initial(self) -> dict[str, Any]:
        return {"at": timezone.now()}

    def form_valid(self, form: EndForm) -> HttpResponse:
        ended = call_service(
            form, end_authorisation, authorisation=self.power, at=form.ended_at(self.power),
            reason=form.cleaned_data["reason"], by=self.request.user, now=timezone.now(),
        )  # fmt: skip
        if ended is None:
            return self.form_invalid(form)
        messages.success(self.request, f"{ended} was ended. It is kept with the reason.")
        return redirect(ended)
