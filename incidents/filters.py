"""Filters of the incident list, the same for the page and the API."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.forms import HiddenInput

from accounts.detail import detail_of
from accounts.models import User
from govuk.widgets import DateInput, ShortText
from incidents import categories, workflow
from incidents.models import Incident
from measures.disclosure.detail import OF_A_PAPER
from measures.hours import HOUR_LABELS, PART_LABELS, WEEKDAY_LABELS, hours_of, weekdays_of
from measures.weeks import london_day
from zones.cell_field import CellField
from zones.models import Zone

HOUR_KNOWN, HOUR_NOT_KNOWN = "known", "not_known"
WITHIN, OUTSIDE = "within", "outside"
COUNTED_IN_PAPERS = "paper"
_TIMES = [
    ("Parts of the day", list(PART_LABELS.items())),
    ("Single hours", list(HOUR_LABELS.items())),
    (HOUR_KNOWN, "Hour known"),
    (HOUR_NOT_KNOWN, "Hour not known"),
]
_PLACES = [(WITHIN, "Within the hotspot zones"), (OUTSIDE, "Outside every zone")]
_COUNTED_KINDS = [(kind, categories.LABELS[kind]) for kind in categories.COUNTED]


class CellFilter(filters.CharFilter):
    field_class = CellField


class IncidentFilter(filters.FilterSet):
    """What the hidden ones say, a link from a figure says: with them a list holds the rows that it counts."""

    search = filters.CharFilter(
        label="Words or reference", method="found_by", max_length=100,
        widget=ShortText(20), help_text="Words of what happened, or a reference. No names.",
    )  # fmt: skip
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
    weekday = filters.ChoiceFilter(
        label="Day of the week", choices=list(WEEKDAY_LABELS.items()), method="on_weekday",
        empty_label="Any day",
    )  # fmt: skip
    time_of_day = filters.ChoiceFilter(
        label="Time of day", choices=_TIMES, method="at_time", empty_label="Any time"
    )
    kind = filters.ChoiceFilter(
        label="Counted as", choices=_COUNTED_KINDS, method="counted_as", widget=HiddenInput
    )
    place = filters.ChoiceFilter(label="Place", choices=_PLACES, method="placed", widget=HiddenInput)
    cell = CellFilter(label="Cell of the map", method="drawn_in", widget=HiddenInput)
    counted = filters.ChoiceFilter(
        label="Counted",
        choices=[("yes", "Not withdrawn"), (COUNTED_IN_PAPERS, "As the weekly summary counts")],
        method="that_count",
        widget=HiddenInput,
    )

    batch = filters.CharFilter(
        label="Import", field_name="import_batch__reference", max_length=20, widget=HiddenInput
    )

    class Meta:
        model = Incident
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = getattr(self.request, "user", None)
        # The API's description is drawn up without anybody asking: it names every kind.
        if isinstance(user, User) and not detail_of(user).reads_sensitive_kinds:
            self.filters["category"].extra["choices"] = [
                pair for pair in categories.LABELS.items() if pair[0] not in categories.SENSITIVE
            ]

    def found_by(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.matching(value)

    def starting(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(occurred_at__gte=london_day(value)[0])

    def ending(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(occurred_at__lt=london_day(value)[1])

    def within(self, queryset: QuerySet, name: str, value: Zone) -> QuerySet:
        return queryset.in_zone(value)

    def on_weekday(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.on_weekdays(weekdays_of(value))

    def at_time(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == HOUR_NOT_KNOWN:
            return queryset.without_known_hour()
        if value == HOUR_KNOWN:
            return queryset.with_known_hour()
        hours = hours_of(value)
        return queryset if hours is None else queryset.in_hours(*hours)

    def counted_as(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.of_kind(value)

    def placed(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.outside_every_zone() if value == OUTSIDE else queryset.within_hotspots()

    def drawn_in(self, queryset: QuerySet, name: str, value: int) -> QuerySet:
        return queryset.drawn_in_cell(value)

    def that_count(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        counted = queryset.counted()
        return counted.at_detail(OF_A_PAPER) if value == COUNTED_IN_PAPERS else counted
