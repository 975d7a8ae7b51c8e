"""Filters of published outlines."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from zones.models import Boundary


class BoundaryFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(choices=Boundary.Kind.choices)
    vintage = filters.NumberFilter(
        min_value=1970, max_value=2100,
        help_text="The year for which they were published; the latest of each kind if left out.",
    )  # fmt: skip

    class Meta:
        model = Boundary
        fields = ()

    def filter_queryset(self, queryset: QuerySet) -> Any:
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("vintage") else found.newest()
