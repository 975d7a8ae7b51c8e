"""What ticked incidents are to become, and why."""

from django import forms

from audit.free_text.forms import FreeTextForm
from govuk.forms import PlainForm
from govuk.widgets import ShortText
from incidents import workflow


class TogetherForm(FreeTextForm, PlainForm):
    free_text = ("reason",)

    status = forms.ChoiceField(
        label="What are they to become?",
        choices=list(workflow.LABELS.items()),
        widget=forms.RadioSelect,
        help_text="Nothing changes yet: the next page shows what will change and what will not.",
    )
    reason = forms.CharField(
        required=False, max_length=200, widget=ShortText(30),
        help_text="One for all of them. Needed to withdraw. Leave out names.",
    )  # fmt: skip

    def clean(self) -> dict[str, str]:
        cleaned = super().clean()
        if cleaned.get("status") == workflow.Status.WITHDRAWN and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Say why these incidents are withdrawn.")
        return cleaned
