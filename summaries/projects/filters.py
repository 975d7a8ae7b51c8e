"""Filters of the list of projects, the same for the page and the API."""

import django_filters as filters

from summaries.models import Project


class ProjectFilter(filters.FilterSet):
    phase = filters.ChoiceFilter(label="Phase", choices=Project.Phase.choices, empty_label="All")

    class Meta:
        model = Project
        fields = ()
