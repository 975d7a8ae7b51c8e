"""Filters of the patrol list, the same for the page and the API, and of planned visits."""

from typing import Any

import django_filters as filters
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts.models import Organisation
from govuk.widgets import DateInput
from measures.weeks import Week, london_day
from patrols.models import Patrol, PlannedVisit
from zones.models import Zone

WHOSE = [("mine", "Only mine")]
STATES = [("running", "Running now"), ("counted", "Finished"), ("struck", "Struck out")]


class PatrolFilter(filters.FilterSet):
    from_on = filters.DateFilter(label="From", method="starting", widget=DateInput)
    to_on = filters.DateFilter(label="To", method="ending", widget=DateInput)
    zone = filters.ModelChoiceFilter(
        label="Zone", queryset=Zone.objects.all(), to_field_name="slug", method="within",
        empty_label="All places",
    )  # fmt: skip
    organisation = filters.ModelChoiceFilter(
        label="Organisation", queryset=Organisation.objects.all(), to_field_name="short_name",
        method="sent", empty_label="All organisations",
    )  # fmt: skip
    whose = filters.ChoiceFilter(label="Whose", choices=WHOSE, method="belonging", empty_label="Everybody’s")
    state = filters.ChoiceFilter(label="State", choices=STATES, method="being", empty_label="All")

    class Meta:
        model = Patrol
        fields = ()

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
        label="Zone", queryset=Zone.objects.all(), to_field_name="slug", method="within_zone"
    )
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
