"""How long records are kept: periods, holds, what is proposed to be erased. References alone are shown."""

from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from accounts.rights import Right
from audit.retention.erasures import decide_erasure, still_going
from audit.retention.forms import DecideForm, HoldForm, LiftForm, PeriodForm
from audit.retention.kinds import all_kinds
from audit.retention.models import Erasure, LegalHold, RetentionPeriod
from audit.retention.of_a_kind import OfAKind
from audit.retention.over import cutoff, held_back, over, period_of
from audit.retention.reviews import kinds_with_words, texts_due
from audit.retention.services import confirm_period, hold_back, lift_hold
from audit.services import Action, record_access
from govuk.service_forms import call_service
from measures.weeks import local

_MOST_DECIDED = 50


class RetentionView(TemplateView):
    right = Right.MANAGE_RETENTION
    template_name = "audit/retention/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        today = local(now).date()
        kinds = all_kinds()
        # Without the references: there are as many as there were records.
        erasures = Erasure.objects.select_related("decided_by").defer("references")
        erasures = erasures.annotate(how_many=F("references__len"))
        decided = erasures.exclude(state=Erasure.State.PROPOSED)[:_MOST_DECIDED]
        standing = LegalHold.objects.filter(lifted_at__isnull=True).select_related("by")
        holds = [(hold, kinds[hold.kind].label) for hold in standing]
        record_access(self.request, Action.LIST, "retention", count=len(holds))
        return super().get_context_data(
            kinds=[(kind, period_of(kind, today)) for kind in kinds.values()],
            texts=[(kind, texts_due(kind, now).count()) for kind in kinds_with_words()],
            holds=holds,
            proposed=[
                (each, kinds[each.kind].label) for each in erasures.filter(state=Erasure.State.PROPOSED)
            ],
            decided=[(each, kinds[each.kind].label) for each in decided],
            may_see_counts=self.request.user.can(Right.VIEW_PUBLISHED_FIGURES),
            **kwargs,
        )


class PeriodView(OfAKind, FormView):
    right = Right.MANAGE_RETENTION
    asks_again = True
    form_class = PeriodForm
    template_name = "audit/retention/period.html"

    def get_initial(self) -> dict[str, Any]:
        today = local(timezone.now()).date()
        now = period_of(self.kind, today)
        return {"months": now.months if now else self.kind.proposed_months, "from_on": today}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record_access(self.request, Action.VIEW, "retention period", ids=[self.kind.key])
        periods = RetentionPeriod.objects.filter(kind=self.kind.key).select_related("confirmed_by")
        return super().get_context_data(periods=periods, **kwargs)

    def form_valid(self, form: PeriodForm) -> HttpResponse:
        made = call_service(
            form, confirm_period, kind=self.kind.key, by=self.request.user, now=timezone.now(),
            request=self.request, **form.cleaned_data,
        )  # fmt: skip
        if made is None:
            return self.form_invalid(form)
        messages.success(self.request, f"{self.kind.label} are kept for {made.months} months.{_older(made)}")
        return redirect("retention:list")


def _older(made: RetentionPeriod) -> str:
    """What follows from a period that holds already, before anybody finds it on a list."""
    kind, now = all_kinds()[made.kind], timezone.now()
    found = cutoff(kind, now)
    if found is None or found.period != made:
        return ""
    many = len(over(kind, found.before))
    if many == 0:
        return " None is older yet."
    older = "1 is older: it is" if many == 1 else f"{many:,} are older: they are"
    return f" {older} listed within a month, for somebody to decide."


class HoldView(FormView):
    right = Right.MANAGE_RETENTION
    form_class = HoldForm
    template_name = "audit/retention/hold.html"

    def form_valid(self, form: HoldForm) -> HttpResponse:
        asked = {name: form.cleaned_data[name] for name in HoldForm.base_fields}
        made = call_service(
            form, hold_back, by=self.request.user, now=timezone.now(), request=self.request, **asked
        )
        if made is None:
            return self.form_invalid(form)
        messages.success(self.request, f"{all_kinds()[made.kind].label}: {made} is held.")
        return redirect("retention:list")


class LiftView(FormView):
    right = Right.MANAGE_RETENTION
    form_class = LiftForm
    template_name = "audit/retention/lift.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        hold = get_object_or_404(LegalHold.objects.select_related("by"), pk=self.kwargs["pk"])
        record_access(self.request, Action.VIEW, "legal hold", ids=[hold.reference or str(hold.pk)])
        return super().get_context_data(hold=hold, label=all_kinds()[hold.kind].label, **kwargs)

    def form_valid(self, form: LiftForm) -> HttpResponse:
        hold = get_object_or_404(LegalHold, pk=self.kwargs["pk"])
        lift_hold(hold=hold, by=self.request.user, now=timezone.now(), request=self.request)
        messages.success(self.request, "The hold is lifted.")
        return redirect("retention:list")


class ErasureView(TemplateView):
    """What would go, or what went."""

    right = Right.MANAGE_RETENTION
    template_name = "audit/retention/erasure.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.erasure = get_object_or_404(Erasure.objects.select_related("decided_by"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        erasure, kind = self.erasure, all_kinds()[self.erasure.kind]
        shown = {"count": len(erasure.references), "filters": kind.key}
        record_access(self.request, Action.VIEW, "erasure", ids=[str(erasure.pk)], **shown)
        if erasure.is_proposed:
            kwargs |= {"going": still_going(erasure), "held": held_back(kind, erasure.before)}
        return super().get_context_data(erasure=erasure, kind=kind, **kwargs)


class DecideView(ErasureView, FormView):
    """The last step before they are gone."""

    asks_again = True
    form_class = DecideForm
    template_name = "audit/retention/decide.html"

    def form_valid(self, form: DecideForm) -> HttpResponse:
        decided = call_service(
            form, decide_erasure, erasure=self.erasure, erases=form.cleaned_data["decision"] == "erase",
            why=form.cleaned_data["why"], by=self.request.user, now=timezone.now(), request=self.request,
        )  # fmt: skip
        if decided is None:
            return self.form_invalid(form)
        words = "erased" if decided.state == Erasure.State.ERASED else "not erased"
        told = f"{all_kinds()[decided.kind].label}: {len(decided.references):,} {words}."
        messages.success(self.request, told)
        return redirect(decided)
