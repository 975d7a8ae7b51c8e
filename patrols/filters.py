"""Filters of the patrol list, the same for the page and the API, and of planned visits."""

from datetime import date
from typing import Any

import django_filters as filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts.models import Organisation
from govuk.widgets import DateInput
from measures.weeks import LAST_YEAR, Week, london_day
from patrols.models import Patrol, PlannedVisit
from patrols.rules import EARLIEST
from zones.models import Zone

WHOSE = [("mine", "Only mine")]
STATES = [("running", "Running now"), ("counted", "Finished"), ("struck", "Struck out")]


NO_ZONE = {"invalid_choice": "There is no such zone."}


def _within_reach(day: date) -> None:
    """Days whose midnights a calendar has, with years to spare."""
    if not EARLIEST.year <= day.year <= LAST_YEAR:
        raise ValidationError(f"Choose a day from {EARLIEST.year} to {LAST_YEAR}.")


_DAY: dict[str, Any] = {
    "widget": DateInput,
    "validators": [_within_reach],
    "error_messages": {"invalid": "Enter a real date, like 22 November 2026 (2026-11-22)."},
}


class _InOrder(forms.Form):
    """The filters, of which the first day is not after the last."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("from_on"), cleaned.get("to_on")
        if first is not None and last is not None and last < first:
            self.add_error("to_on", "The last day must not be before the first.")
        return cleaned


class PatrolFilter(filters.FilterSet):
    from_on = filters.DateFilter(label="From", method="starting", **_DAY)
    to_on = filters.DateFilter(label="To", method="ending", **_DAY)
    zone = filters.ModelChoiceFilter(
        label="Zone", queryset=Zone.objects.all(), to_field_name="slug", method="within",
        empty_label="All places", error_messages=NO_ZONE,
    )  # fmt: skip
    organisation = filters.ModelChoiceFilter(
        label="Organisation", queryset=Organisation.objects.all(), to_field_name="short_name",
        method="sent", empty_label="All organisations",
        error_messages={"invalid_choice": "There is no such organisation."},
    )  # fmt: skip
    whose = filters.ChoiceFilter(label="Whose", choices=WHOSE, method="belonging", empty_label="Everybody’s")
    state = filters.ChoiceFilter(label="State", choices=STATES, method="being", empty_label="All")

    batch = filters.CharFilter(
        label="Import", field_name="import_batch__reference", max_length=20, widget=forms.HiddenInput
    )

    class Meta:
        model = Patrol
        fields = ()
        form = _InOrder

    def starting(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(started_at__gte=london_day(value)[0])

    def ending(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(started_at__lt=london_day(value)[1])

    def within(self, queryset: QuerySet, name: str, value: Zone) -> QuerySet:
        return queryset.in_zone(value)

    def sent(self, queryset: QuerySet, name: str, value: Organisation) -> QuerySet:
        return queryset.with_organisation(value)

    def belonging(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.of(self.request.user)

    def being(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "struck":
            return queryset.filter(struck_at__isnull=False)
        return queryset.running() if value == "running" else queryset.counted()


class PlannedVisitFilter(filters.FilterSet):
    week = filters.CharFilter(label="Week, like 2026-W46", method="within_week")
    zone = filters.ModelChoiceFilter(
        label="Zone", queryset=Zone.objects.all(), to_field_name="slug", method="within_zone",
        error_messages=NO_ZONE,
    )  # fmt: skip
    repeats = filters.NumberFilter(label="The number of a repeating plan")

    class Meta:
        model = PlannedVisit
        fields = ()

    def within_week(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        try:
            return queryset.in_week(Week.parse(value))
        except ValueError as wrong:
            raise ValidationError({"week": str(wrong)}) from wrong

    def within_zone(self, queryset: QuerySet, name: str, value: Zone) -> QuerySet:
        return queryset.in_zone(value)
