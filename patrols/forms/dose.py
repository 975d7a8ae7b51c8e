"""Reads from the address which dose was asked for, for the page, the API and the file alike."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict

from govuk.forms import PlainForm
from govuk.widgets import DateInput
from patrols.dose.report import LONGEST_DAYS, Asked, By
from patrols.rules import EARLIEST, TOO_EARLY
from zones.models import Zone

DATES = "dates"
USUAL = "28-days"
PERIODS = [
    ("7-days", "Last 7 days"),
    (USUAL, "Last 28 days"),
    ("month", "This month"),
    ("quarter", "This quarter"),
    (DATES, "Between two dates"),
]
WAYS = [(By.ZONE, "By zone"), (By.DAY, "By day"), (By.BAND, "By four-hour band")]


def first_day(period: str, today: date) -> date:
    """The day on which a named period that lasts until today began."""
    if period == "month":
        return today.replace(day=1)
    if period == "quarter":
        return today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    return today - timedelta(days=6 if period == "7-days" else 27)


class DoseForm(PlainForm):
    """The filters of the dose. `asked` holds the answer once the form is valid."""

    period = forms.ChoiceField(choices=PERIODS, required=False)
    from_on = forms.DateField(label="From (between two dates)", required=False, widget=DateInput)
    to_on = forms.DateField(label="To (between two dates)", required=False, widget=DateInput)
    zone = forms.ModelChoiceField(
        queryset=Zone.objects.order_by("-kind", "name"), to_field_name="slug", required=False,
        empty_label="All zones",
    )  # fmt: skip
    by = forms.ChoiceField(label="Rows", choices=WAYS, required=False)

    def __init__(self, data: QueryDict, *, today: date) -> None:
        asked = data.copy()
        if not asked.get("period"):
            asked["period"] = DATES if asked.get("from_on") or asked.get("to_on") else USUAL
        super().__init__(asked)
        self._today = today
        for name in ("from_on", "to_on"):
            self.fields[name].error_messages["invalid"] = (
                "Enter a real date, like 22 November 2026 (2026-11-22)."
            )
        self.fields["zone"].error_messages["invalid_choice"] = "There is no such zone."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("period") == DATES:
            self._check_dates(cleaned)
        elif cleaned.get("from_on") or cleaned.get("to_on"):
            self.add_error("period", "Choose “Between two dates” to use the dates, or clear them.")
        return cleaned

    def _check_dates(self, cleaned: dict[str, Any]) -> None:
        for name, which in (("from_on", "first"), ("to_on", "last")):
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, f"Enter the {which} day.")
        first, last = cleaned.get("from_on"), cleaned.get("to_on")
        if first is not None and first < EARLIEST:
            self.add_error("from_on", TOO_EARLY)
        elif last is not None and last > self._today:
            self.add_error("to_on", "This is in the future. Enter today or a day before it.")
        elif first is not None and last is not None and last < first:
            self.add_error("to_on", "The last day must not be before the first.")
        elif first is not None and last is not None and (last - first).days >= LONGEST_DAYS:
            self.add_error("from_on", f"Choose at most {LONGEST_DAYS} days.")

    @property
    def asked(self) -> Asked:
        answers = self.cleaned_data
        first, last = answers["from_on"], answers["to_on"]
        if answers["period"] != DATES:
            first, last = first_day(answers["period"], self._today), self._today
        return Asked(first, last, answers["zone"], By(answers["by"] or By.ZONE))
