"""The forms of one outcome code, and of what the law sets for it."""

from typing import Any

from django import forms

from accounts.models import Organisation
from govuk.forms import PlainForm
from govuk.widgets import Count, DateInput, ShortText
from patrols.models import OutcomeCode


class OutcomeCodeForm(PlainForm):
    """One code of the list. Its name is asked for once, and never changes."""

    code = forms.CharField(
        max_length=20, widget=ShortText(20), help_text="Capital letters, digits and _, like ENG_YP."
    )
    label = forms.CharField(label="What people read", max_length=60, widget=ShortText(30))
    headline = forms.ChoiceField(
        label="Which headline is it counted under?",
        choices=[("", "Choose a headline"), *OutcomeCode.Headline.choices],
        help_text="Changing this moves earlier counts too, except in summaries that were issued.",
    )
    usable_by = forms.MultipleChoiceField(
        label="Who may use it?", choices=Organisation.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    is_count = forms.BooleanField(
        label="It can happen more than once in a visit", required=False, initial=True
    )
    basis = forms.CharField(label="The law it rests on", max_length=120, required=False, widget=ShortText(30))
    valid_from = forms.DateField(label="First day it can be used", required=False, widget=DateInput)
    valid_to = forms.DateField(label="First day it can no longer be used", required=False, widget=DateInput)
    position = forms.IntegerField(
        label="Place in the list", min_value=1, max_value=999, initial=100, widget=Count,
        help_text="The first ten are on the first screen of a visit.",
    )  # fmt: skip

    def __init__(self, *args: Any, editing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].disabled = editing
        self.editing = editing

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].strip().upper()
        if not self.editing and OutcomeCode.objects.filter(code=code).exists():
            raise forms.ValidationError("There is a code of this name. Choose another.")
        return code


class OutcomeTermsForm(PlainForm):
    """What the law sets for a code from one day to another. Nothing is filled in: somebody has to look."""

    amount_pounds = forms.DecimalField(
        label="Amount of the penalty, in pounds", required=False, max_digits=8, decimal_places=2,
        widget=Count, help_text="Leave empty what the law does not set.",
    )  # fmt: skip
    minimum_age = forms.IntegerField(
        label="Least age, in years", required=False, min_value=1, max_value=120, widget=Count
    )
    hours = forms.IntegerField(
        label="How many hours it holds", required=False, min_value=1, max_value=9999, widget=Count
    )
    valid_from = forms.DateField(label="First day on which this holds", widget=DateInput)
    valid_to = forms.DateField(
        label="First day on which it no longer holds", required=False, widget=DateInput,
        help_text="Leave empty while no end is known.",
    )  # fmt: skip
    source = forms.CharField(
        label="Where is it written down?", max_length=200, widget=ShortText(30),
        help_text="The Act, the order or the decision, with its date.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount_pounds"].widget.attrs |= {"inputmode": "decimal", "step": "0.01"}
