"""The forms of planned visits: one plan or one for every week, and why it is cancelled."""

import uuid
from datetime import date
from typing import Any

from django import forms

from accounts.models import Organisation, User
from audit.free_text.forms import FreeTextForm
from govuk.forms import PlainForm
from govuk.widgets import Count, DateInput, ShortText, TimeInput
from measures.dose import QUALIFYING_MINUTES
from measures.weeks import WEEKDAYS
from patrols.models.planned_visit import LONGEST_PLANNED_MINUTES, MOST_VISITS_IN_A_PLAN
from patrols.plans.bank_holidays import bank_holidays
from patrols.plans.repeats import read_days
from patrols.services.planning import USUAL_MINUTES
from zones.models import Zone

REAL_DATE = {"required": "Enter a date.", "invalid": "Enter a real date, like 22 November 2026."}
FROM_TIME = dict.fromkeys(("required", "invalid"), "Enter the time they arrive from, like 19:40.")
TO_TIME = dict.fromkeys(("required", "invalid"), "Enter the time they arrive by, like 21:00.")
DAYS_OF_THE_WEEK = list(enumerate(WEEKDAYS, start=1))


class DaysField(forms.CharField):
    """Days typed one on a line, the British way."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> Any:
        try:
            return read_days(super().to_python(value))
        except ValueError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong


class BandForm(FreeTextForm, PlainForm):
    """How many visits, how long, between which times and by whom: what can also change for many days."""

    free_text = ("why", "note")

    from_time = forms.TimeField(label="Arriving from", widget=TimeInput, error_messages=FROM_TIME)
    to_time = forms.TimeField(
        label="Arriving by", widget=TimeInput, error_messages=TO_TIME,
        help_text="On the same day. The hours after midnight are planned on the next day.",
    )  # fmt: skip
    visits = forms.IntegerField(
        label="How many visits?", min_value=1, max_value=MOST_VISITS_IN_A_PLAN, initial=1, widget=Count,
        help_text="A visit counts from 10 minutes inside the zone.",
    )  # fmt: skip
    minutes = forms.IntegerField(
        label="How many minutes each?", min_value=QUALIFYING_MINUTES, max_value=LONGEST_PLANNED_MINUTES,
        initial=USUAL_MINUTES, widget=Count,
        help_text="From 11 to 15 minutes do most. All of them together must fit between the two times.",
    )  # fmt: skip
    organisation = forms.ModelChoiceField(
        label="By whom?", queryset=Organisation.objects.filter(is_active=True), empty_label=None,
        help_text="A joint patrol counts if somebody of theirs is on it.",
    )  # fmt: skip
    why = forms.CharField(
        label="Why here?", required=False, max_length=200, widget=ShortText(30),
        help_text="Those who go read it on their first page. Leave out names and addresses.",
    )  # fmt: skip
    note = forms.CharField(
        label="Note", required=False, max_length=120, widget=ShortText(30),
        help_text="What to look out for. Leave out names, addresses and number plates.",
    )  # fmt: skip


class PlanForm(BandForm):
    """So many visits to a zone, by an organisation, between two times of one day."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    zone = forms.ModelChoiceField(
        label="Which zone?", queryset=Zone.objects.order_by("-kind", "name"), to_field_name="slug",
        empty_label="Choose a zone",
    )  # fmt: skip
    on = forms.DateField(label="On which day?", widget=DateInput, error_messages=REAL_DATE)

    field_order = ("zone", "on")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].initial = user.organisation_id


class NewPlanForm(PlanForm):
    """The same for one day; or for days of every week, from that day to a last one, with exceptions."""

    repeats = forms.BooleanField(label="Repeat every week", required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label="On which days of the week?", choices=DAYS_OF_THE_WEEK, coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose one or more days of the week."},
    )  # fmt: skip
    ends_on = forms.DateField(
        label="Until which day?", widget=DateInput,
        error_messages={**REAL_DATE, "required": "Enter the last day."},
        help_text="The last day, at most a year ahead.",
    )  # fmt: skip
    left_out = DaysField(
        label="Days to leave out", required=False,
        help_text="One on a line, for example 24 December 2026 or 24/12/2026. "
        "Single days can be cancelled later, too.",
    )  # fmt: skip
    leave_out_bank_holidays = forms.BooleanField(label="Leave out the bank holidays", required=False)

    # As on the page, so that the summary of errors follows it.
    field_order = ("zone", "on", "repeats", "weekdays", "ends_on", "left_out", "leave_out_bank_holidays")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("weekdays", "ends_on"):
            self.fields[name].required = not self.is_bound or bool(self.data.get("repeats"))

    @property
    def one_day(self) -> dict[str, Any]:
        """What `plan_visits` asks for."""
        return {name: self.cleaned_data[name] for name in PlanForm.base_fields}

    @property
    def every_week(self) -> dict[str, Any]:
        """What `plan_repeating` asks for."""
        days = {name: self.cleaned_data[name] for name in ("weekdays", "ends_on")}
        same = self.one_day
        days["starts_on"] = same.pop("on")
        return {**same, **days, "left_out": self._left_out(days["starts_on"], days["ends_on"])}

    def _left_out(self, first: date, last: date) -> list[date]:
        also = bank_holidays(first, last) if self.cleaned_data["leave_out_bank_holidays"] else []
        return [*self.cleaned_data["left_out"], *also]


class CancelPlanForm(FreeTextForm, PlainForm):
    free_text = ("reason",)

    reason = forms.CharField(
        label="Why are these visits cancelled?",
        max_length=200,
        widget=ShortText(30),
        help_text="For example “Staff moved to the Christmas market”. Leave out names.",
    )


class StopRepeatingForm(FreeTextForm, PlainForm):
    free_text = ("reason",)

    reason = forms.CharField(
        label="Why are these visits stopped?",
        max_length=200,
        widget=ShortText(30),
        help_text="For example “The shops have moved”. Leave out names.",
    )
