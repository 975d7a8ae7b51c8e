"""The forms of hours targets: one target, and why it is withdrawn."""

import uuid
from typing import Any

from django import forms

from accounts.models import Organisation
from audit.free_text.forms import FreeTextForm
from govuk.forms import PlainForm
from govuk.widgets import Count, DateInput, ShortText
from patrols.models import HoursTarget
from patrols.services.targets import MOST_HOURS, wrong_days
from zones.models import Zone

HOURS = f"Enter a whole number of hours, from 1 to {MOST_HOURS:,}."
LIST = {"invalid_choice": "Choose one from the list."}


def _day(which: str) -> dict[str, str]:
    return {
        "required": f"Enter the {which} day.",
        "invalid": f"Enter a real date for the {which} day, like 22 November 2026.",
    }


def _at_most(characters: int, what: str) -> dict[str, str]:
    return {"max_length": f"{what} must be {characters} characters or fewer."}


class TargetForm(PlainForm):
    """So many hours from one day to another, and which hours count."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    name = forms.CharField(
        label="What is it called?", max_length=80, widget=ShortText(30),
        help_text="For example “The Stow, hotspot fund”.", error_messages=_at_most(80, "The name"),
    )  # fmt: skip
    hours = forms.IntegerField(
        label="How many hours?", min_value=1, max_value=MOST_HOURS, widget=Count,
        error_messages={"invalid": HOURS, "min_value": HOURS, "max_value": HOURS},
    )  # fmt: skip
    counts = forms.ChoiceField(
        label="Which hours does the funder count?", choices=HoursTarget.Counts.choices,
        widget=forms.RadioSelect, initial=HoursTarget.Counts.PERSON_HOURS,
        help_text="Two people out together for an hour are 2 person-hours and 1 patrol-hour.",
        error_messages={"invalid_choice": "Choose person-hours or patrol-hours."},
    )  # fmt: skip
    zone = forms.ModelChoiceField(
        label="In which zone?", queryset=Zone.objects.order_by("-kind", "name"), to_field_name="slug",
        required=False, empty_label="Any place: whole patrols count",
        help_text="Of a zone only the time inside it counts.", error_messages=LIST,
    )  # fmt: skip
    organisation = forms.ModelChoiceField(
        label="By whom?", queryset=Organisation.objects.filter(is_active=True), required=False,
        empty_label="All organisations together", error_messages=LIST,
    )  # fmt: skip
    starts_on = forms.DateField(label="First day", widget=DateInput, error_messages=_day("first"))
    ends_on = forms.DateField(
        label="Last day", widget=DateInput, error_messages=_day("last"), help_text="It counts, too."
    )
    source = forms.CharField(
        label="Where is it written down?", max_length=200, required=False, widget=ShortText(30),
        help_text="For example the grant letter and its date.",
        error_messages=_at_most(200, "Where it is written down"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The days are looked at beside whatever else is wrong, so that all of it is told at once."""
        said = super().clean() or self.cleaned_data
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and (wrong := wrong_days(first, last)):
            self.add_error("ends_on", wrong)
        return said


class WithdrawTargetForm(FreeTextForm, PlainForm):
    free_text = ("reason",)

    reason = forms.CharField(
        label="Why is this target withdrawn?", max_length=200, widget=ShortText(30),
        help_text="For example “Entered twice”. Leave out names.",
        error_messages=_at_most(200, "The reason"),
    )  # fmt: skip
