"""Filters of the list of e-mails."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from summaries.models import Delivery


class DeliveryFilter(filters.FilterSet):
    state = filters.ChoiceFilter(label="Status", choices=Delivery.State.choices, empty_label="All")
    about = filters.CharFilter(label="About", method="about_paper", help_text="2026-W46, or digest.")

    class Meta:
        model = Delivery
        fields = ()

    def about_paper(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(mailing__key__startswith=value.strip())
