"""Forms for what somebody undertakes to do, and for how it stands."""

import uuid
from typing import Any

from django import forms

from accounts.models import Organisation
from audit.free_text.forms import FreeTextForm
from govuk.forms import PlainForm
from govuk.widgets import DateInput, ShortText
from summaries.models import Action, Project

NO_NAMES = "Name no member of the public."


class AgreedForm(PlainForm):
    """What was agreed: the day, and the project that it is a part of."""

    due_on = forms.DateField(
        label="By which day?",
        widget=DateInput,
        error_messages={"invalid": "Enter a real date, like 30 November 2026."},
    )
    project = forms.ModelChoiceField(
        label="Part of which project?",
        required=False,
        queryset=Project.objects.order_by("name"),
        to_field_name="slug",
        empty_label="Of none",
    )


class ActionForm(FreeTextForm, AgreedForm):
    free_text = ("what",)

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

    field_order = ("client_id", "what", "owner", "owner_role", "due_on", "project")


class ProgressForm(FreeTextForm, PlainForm):
    """How it stands, as its owners say."""

    free_text = ("last_word",)

    status = forms.ChoiceField(
        label="How does it stand?", choices=Action.Status.choices, widget=forms.RadioSelect
    )
    last_word = forms.CharField(
        label="Last word on it",
        required=False,
        max_length=200,
        help_text=f"What was done, or why it is late or dropped. {NO_NAMES}",
    )

    @classmethod
    def initial_of(cls, action: Action) -> dict[str, Any]:
        said = {name: getattr(action, name) for name in cls.base_fields}
        if "project" in said:
            said["project"] = action.project.slug if action.project else None
        return said


class ManageForm(ProgressForm, AgreedForm):
    """How it stands, and what was agreed."""

    field_order = ("status", "last_word", "due_on", "project")
