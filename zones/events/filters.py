"""Filters of the list of events, the same for the page and the API."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.utils import timezone

from govuk.widgets import DateInput
from measures.weeks import london_day
from zones.events.timing import STATES
from zones.models import TownEvent, Zone


class TownEventFilter(filters.FilterSet):
    state = filters.ChoiceFilter(
        label="State", method="in_state", empty_label="All states",
        choices=[(state.value, label) for state, label in STATES.items()],
    )  # fmt: skip
    zone = filters.ModelChoiceFilter(
        label="Zone, with what is around it", queryset=Zone.objects.order_by("-kind", "name"),
        to_field_name="slug", empty_label="All places", method="concerning",
        help_text="Events in the zone, in one within it or around it, and in the whole town.",
    )  # fmt: skip
    on = filters.DateFilter(label="On this day", method="on_day", widget=DateInput)

    class Meta:
        model = TownEvent
        fields = ()

    def in_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.in_state(value, timezone.now())

    def concerning(self, queryset: QuerySet, name: str, value: Zone) -> QuerySet:
        return queryset.concerning(value)

    def on_day(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.between(*london_day(value))
