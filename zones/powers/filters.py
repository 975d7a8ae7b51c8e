"""Filters of the list of powers, the same for the page and the API."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.utils import timezone

from govuk.widgets import DateInput
from measures.weeks import london_day
from zones.models import Authorisation
from zones.powers.kinds import CHOICES
from zones.powers.timing import STATES


class AuthorisationFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(label="Power", choices=CHOICES, empty_label="All powers")
    state = filters.ChoiceFilter(
        label="State", method="in_state", empty_label="All states",
        choices=[(state.value, label) for state, label in STATES.items()],
    )  # fmt: skip
    on = filters.DateFilter(label="In force on", method="held_on", widget=DateInput)

    class Meta:
        model = Authorisation
        fields = ()

    def in_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.in_state(value, timezone.now())

    def held_on(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.live_between(*london_day(value))
