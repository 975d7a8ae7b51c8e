"""Filters of the zone list."""

import django_filters as filters

from zones.models import Zone


class ZoneFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(label="Kind", choices=Zone.Kind.choices, empty_label="All kinds")

    class Meta:
        model = Zone
        fields = ()
