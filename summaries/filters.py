"""Filters of the lists of summaries, actions and projects, the same for the pages and the API."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from summaries.models import Action, Project, WeeklySummary


class SummaryFilter(filters.FilterSet):
    year = filters.NumberFilter(label="Year", field_name="year", min_value=1900, max_value=2999)
    status = filters.ChoiceFilter(
        label="Status", choices=WeeklySummary.Status.choices, empty_label="Draft or issued"
    )

    class Meta:
        model = WeeklySummary
        fields = ()


class ActionFilter(filters.FilterSet):
    status = filters.ChoiceFilter(label="Status", choices=Action.Status.choices, empty_label="All")
    owner = filters.CharFilter(label="Organisation", method="owned_by")

    class Meta:
        model = Action
        fields = ()

    def owned_by(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(owner__short_name__iexact=value)


class ProjectFilter(filters.FilterSet):
    phase = filters.ChoiceFilter(label="Phase", choices=Project.Phase.choices, empty_label="All")

    class Meta:
        model = Project
        fields = ()
