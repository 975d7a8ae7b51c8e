"""Filters of the deployment list, the same for the page and the API."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.forms import HiddenInput

from deployments import technologies, workflow
from deployments.models import TechDeployment
from govuk.widgets import DateInput
from measures.weeks import london_day
from zones.models import Zone


class TechDeploymentFilter(filters.FilterSet):
    from_on = filters.DateFilter(label="From", method="starting", widget=DateInput)
    to_on = filters.DateFilter(label="To", method="ending", widget=DateInput)
    zone = filters.ModelChoiceFilter(
        label="Zone", queryset=Zone.objects.all(), to_field_name="slug", method="within",
        empty_label="All places",
    )  # fmt: skip
    technology = filters.ChoiceFilter(
        label="Technology", choices=list(technologies.LABELS.items()), empty_label="All kinds"
    )
    status = filters.ChoiceFilter(
        label="Status", choices=list(workflow.LABELS.items()), empty_label="All statuses"
    )

    # Exactly what one import brought: where its page leads to.
    batch = filters.CharFilter(
        label="Import", field_name="import_batch__reference", lookup_expr="iexact", widget=HiddenInput
    )

    class Meta:
        model = TechDeployment
        fields = ()

    def starting(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(starts_at__gte=london_day(value)[0])

    def ending(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(starts_at__lt=london_day(value)[1])

    def within(self, queryset: QuerySet, name: str, value: Zone) -> QuerySet:
        return queryset.in_zone(value)
