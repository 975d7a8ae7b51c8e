"""Filters of the list of imports, the same for the page and the API."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from imports.kinds import all_kinds
from imports.models import ImportBatch
from imports.states import LABELS


class ImportBatchFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(
        label="What",
        choices=lambda: [(kind.key, kind.label) for kind in all_kinds().values()],
        empty_label="Everything",
    )
    state = filters.ChoiceFilter(label="State", choices=list(LABELS.items()), empty_label="All states")
    mine = filters.BooleanFilter(label="Only mine", method="by_me")

    class Meta:
        model = ImportBatch
        fields = ()

    def by_me(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(staged_by=self.request.user) if value else queryset
