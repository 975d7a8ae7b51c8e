"""Reads from the address which published figures are wanted: months, a kind, a zone, and nothing finer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from django import forms
from django.http import QueryDict

from govuk.forms import PlainForm
from hotspots.disclosed.publishing import publish_months
from incidents import categories
from measures.quarters import Month
from zones.models import Zone

USUAL_MONTHS = 3
# What the map can be asked by and publication cannot: it would cut counts smaller than they are hidden.
REFUSED = {
    "period": "weeks or days",
    "from_on": "weeks or days",
    "to_on": "weeks or days",
    "compare": "comparison",
    "weapon": "weapon",
    "weekday": "day of the week",
    "time_of_day": "time of day",
    "source": "source",
    "cell": "cell",
    "resolution": "cell",
    "box": "part of the map",
}


class PublishedForm(PlainForm):
    """`first`, `last`, `category` and `zone` hold the answer once the form is valid."""

    from_month = forms.ChoiceField(label="From", required=False)
    to_month = forms.ChoiceField(label="To", required=False)
    category = forms.ChoiceField(
        label="Kind",
        required=False,
        choices=[("", "All kinds"), *((kind, categories.LABELS[kind]) for kind in categories.COUNTED)],
    )
    zone = forms.ModelChoiceField(
        queryset=Zone.objects.all(), to_field_name="slug", required=False, empty_label="All places"
    )

    def __init__(self, data: QueryDict, *, offered: Sequence[Month]) -> None:
        self.offered = offered
        asked = data.copy()
        if self.offered:
            newest, usual = str(self.offered[0]), str(self.offered[:USUAL_MONTHS][-1])
            until = str(asked.get("to_month") or newest)
            asked["to_month"] = until
            asked["from_month"] = str(asked.get("from_month") or min(until, usual))
        super().__init__(asked)
        for name in ("from_month", "to_month"):
            field = cast(forms.ChoiceField, self.fields[name])
            field.choices = [(str(month), month.label) for month in self.offered]
            field.error_messages["invalid_choice"] = "Choose a month that is published."
        self.fields["zone"].error_messages["invalid_choice"] = "There is no such zone."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        finer = dict.fromkeys(words for name, words in REFUSED.items() if self.data.get(name))
        if finer:
            raise forms.ValidationError(
                f"Published figures are by month, kind and zone only. Leave out: {', '.join(finer)}."
            )
        if not self.offered:
            raise forms.ValidationError("No month with records is over yet, so nothing is published.")
        first, last = cleaned.get("from_month"), cleaned.get("to_month")
        if first and last and last < first:
            self.add_error("to_month", "The last month must not be before the first.")
        return cleaned

    @property
    def first(self) -> Month:
        return Month.parse(self.cleaned_data["from_month"])

    @property
    def last(self) -> Month:
        return Month.parse(self.cleaned_data["to_month"])


def published_form(asked: QueryDict, *, now: datetime) -> PublishedForm:
    """The form about the months that may be read now; what is due of them is published by this."""
    return PublishedForm(asked, offered=publish_months(now=now))
