"""The incident form, and the form that moves an incident on."""

import uuid
from typing import Any

from django import forms

from accounts.detail import detail_of
from accounts.models import User
from audit.free_text.forms import FreeTextForm
from govuk.forms import DayAndTimeField, PlainForm
from govuk.widgets import ShortText
from incidents import categories, occurrence
from incidents.models import Incident
from zones.forms import PlaceForm

NO_NAMES = "What happened, in a sentence or two. Leave out names, addresses and number plates."


class IncidentForm(FreeTextForm, PlaceForm):
    free_text = ("description",)

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    category = forms.ChoiceField(label="What kind of incident was it?")
    occurred_at = DayAndTimeField(label="When did it happen?")
    time_precision = forms.ChoiceField(
        label="How exact is that time?",
        choices=list(occurrence.LABELS.items()),
        initial=occurrence.Precision.EXACT,
        widget=forms.RadioSelect,
    )
    occurred_until_at = DayAndTimeField(
        label="When had it ended?",
        required=False,
        help_text="Only if you chose “between two times”.",
    )
    weapon = forms.ChoiceField(
        label="Was a weapon involved?",
        choices=Incident.Weapon.choices,
        initial=Incident.Weapon.NOT_KNOWN,
        widget=forms.RadioSelect,
    )
    source = forms.ChoiceField(label="Who reported it?", choices=Incident.Source.choices)
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=Incident.Outcome.choices,
        initial=Incident.Outcome.NONE_YET,
    )
    description = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 4}), help_text=NO_NAMES
    )

    field_order = (
        "category", "occurred_at", "time_precision", "occurred_until_at", "zone", "lat", "lng",
        "weapon", "source", "outcome", "description",
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cleared = detail_of(user).reads_sensitive_kinds
        self.fields["category"].choices = [("", "Choose a kind")] + [
            (category, label)
            for category, label in categories.LABELS.items()
            if cleared or category not in categories.SENSITIVE
        ]

    @classmethod
    def initial_of(cls, incident: Incident) -> dict[str, Any]:
        names = [name for name in cls.base_fields if name != "zone"]
        zone = None if incident.has_point else incident.zone
        return {**{name: getattr(incident, name) for name in names}, "zone": zone}


class MoveForm(FreeTextForm, PlainForm):
    """Which way on, and why."""

    free_text = ("reason",)

    status = forms.ChoiceField(label="Change the status to", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Reason", required=False, max_length=200, widget=ShortText(30),
        help_text="Needed to withdraw an incident. Leave out names.",
    )  # fmt: skip

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = incident.next_statuses
