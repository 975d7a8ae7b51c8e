"""The forms of planned visits: one plan, and why it is cancelled."""

import uuid
from typing import Any

from django import forms

from accounts.models import Organisation, User
from govuk.forms import PlainForm
from govuk.widgets import Count, DateInput, ShortText, TimeInput
from measures.dose import QUALIFYING_MINUTES
from patrols.models.planned_visit import LONGEST_PLANNED_MINUTES, MOST_VISITS_IN_A_PLAN
from patrols.services.planning import USUAL_MINUTES
from zones.models import Zone

REAL_TIME = {"required": "Enter a time, like 19:40.", "invalid": "Enter a time, like 19:40."}


class PlanForm(PlainForm):
    """So many visits to a zone, by an organisation, between two times of one day."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    zone = forms.ModelChoiceField(
        label="Which zone?", queryset=Zone.objects.order_by("-kind", "name"), to_field_name="slug",
        empty_label="Choose a zone",
    )  # fmt: skip
    on = forms.DateField(
        label="On which day?",
        widget=DateInput,
        error_messages={"required": "Enter a date.", "invalid": "Enter a real date, like 22 November 2026."},
    )
    from_time = forms.TimeField(label="Arriving from", widget=TimeInput, error_messages=REAL_TIME)
    to_time = forms.TimeField(
        label="Arriving by", widget=TimeInput, error_messages=REAL_TIME,
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

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].initial = user.organisation_id


class CancelPlanForm(PlainForm):
    reason = forms.CharField(
        label="Why are these visits cancelled?",
        max_length=200,
        widget=ShortText(30),
        help_text="For example “Staff moved to the Christmas market”. Leave out names.",
    )
