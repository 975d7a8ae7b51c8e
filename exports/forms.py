"""What is asked before rows leave."""

from typing import Any

from django import forms

from audit.free_text.forms import FreeTextForm
from exports.lists import Format
from govuk.forms import PlainForm

REASON = "Kept in the access log. Name no member of the public."


class TakeOutForm(FreeTextForm, PlainForm):
    """In which format a list is wanted, and why."""

    free_text = ("reason",)

    format = forms.ChoiceField(label="Which format do you want?", widget=forms.RadioSelect)
    reason = forms.CharField(label="What is it for?", max_length=200, required=False, help_text=REASON)

    def __init__(self, *args: Any, formats: list[Format], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].choices = [(each.value, each.label) for each in formats]  # type: ignore[attr-defined]


class EverythingForm(FreeTextForm, PlainForm):
    """Why everything is taken out."""

    free_text = ("reason",)

    reason = forms.CharField(label="Why is everything taken out?", max_length=200, help_text=REASON)
