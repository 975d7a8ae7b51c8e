"""Filters of the incident list, the same for the page and the API."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from accounts.rights import Right
from govuk.widgets import DateInput
from incidents import categories, workflow
from incidents.models import Incident
from measures.weeks import london_day
from zones.models import Zone


class IncidentFilter(filters.FilterSet):
    from_on = filters.DateFilter(label="From", method="starting", widget=DateInput)
    to_on = filters.DateFilter(label="To", method="ending", widget=DateInput)
    zone = filters.ModelChoiceFilter(
        label="Zone", queryset=Zone.objects.all(), to_field_name="slug", method="within",
        empty_label="All places",
    )  # fmt: skip
    category = filters.ChoiceFilter(
        label="Kind", choices=list(categories.LABELS.items()), empty_label="All kinds"
    )
    weapon = filters.ChoiceFilter(label="Weapon", choices=Incident.Weapon.choices, empty_label="Any or none")
    source = filters.ChoiceFilter(label="Source", choices=Incident.Source.choices, empty_label="All sources")
    status = filters.ChoiceFilter(
        label="Status", choices=list(workflow.LABELS.items()), empty_label="All statuses"
    )

    class Meta:
        model = Incident
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = getattr(self.request, "user", None)
        if user is not None and user.is_authenticated and not user.can(Right.VIEW_POINTS):
            self.filters["category"].extra["choices"] = [
                pair for pair in categories.LABELS.items() if pair[0] not in categories.SENSITIVE
            ]

    def starting(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(occurred_at__gte=london_day(value)[0])

    def ending(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(occurred_at__lt=london_day(value)[1])

    def within(self, queryset: QuerySet, name: str, value: Zone) -> QuerySet:
        return queryset.in_zone(value)
