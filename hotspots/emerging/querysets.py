"""Questions about emerging cells and what was decided about them that read as a phrase."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models

from measures.weeks import Week


class EmergingWeekQuerySet(models.QuerySet[Any]):
    def of(self, week: Week) -> Self:
        return self.filter(starts_on=week.starts_on)

    def newest_first(self) -> Self:
        return self.order_by("-starts_on")


class EmergingCellQuerySet(models.QuerySet[Any]):
    def of_cell(self, cell: int) -> Self:
        """Each week's evidence of one cell, the newest first."""
        return self.filter(cell=cell).select_related("of_week").order_by("-of_week__starts_on")


class CellDecisionQuerySet(models.QuerySet[Any]):
    def in_force(self) -> Self:
        """At most one for each cell: a new decision takes the place of the one before."""
        return self.filter(ended_at=None).select_related("decided_by", "of_week")

    def of_cells(self, cells: Collection[int]) -> Self:
        return self.filter(cell__in=cells)

    def for_history(self) -> Self:
        return self.select_related("decided_by", "ended_by", "of_week").order_by("-decided_at", "-pk")
