"""Forms for what somebody undertakes to do, and for how it stands."""

import uuid
from typing import Any

from django import forms

from accounts.models import Organisation
from govuk.forms import PlainForm
from govuk.widgets import DateInput, ShortText
from summaries.models import Action

NO_NAMES = "Name no member of the public."


class ActionForm(PlainForm):
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    what = forms.CharField(label="What will be done?", max_length=200, help_text=NO_NAMES)
    owner = forms.ModelChoiceField(
        label="Which organisation will do it?",
        queryset=Organisation.objects.filter(is_active=True),
        empty_label="Choose an organisation",
    )
    owner_role = forms.CharField(
        label="Who there?",
        max_length=60,
        widget=ShortText(20),
        help_text="A role, such as community safety manager.",
    )
    due_on = forms.DateField(
        label="By which day?",
        widget=DateInput,
        error_messages={"invalid": "Enter a real date, like 30 November 2026."},
    )


class ActionProgressForm(PlainForm):
    status = forms.ChoiceField(
        label="How does it stand?", choices=Action.Status.choices, widget=forms.RadioSelect
    )
    due_on = forms.DateField(
        label="By which day?",
        widget=DateInput,
        error_messages={"invalid": "Enter a real date, like 30 November 2026."},
    )
    last_word = forms.CharField(
        label="Last word on it",
        required=False,
        max_length=200,
        help_text=f"What was done, or why it is late or dropped. {NO_NAMES}",
    )

    @classmethod
    def initial_of(cls, action: Action) -> dict[str, Any]:
        return {name: getattr(action, name) for name in cls.base_fields}
