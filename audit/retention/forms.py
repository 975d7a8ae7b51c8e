"""What is asked about keeping, holding and erasing."""

from typing import Any

from django import forms

from audit.free_text.forms import FreeTextForm
from audit.retention.kinds import all_kinds
from audit.retention.reviews import DueText
from audit.retention.services import MOST_MONTHS
from govuk.forms import PlainForm
from govuk.widgets import Count, DateInput, ShortText


class PeriodForm(PlainForm):
    """For how long, from when, and where that is decided."""

    months = forms.IntegerField(
        label="For how many months are they kept?", min_value=1, max_value=MOST_MONTHS, widget=Count,
        help_text="84 months are seven years: six years and the current one.",
    )  # fmt: skip
    from_on = forms.DateField(label="From which day on?", widget=DateInput)
    basis = forms.CharField(
        label="Where is it decided?",
        max_length=80,
        help_text="Such as the name and date of your retention schedule.",
    )


class HoldForm(FreeTextForm, PlainForm):
    """One record, or the days of a kind, and why."""

    free_text = ("reason",)

    kind = forms.ChoiceField(label="Which kind of record?")
    reference = forms.CharField(
        label="Which record?", max_length=60, required=False, widget=ShortText(20),
        help_text="Its reference, or the number in its address. To hold all records of some days, leave this "
        "empty and enter the first and the last of those days.",
    )  # fmt: skip
    first_on = forms.DateField(label="First day", required=False, widget=DateInput)
    last_on = forms.DateField(label="Last day", required=False, widget=DateInput)
    reason = forms.CharField(
        label="Why is it held?", max_length=200, help_text="Name no member of the public."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(each.key, each.label) for each in all_kinds().values()]  # type: ignore[attr-defined]


class LiftForm(PlainForm):
    """Nothing but the button."""


class DecideForm(FreeTextForm, PlainForm):
    """Erase, or not, and why."""

    free_text = ("why",)

    decision = forms.ChoiceField(
        label="What happens to them?",
        choices=[("erase", "Erase them for good"), ("keep", "Do not erase them this month")],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label="Why?", max_length=200, required=False,
        help_text="Say it if they are not erased. Kept for good, here and in the access log. Name no "
        "member of the public.",
    )  # fmt: skip


class TextChoices(forms.CheckboxSelectMultiple):
    """A box for each record, with its words under it."""

    template_name = "audit/retention/text_choices.html"


class KeepTextsForm(PlainForm):
    """Which of them somebody looked at, and until when their words are kept."""

    references = forms.MultipleChoiceField(
        label="Which have you looked at?",
        widget=TextChoices,
        error_messages={"required": "Tick the records whose words you looked at."},
    )
    keep_until_on = forms.DateField(
        label="Keep their words until", widget=DateInput, help_text="They are listed again after that day."
    )

    def __init__(self, *args: Any, texts: list[DueText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["references"].choices = [(each.reference, each) for each in texts]  # type: ignore[attr-defined]
