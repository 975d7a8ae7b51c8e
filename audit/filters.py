"""Filters of the access log: "who exported stop searches in October" in three choices."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from accounts.models import User
from audit.models import AccessRecord
from audit.querysets import AccessRecordQuerySet
from govuk.widgets import DateInput, ShortText
from measures.weeks import london_day


class AccessRecordFilter(filters.FilterSet):
    from_on = filters.DateFilter(label="From", method="starting", widget=DateInput)
    to_on = filters.DateFilter(label="To", method="ending", widget=DateInput)
    user = filters.ModelChoiceFilter(label="Person", queryset=User.objects.all(), empty_label="Everybody")
    action = filters.ChoiceFilter(
        label="What they did", choices=AccessRecord.Action.choices, empty_label="Anything"
    )
    kind = filters.ChoiceFilter(label="Kind of record", empty_label="All kinds")
    text = filters.CharFilter(label="Reference, filter or reason", method="naming", widget=ShortText(20))
    address = filters.CharFilter(label="From the address", method="from_address", widget=ShortText(20))

    class Meta:
        model = AccessRecord
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = AccessRecord.objects.kinds()
        self.filters["kind"].extra["choices"] = [(kind, kind.capitalize()) for kind in kinds]

    def starting(self, queryset: AccessRecordQuerySet, name: str, value: Any) -> QuerySet:
        return queryset.starting(london_day(value)[0])

    def ending(self, queryset: AccessRecordQuerySet, name: str, value: Any) -> QuerySet:
        return queryset.before(london_day(value)[1])

    def naming(self, queryset: AccessRecordQuerySet, name: str, value: str) -> QuerySet:
        return queryset.naming(value)

    def from_address(self, queryset: AccessRecordQuerySet, name: str, value: str) -> QuerySet:
        return queryset.from_address(value)
