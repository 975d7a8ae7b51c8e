"""Filters of the list of actions, the same for the page and the API."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from summaries.models import Action


class ActionFilter(filters.FilterSet):
    status = filters.ChoiceFilter(label="Status", choices=Action.Status.choices, empty_label="All")
    owner = filters.CharFilter(label="Organisation", method="owned_by")

    class Meta:
        model = Action
        fields = ()

    def owned_by(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(owner__short_name__iexact=value)
