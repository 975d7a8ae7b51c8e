"""Filters of the list of papers, the same for the page and the API."""

import django_filters as filters

from summaries.models import WeeklySummary


class SummaryFilter(filters.FilterSet):
    year = filters.NumberFilter(label="Year", field_name="year", min_value=1900, max_value=2999)
    status = filters.ChoiceFilter(label="Status", choices=WeeklySummary.Status.choices, empty_label="Any")

    class Meta:
        model = WeeklySummary
        fields = ()
