"""The forms of hours targets: one target, and why it is withdrawn."""

import uuid

from django import forms

from accounts.models import Organisation
from govuk.forms import PlainForm
from govuk.widgets import Count, DateInput, ShortText
from patrols.models import HoursTarget
from patrols.services.targets import MOST_HOURS
from zones.models import Zone

REAL_DATE = {"required": "Enter a date.", "invalid": "Enter a real date, like 22 November 2026."}


class TargetForm(PlainForm):
    """So many hours from one day to another, and which hours count."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    name = forms.CharField(
        label="What is it called?", max_length=80, widget=ShortText(30),
        help_text="For example “The Stow, hotspot fund”.",
    )  # fmt: skip
    hours = forms.IntegerField(label="How many hours?", min_value=1, max_value=MOST_HOURS, widget=Count)
    counts = forms.ChoiceField(
        label="Which hours does the funder count?", choices=HoursTarget.Counts.choices,
        widget=forms.RadioSelect, initial=HoursTarget.Counts.PERSON_HOURS,
        help_text="Two people out together for an hour are 2 person-hours and 1 patrol-hour.",
    )  # fmt: skip
    zone = forms.ModelChoiceField(
        label="In which zone?", queryset=Zone.objects.order_by("-kind", "name"), to_field_name="slug",
        required=False, empty_label="Any place: whole patrols count",
        help_text="Of a zone only the time inside it counts.",
    )  # fmt: skip
    organisation = forms.ModelChoiceField(
        label="By whom?", queryset=Organisation.objects.filter(is_active=True), required=False,
        empty_label="All organisations together",
    )  # fmt: skip
    starts_on = forms.DateField(label="First day", widget=DateInput, error_messages=REAL_DATE)
    ends_on = forms.DateField(
        label="Last day", widget=DateInput, error_messages=REAL_DATE, help_text="It counts, too."
    )
    source = forms.CharField(
        label="Where is it written down?", max_length=200, required=False, widget=ShortText(30),
        help_text="For example the grant letter and its date.",
    )  # fmt: skip


class WithdrawTargetForm(PlainForm):
    reason = forms.CharField(
        label="Why is this target withdrawn?", max_length=200, widget=ShortText(30),
        help_text="For example “Entered twice”. Leave out names.",
    )  # fmt: skip
