"""Counts kept beside the incidents, so that a view of all time need not read every row."""

from typing import ClassVar

from django.db import models

from incidents import categories
from incidents.kept.querysets import IncidentCountQuerySet


class IncidentCount(models.Model):
    """How many incidents of a kind that may be drawn lie in one cell in so many weeks. No record: made anew.

    Only of a `CountedSpan` without a `StaleWeek` may it be read; otherwise the rows are.
    """

    pk = models.CompositePrimaryKey("weeks", "cell", "starts_on", "category")
    weeks = models.PositiveSmallIntegerField()
    starts_on = models.DateField(help_text="A Monday.")
    cell = models.BigIntegerField(help_text="H3, resolution 10.")
    category = models.CharField(max_length=30, choices=list(categories.LABELS.items()))
    count = models.PositiveIntegerField()

    objects: ClassVar = IncidentCountQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["weeks", "starts_on"], name="counts_by_time")]

    def __str__(self) -> str:
        return f"{self.count} of {self.category} in {self.cell:x}"


class CountedSpan(models.Model):
    """A stretch of weeks whose counts were made, also where there was nothing to count."""

    pk = models.CompositePrimaryKey("weeks", "starts_on")
    weeks = models.PositiveSmallIntegerField()
    starts_on = models.DateField(help_text="A Monday.")

    def __str__(self) -> str:
        return f"{self.weeks} weeks from {self.starts_on}"


class StaleWeek(models.Model):
    """A week in which an incident was written since it was counted: a mark of the database's own triggers.

    One a week and transaction, so that nobody who writes waits for anybody else, and a recount takes away
    only the marks of what it saw.
    """

    pk = models.CompositePrimaryKey("starts_on", "transaction")
    starts_on = models.DateField(help_text="A Monday.")
    transaction = models.BigIntegerField()

    def __str__(self) -> str:
        return f"The week from {self.starts_on}"
