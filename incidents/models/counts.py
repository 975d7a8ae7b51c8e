"""Counts kept beside the incidents, so that a view of all time need not read every row."""

from typing import ClassVar

from django.db import models

from incidents import categories
from incidents.kept.querysets import IncidentCountQuerySet

# Cells of about 2.5 kilometres: what a map of a county or a country shows, however small were asked.
WIDE_RESOLUTION = 7


class KeptCount(models.Model):
    """How many incidents of a kind that may be drawn lie in one cell in so many weeks. No record: made anew.

    Only of a `CountedSpan` without a `StaleWeek` may it be read; otherwise the rows are.
    """

    weeks = models.PositiveSmallIntegerField()
    starts_on = models.DateField(help_text="A Monday.")
    category = models.CharField(max_length=30, choices=list(categories.LABELS.items()))
    count = models.PositiveIntegerField()

    objects: ClassVar = IncidentCountQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.count} of {self.category} in {self.cell:x}"


class IncidentCount(KeptCount):
    """Of the smallest cells."""

    pk = models.CompositePrimaryKey("weeks", "cell", "starts_on", "category")
    cell = models.BigIntegerField(help_text="H3, resolution 10.")

    class Meta(KeptCount.Meta):
        abstract = False
        indexes: ClassVar = [models.Index(fields=["weeks", "starts_on"], name="counts_by_time")]


class WideIncidentCount(KeptCount):
    """Of wide cells: over years an eighth as many counts. Added up from the small ones together with them."""

    pk = models.CompositePrimaryKey("weeks", "starts_on", "cell", "category")
    cell = models.BigIntegerField(help_text=f"H3, resolution {WIDE_RESOLUTION}.")

    class Meta(KeptCount.Meta):
        abstract = False


class CountedSpan(models.Model):
    """A stretch of weeks whose counts were made, also where there was nothing to count."""

    pk = models.CompositePrimaryKey("weeks", "starts_on")
    weeks = models.PositiveSmallIntegerField()
    starts_on = models.DateField(help_text="A Monday.")
    # Known to the database too: an older release that still runs counts the small cells only.
    wide = models.BooleanField(default=False, db_default=False, help_text="Wide cells were counted too.")

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
