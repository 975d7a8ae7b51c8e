"""Filters of the lines of the register, the same for the page and the API."""

import django_filters as filters

from deployments import technologies
from deployments.models import TechnologyStatus
from deployments.register.standing import STATES


class TechnologyStatusFilter(filters.FilterSet):
    technology = filters.ChoiceFilter(
        label="Technology", choices=list(technologies.LABELS.items()), empty_label="All kinds"
    )
    state = filters.ChoiceFilter(label="Status", choices=list(STATES.items()), empty_label="All")

    class Meta:
        model = TechnologyStatus
        fields = ()
