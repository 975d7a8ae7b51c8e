"""Forms for the words of a summary, comments on its draft, and the actions that follow from it."""

import uuid
from typing import Any

from django import forms

from accounts.models import Organisation
from govuk.forms import PlainForm
from govuk.widgets import DateInput, ShortText
from summaries.models import Action
from summaries.models.comment import LONGEST_COMMENT
from summaries.services import LONGEST_NARRATIVE

NO_NAMES = "Name no member of the public."


class NarrativeForm(PlainForm):
    narrative = forms.CharField(
        label="What the partnership is told",
        required=False,
        max_length=LONGEST_NARRATIVE,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text="One sentence to a line: what happened, is it unusual, what is being done. "
        f"{NO_NAMES} Leave it empty to bring back the sentences made from the figures.",
    )


class IssueForm(PlainForm):
    """Says which draft was read."""

    seen = forms.CharField(widget=forms.HiddenInput)


class CommentForm(PlainForm):
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    text = forms.CharField(
        label="Your comment",
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"Up to {LONGEST_COMMENT} characters. Leave out names, and anything about one person.",
        error_messages={"required": "Enter your comment."},
    )


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
