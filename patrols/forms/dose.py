"""Reads from the address which dose was asked for, for the page, the API and the file alike."""

from datetime import date, timedelta

from django import forms
from django.http import QueryDict

from govuk.forms import BETWEEN_DATES, DATES, BetweenDatesForm
from measures.quarters import Month, Quarter
from patrols.dose.report import LONGEST_DAYS, Asked, By
from zones.models import Zone

USUAL = "28-days"
PERIODS = [
    ("7-days", "Last 7 days"),
    (USUAL, "Last 28 days"),
    ("month", "This month"),
    ("quarter", "This quarter"),
    BETWEEN_DATES,
]
WAYS = [(By.ZONE, "By zone"), (By.DAY, "By day"), (By.BAND, "By four-hour band")]


def first_day(period: str, today: date) -> date:
    """The day on which a named period that lasts until today began."""
    if period == "month":
        return Month.of_date(today).starts_on
    if period == "quarter":
        return Quarter.of_date(today).starts_on
    return today - timedelta(days=6 if period == "7-days" else 27)


class DoseForm(BetweenDatesForm):
    """The filters of the dose. `asked` holds the answer once the form is valid."""

    period = forms.ChoiceField(choices=PERIODS, required=False)
    usual = USUAL
    longest_days = LONGEST_DAYS
    too_long = f"Choose at most {LONGEST_DAYS} days."

    zone = forms.ModelChoiceField(
        queryset=Zone.objects.order_by("-kind", "name"), to_field_name="slug", required=False,
        empty_label="All zones",
    )  # fmt: skip
    by = forms.ChoiceField(label="Rows", choices=WAYS, required=False)

    def __init__(self, data: QueryDict, *, today: date) -> None:
        super().__init__(data, today=today)
        self.fields["zone"].error_messages["invalid_choice"] = "There is no such zone."

    @property
    def asked(self) -> Asked:
        answers = self.cleaned_data
        first, last = answers["from_on"], answers["to_on"]
        if answers["period"] != DATES:
            first, last = first_day(answers["period"], self._today), self._today
        return Asked(first, last, answers["zone"], By(answers["by"] or By.ZONE))
