"""Filters of recorded crime, the same for the page, the API and the map."""

from datetime import date
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from govuk.widgets import ShortText
from incidents.models import RecordedCrime
from incidents.policeuk.codes import CRIME_TYPES


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

    def in_lsoa(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        wanted = value.strip()
        return queryset.filter(Q(lsoa_code__iexact=wanted) | Q(lsoa_name__istartswith=wanted))
