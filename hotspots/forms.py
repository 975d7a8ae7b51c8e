"""Reads a selection from the address, for the pages and the API alike."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.http import QueryDict

from accounts.models import User
from accounts.rights import Right
from govuk.forms import PlainForm
from govuk.widgets import DateInput
from hotspots.selection import PRESETS, TIME_LABELS, Period, Selection
from incidents import categories
from incidents.models import Incident
from zones.models import Zone

DATES = "dates"
PERIODS = [*((slug, f"Last {weeks} weeks") for slug, weeks in PRESETS.items()), (DATES, "Between two dates")]
EARLIEST = date(2000, 1, 1)
LONGEST = timedelta(days=5 * 366)


class SelectionForm(PlainForm):
    """The filters of the map. `selection` holds the answer once the form is valid."""

    period = forms.ChoiceField(choices=PERIODS, required=False)
    from_on = forms.DateField(label="From (between two dates)", required=False, widget=DateInput)
    to_on = forms.DateField(label="To (between two dates)", required=False, widget=DateInput)
    category = forms.ChoiceField(
        label="Kind",
        required=False,
        choices=[("", "All kinds"), *((kind, categories.LABELS[kind]) for kind in categories.COUNTED)],
    )
    time_of_day = forms.ChoiceField(required=False, choices=[("", "Any time"), *TIME_LABELS.items()])
    source = forms.ChoiceField(required=False, choices=[("", "All sources"), *Incident.Source.choices])
    zone = forms.ModelChoiceField(
        queryset=Zone.objects.all(), to_field_name="slug", required=False, empty_label="All places"
    )

    def __init__(self, data: QueryDict, *, today: date, reader: User) -> None:
        asked = data.copy()
        if not asked.get("period"):
            asked["period"] = DATES if asked.get("from_on") or asked.get("to_on") else "4-weeks"
        super().__init__(asked)
        self._today = today
        self._reader = reader
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
            self.add_error("from_on", f"Choose a day in {EARLIEST.year} or later.")
        elif last is not None and last > self._today:
            self.add_error("to_on", "This is in the future. Enter today or a day before it.")
        elif first is not None and last is not None and last < first:
            self.add_error("to_on", "The last day must not be before the first.")
        elif first is not None and last is not None and last - first > LONGEST:
            self.add_error("from_on", "Choose at most five years.")

    @property
    def selection(self) -> Selection:
        answers = self.cleaned_data
        if answers["period"] == DATES:
            period = Period(answers["from_on"], answers["to_on"])
        else:
            period = Period.of_weeks(PRESETS[answers["period"]], until=self._today)
        return Selection(
            period=period,
            category=answers["category"],
            time_of_day=answers["time_of_day"],
            source=answers["source"],
            zone=answers["zone"],
            leave_out_sensitive=not self._reader.can(Right.VIEW_POINTS),
        )

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """Each filter in force, as (label, value in words)."""
        words = []
        for name in ("category", "time_of_day", "source"):
            field = cast(Any, self.fields[name])
            if answer := self.cleaned_data[name]:
                words.append((str(self[name].label), dict(field.choices)[answer]))
        if self.cleaned_data["zone"]:
            words.append(("Zone", str(self.cleaned_data["zone"])))
        return words
