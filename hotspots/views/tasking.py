"""The page of suggested visits: why there and then, and planning those that were ticked."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView

from accounts.models import Organisation, User
from accounts.rights import Right
from audit.services import Action, record_access
from govuk.forms import PlainForm
from govuk.service_forms import call_service
from govuk.widgets import Count
from hotspots.tasking.services import plan_suggested
from hotspots.tasking.suggested import DEFINITION, SuggestedVisits, read_week, suggested_visits
from measures.dose import QUALIFYING_MINUTES
from measures.tasking import MOST_DAYS
from measures.weeks import Week
from patrols.forms.periods import NoSuchPeriod, read_period
from patrols.models.planned_visit import LONGEST_PLANNED_MINUTES, MOST_VISITS_IN_A_PLAN
from patrols.services.planning import USUAL_MINUTES
from patrols.views.periods import OfAPeriod


class PlanSuggestedForm(PlainForm):
    """Which of the suggestions, by whom, how often and how long."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    cells = forms.MultipleChoiceField(
        label="Which visits?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose one or more of the visits.",
            "invalid_choice": "One of the suggestions is no longer made. Look at them again.",
        },
    )
    organisation = forms.ModelChoiceField(
        label="By whom?", queryset=Organisation.objects.filter(is_active=True), empty_label=None
    )
    visits = forms.IntegerField(
        label="How many visits in each band?", min_value=1, max_value=MOST_VISITS_IN_A_PLAN, initial=1,
        widget=Count,
    )  # fmt: skip
    minutes = forms.IntegerField(
        label="How many minutes each?", min_value=QUALIFYING_MINUTES, max_value=LONGEST_PLANNED_MINUTES,
        initial=USUAL_MINUTES, widget=Count, help_text="From 11 to 15 minutes do most.",
    )  # fmt: skip

    def __init__(self, *args: Any, suggested: SuggestedVisits, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].initial = user.organisation_id
        self.fields["cells"].choices = [(each.key, each.in_words) for each in suggested.visits]


class SuggestedVisitsView(OfAPeriod, FormView):
    right = Right.PLAN_VISITS
    form_class = PlanSuggestedForm
    template_name = "hotspots/suggested.html"

    @cached_property
    def week(self) -> Week:
        now = timezone.now()
        asked = read_period(self.request.GET, Week.of_instant(now).next())
        try:
            return read_week(str(asked), now)
        except ValueError as wrong:
            raise NoSuchPeriod(str(wrong)) from wrong

    @cached_property
    def suggested(self) -> SuggestedVisits:
        found = suggested_visits(self.week, now=timezone.now())
        record_access(
            self.request, Action.LIST, "suggested visit",
            filters=self.request.GET.urlencode(), count=len(found.shown),
        )  # fmt: skip
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "suggested": self.suggested, "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        this_week = Week.of_instant(timezone.now())
        return super().get_context_data(
            suggested=self.suggested,
            week=self.week,
            before=self.week.previous() if self.week > this_week else None,
            after=self.week.next(),
            ticked=set(self.request.POST.getlist("cells")),
            definition=DEFINITION,
            most_days=MOST_DAYS,
            **kwargs,
        )

    def form_valid(self, form: PlanSuggestedForm) -> HttpResponse:
        plans = call_service(
            form, plan_suggested,
            by=self.request.user, now=timezone.now(), week=self.week, **form.cleaned_data,
        )  # fmt: skip
        if plans is None:
            return self.form_invalid(form)
        how_many = f"{len(plans)} plan{'' if len(plans) == 1 else 's'}"
        messages.success(self.request, f"Planned for {self.week.label}: {how_many}, each with its reason.")
        return redirect(f"{reverse('patrols:planned')}?week={self.week}")
