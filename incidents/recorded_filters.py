"""Filters of recorded crime, the same for the page, the API and the map."""

from datetime import date
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet
from django.forms import HiddenInput

from govuk.widgets import ShortText
from incidents.models import PoliceFile, RecordedCrime, RecordedOutcome
from incidents.policeuk.codes import CRIME_TYPES, OUTCOMES

NO_OUTCOME = "none"


class MonthInput(forms.DateInput):
    input_type = "month"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m", attrs={"class": "govuk-input govuk-input--width-10"})


class MonthField(forms.DateField):
    """A month, as its first day."""

    widget = MonthInput

    def __init__(self, **kwargs: Any) -> None:
        # Filters by field hand over arguments that a month has no use for.
        super().__init__(
            input_formats=["%Y-%m"],
            error_messages={"invalid": "Enter a real month, like 2026-09."},
            **kwargs,
        )


class MonthFilter(filters.DateFilter):
    field_class = MonthField


class RecordedCrimeFilter(filters.FilterSet):
    from_month = MonthFilter(label="From month", method="starting")
    to_month = MonthFilter(label="To month", method="ending")
    crime_type = filters.ChoiceFilter(
        label="Type", choices=list(CRIME_TYPES.items()), empty_label="All types"
    )
    outcome = filters.ChoiceFilter(
        label="Last outcome",
        choices=[*OUTCOMES.items(), (NO_OUTCOME, "None published")],
        empty_label="All outcomes",
        method="with_outcome",
    )
    # Exactly what one import brought, or what it told an outcome of: where its page leads to.
    batch = filters.CharFilter(
        label="Import", field_name="file__import_batch__reference", lookup_expr="iexact", widget=HiddenInput
    )
    told_by = filters.CharFilter(label="Outcomes of import", method="told_by_batch", widget=HiddenInput)
    lsoa = filters.CharFilter(
        label="Area (LSOA), like Harlow 007E or E01021872",
        method="in_lsoa", max_length=30, widget=ShortText(10),
    )  # fmt: skip

    class Meta:
        model = RecordedCrime
        fields = ()

    def starting(self, queryset: QuerySet, name: str, value: date) -> QuerySet:
        return queryset.filter(month__gte=value)

    def ending(self, queryset: QuerySet, name: str, value: date) -> QuerySet:
        return queryset.filter(month__lte=value)

    def with_outcome(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.with_outcome("" if value == NO_OUTCOME else value)

    def told_by_batch(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        told = RecordedOutcome.objects.filter(file__import_batch__reference__iexact=value)
        return queryset.filter(crime_id__in=told.values("crime_id")).exclude(crime_id="")

    def in_lsoa(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        wanted = value.strip()
        return queryset.filter(Q(lsoa_code__iexact=wanted) | Q(lsoa_name__istartswith=wanted))


class PoliceFileFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(label="Kind", choices=PoliceFile.Kind.choices, empty_label="All kinds")
    from_month = MonthFilter(label="From month", field_name="month", lookup_expr="gte")
    to_month = MonthFilter(label="To month", field_name="month", lookup_expr="lte")
    batch = filters.CharFilter(
        label="Import, like IMP-2026-000012",
        field_name="import_batch__reference", lookup_expr="iexact", max_length=20, widget=ShortText(10),
    )  # fmt: skip

    class Meta:
        model = PoliceFile
        fields = ()
