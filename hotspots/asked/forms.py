"""Reads a selection from the address, for the pages and the API alike."""

from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict

from accounts.models import User
from accounts.rights import Right
from govuk.forms import BETWEEN_DATES, DATES, BetweenDatesForm
from hotspots.asked.selection import PRESETS, TIME_LABELS, Period, Selection
from incidents import categories
from incidents.models import Incident
from zones.models import Zone

PERIODS = [*((slug, f"Last {weeks} weeks") for slug, weeks in PRESETS.items()), BETWEEN_DATES]


class SelectionForm(BetweenDatesForm):
    """The filters of the map. `selection` holds the answer once the form is valid."""

    period = forms.ChoiceField(choices=PERIODS, required=False)
    usual = "4-weeks"
    longest_days = 5 * 366
    too_long = "Choose at most five years."

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
        super().__init__(data, today=today)
        self._reader = reader
        self.fields["zone"].error_messages["invalid_choice"] = "There is no such zone."

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
