"""Reads a selection from the address, for the pages and the API alike."""

from datetime import date

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.functional import cached_property

from accounts.detail import detail_of
from accounts.models import User
from govuk.chips import flat_choices
from govuk.forms import BETWEEN_DATES, DATES, BetweenDatesForm, FixedChoiceField
from hotspots.asked.periods import EVERYTHING, PRESETS, Comparison, Period
from hotspots.asked.selection import Selection
from hotspots.counts.incidents import first_day_on_record
from incidents import categories
from incidents.models import Incident
from measures.hours import HOUR_LABELS, PART_LABELS, WEEKDAY_LABELS
from measures.weeks import local
from zones.cell_field import CellField
from zones.models import Zone

PERIODS = [
    *((slug, f"Last {weeks} weeks" if weeks > 1 else "Last 7 days") for slug, weeks in PRESETS.items()),
    (EVERYTHING, "Everything on record"),
    BETWEEN_DATES,
]
_NAMED = ("category", "weapon", "weekday", "time_of_day", "source")


class SelectionForm(BetweenDatesForm):
    """The filters of the map. `selection` holds the answer once the form is valid."""

    period = FixedChoiceField(choices=PERIODS, required=False)
    usual = "4-weeks"
    longest_days = 5 * 366
    too_long = "Choose at most five years."

    compare = FixedChoiceField(
        label="Compare with",
        required=False,
        choices=[("", Comparison.EARLIER.label), *((each, each.label) for each in list(Comparison)[1:])],
    )
    category = FixedChoiceField(
        label="Kind",
        required=False,
        choices=[("", "All kinds"), *((kind, categories.LABELS[kind]) for kind in categories.COUNTED)],
    )
    weapon = FixedChoiceField(required=False, choices=[("", "Any or none"), *Incident.Weapon.choices])
    weekday = FixedChoiceField(
        label="Day of the week", required=False, choices=[("", "Any day"), *WEEKDAY_LABELS.items()]
    )
    time_of_day = FixedChoiceField(
        required=False,
        choices=[
            ("", "Any time"),
            ("Parts of the day", list(PART_LABELS.items())),
            ("Single hours", list(HOUR_LABELS.items())),
        ],
    )
    source = FixedChoiceField(required=False, choices=[("", "All sources"), *Incident.Source.choices])
    zone = forms.ModelChoiceField(
        queryset=Zone.objects.all(),
        to_field_name="slug",
        required=False,
        empty_label="All places",
        error_messages={"invalid_choice": "There is no such zone."},
    )
    cell = CellField(required=False)

    def __init__(self, data: QueryDict, *, today: date, reader: User) -> None:
        super().__init__(data, today=today)
        self._reader = reader

    @property
    def selection(self) -> Selection:
        answers = self.cleaned_data
        return Selection(
            period=self._period,
            zone=answers["zone"],
            cell=answers["cell"],
            comparison=Comparison(answers["compare"] or Comparison.EARLIER),
            detail=detail_of(self._reader),
            **{name: answers[name] for name in _NAMED},
        )

    @cached_property
    def _period(self) -> Period:
        answers = self.cleaned_data
        if answers["period"] == DATES:
            return Period(answers["from_on"], answers["to_on"])
        if answers["period"] == EVERYTHING:
            first_on = first_day_on_record(detail_of(self._reader)) or self._today
            return Period(min(first_on, self._today), self._today)
        return Period.of_weeks(PRESETS[answers["period"]], until=self._today)

    @property
    def chosen(self) -> list[tuple[str, str, str]]:
        """Each filter in force, as (its name in the address, label, value in words)."""
        words = []
        for name in _NAMED:
            if answer := self.cleaned_data[name]:
                words.append((name, str(self[name].label), dict(flat_choices(self.fields[name]))[answer]))
        if self.cleaned_data["zone"]:
            words.append(("zone", "Zone", str(self.cleaned_data["zone"])))
        return words


def selection_form(request: HttpRequest) -> SelectionForm:
    return SelectionForm(request.GET, today=local(timezone.now()).date(), reader=request.user)  # type: ignore[arg-type]
