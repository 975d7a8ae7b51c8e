"""Filters of the stop search list, the same for the page and the API."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.forms import HiddenInput

from govuk.widgets import DateInput
from measures.weeks import london_day
from stopsearches import codes
from stopsearches.models import StopSearch
from zones.models import Zone

HOURS = [*((str(hour), f"{hour:02}:00 to {hour:02}:59") for hour in range(24)), ("not_recorded", "No hour")]
LINKED = {"yes": True, "no": False, "not_recorded": None}


def _one_of(labels: dict[str, str], label: str, none_chosen: str) -> filters.ChoiceFilter:
    return filters.ChoiceFilter(label=label, choices=list(labels.items()), empty_label=none_chosen)


class StopSearchFilter(filters.FilterSet):
    from_on = filters.DateFilter(label="From", method="starting", widget=DateInput)
    to_on = filters.DateFilter(label="To", method="ending", widget=DateInput)
    zone = filters.ModelChoiceFilter(
        label="Zone", queryset=Zone.objects.all(), to_field_name="slug", method="within",
        empty_label="All places",
    )  # fmt: skip
    legislation = _one_of(codes.LEGISLATION, "Power", "All powers")
    object_of_search = _one_of(codes.OBJECTS_OF_SEARCH, "Looked for", "Anything")
    outcome = _one_of(codes.OUTCOMES, "Outcome", "All outcomes")
    age_range = _one_of(codes.AGE_RANGES, "Age range", "All ages")
    hour = filters.ChoiceFilter(
        label="Hour of the day", choices=HOURS, method="in_the_hour", empty_label="All hours"
    )
    linked = filters.ChoiceFilter(
        label="Outcome linked to the object",
        choices=[("yes", "Yes"), ("no", "No"), ("not_recorded", "Not recorded")],
        method="with_link",
        empty_label="All",
    )
    source = filters.ChoiceFilter(
        label="Source", choices=StopSearch.Source.choices, empty_label="All sources"
    )

    # Exactly what one import brought: where its page leads to.
    batch = filters.CharFilter(
        label="Import", field_name="import_batch__reference", lookup_expr="iexact", widget=HiddenInput
    )

    # Those made under one section 60 authorisation: where its page leads to.
    authorisation = filters.CharFilter(
        label="Authorisation", field_name="authorisation__reference", lookup_expr="iexact", widget=HiddenInput
    )

    class Meta:
        model = StopSearch
        fields = ()

    def starting(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(searched_at__gte=london_day(value)[0])

    def ending(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(searched_at__lt=london_day(value)[1])

    def within(self, queryset: QuerySet, name: str, value: Zone) -> QuerySet:
        return queryset.in_zone(value)

    def in_the_hour(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == codes.NOT_RECORDED:
            return queryset.without_hour()
        return queryset.in_hours(int(value), int(value) + 1)

    def with_link(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(outcome_linked_to_object=LINKED[value])
