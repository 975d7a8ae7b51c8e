"""Questions about kept counts that read as a phrase."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from incidents.categories import members
from incidents.kept.spans import Span
from zones.geometry import finest_within, parent_masks


class IncidentCountQuerySet(models.QuerySet[Any]):
    def of_spans(self, spans: Iterable[Span]) -> Self:
        by_length: dict[int, list[Any]] = {}
        for span in spans:
            by_length.setdefault(span.weeks, []).append(span.starts_on)
        if not by_length:
            return self.none()
        asked = (Q(weeks=weeks, starts_on__in=mondays) for weeks, mondays in by_length.items())
        return self.filter(reduce(or_, asked))

    def of_kind(self, counted_category: str) -> Self:
        return self.filter(category__in=members(counted_category))

    def in_cell(self, cell: int) -> Self:
        return self.filter(cell__range=finest_within(cell))

    def in_cells(self, ranges: Sequence[tuple[int, int]]) -> Self:
        """Within one of these stretches, in order; most of what is elsewhere fails the first comparison."""
        around = Q(cell__range=(ranges[0][0], ranges[-1][1]))
        return self.filter(around, reduce(or_, (Q(cell__range=each) for each in ranges)))

    def with_parent(self, resolution: int) -> Self:
        keep, put = parent_masks(resolution)
        return self.annotate(parent=F("cell").bitand(keep).bitor(put))
