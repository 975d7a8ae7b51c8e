"""Questions about places that read as a phrase."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Prefetch, Q

from zones.geometry import finest_within, parent_masks

if TYPE_CHECKING:
    from zones.models import Zone


class ZoneQuerySet(models.QuerySet[Any]):
    def hotspots(self) -> Self:
        return self.filter(kind="hotspot")

    def with_outline_on(self, day: date) -> Self:
        """Each zone with `outline`: the versions that hold on that day (one, or none)."""
        versions = self.model._meta.get_field("versions").related_model
        holding = versions.objects.holding_on(day)
        return self.select_related("parent").prefetch_related(
            Prefetch("versions", queryset=holding, to_attr="outline")
        )


class ZoneVersionQuerySet(models.QuerySet[Any]):
    def holding_on(self, day: date) -> Self:
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day
        ).select_related("zone", "zone__parent")


class LocatedQuerySet(models.QuerySet[Any]):
    """For every kind of record that has a place."""

    def in_zone(self, zone: "Zone") -> Self:
        """Within the zone or one of its children, by the outline that each record was assigned to."""
        return self.filter(Q(zone_version__zone=zone) | Q(zone_version__zone__parent=zone))

    def with_point(self) -> Self:
        """A point is whole or not there, so its cell says it too, and that is in the indexes."""
        return self.filter(h3_cell__isnull=False)

    def in_box(self, south: float, west: float, north: float, east: float) -> Self:
        return self.filter(lat__range=(south, north), lng__range=(west, east))

    def in_cell(self, cell: int) -> Self:
        """Within that H3 cell, of whichever resolution."""
        return self.filter(h3_cell__range=finest_within(cell))

    def in_cells(self, ranges: Sequence[tuple[int, int]]) -> Self:
        """Within one of these stretches of H3 cells of resolution 10, in order.

        Most of what is elsewhere fails the comparison with the first and the last, which comes first.
        """
        around = Q(h3_cell__range=(ranges[0][0], ranges[-1][1]))
        return self.filter(around, reduce(or_, (Q(h3_cell__range=each) for each in ranges)))

    def outside_every_zone(self) -> Self:
        return self.filter(zone_version__isnull=True)

    def with_cell(self, resolution: int) -> Self:
        """Each record that has a point with `cell`: its H3 cell at that resolution."""
        keep, put = parent_masks(resolution)
        return self.with_point().annotate(cell=F("h3_cell").bitand(keep).bitor(put))
