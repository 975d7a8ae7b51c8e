"""Forms of the steps that a paper takes. Each says which paper was read."""

from typing import Any

from django import forms

from audit.free_text.forms import FreeTextForm
from govuk.forms import PlainForm
from summaries.life import doubts
from summaries.life.services import LONGEST_REASON


class SeenForm(PlainForm):
    """A step that needs nothing but a yes."""

    seen = forms.CharField(widget=forms.HiddenInput)


class CheckForm(SeenForm):
    seen_sections = forms.BooleanField(
        label="I have seen how complete each section is",
        error_messages={"required": "Confirm that you have seen how complete each section is."},
    )


class ApproveForm(SeenForm):
    """Asks for a reason only where there is a number to be kept."""

    keep_because = forms.CharField(
        label="Why the number is kept",
        required=False,
        max_length=doubts.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Only if it is right all the same. What you write stays with the paper.",
    )

    def __init__(self, *args: Any, doubted: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not doubted:
            del self.fields["keep_because"]


class SendBackForm(FreeTextForm, SeenForm):
    free_text = ("reason",)

    reason = forms.CharField(
        label="What has to change",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Up to 300 characters. It stays with the paper for those who work on it.",
        error_messages={"required": "Say what has to change."},
    )


class CorrectionForm(FreeTextForm, PlainForm):
    free_text = ("reason",)

    reason = forms.CharField(
        label="What was wrong",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Up to {LONGEST_REASON} characters. Everybody who reads the new version sees it. "
        "Name no member of the public.",
        error_messages={"required": "Say what was wrong. Everybody who reads the new version sees it."},
    )
