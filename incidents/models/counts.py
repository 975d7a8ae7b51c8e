"""Counts kept beside the incidents, so that a view of all time need not read every row."""

from typing import ClassVar

from django.db import models

from incidents import categories
from incidents.kept.querysets import IncidentCountQuerySet
from zones.models import ZoneVersion

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


class ZoneWeekCount(models.Model):
    """How many incidents of a kind happened in one week in a zone as it was drawn. No record: made anew.

    Those without a point are in it too, since a zone is known of them. Only of a `CountedSpan` of one week
    that counted zones, and without a `StaleWeek`, may it be read; otherwise the rows are.
    """

    pk = models.CompositePrimaryKey("starts_on", "zone_version", "category")
    starts_on = models.DateField(help_text="A Monday.")
    zone_version = models.ForeignKey(ZoneVersion, models.PROTECT, related_name="+", db_index=False)
    category = models.CharField(max_length=30, choices=list(categories.LABELS.items()))
    count = models.PositiveIntegerField()
    # What a reader of the count must be told of it.
    day_only = models.PositiveIntegerField(help_text="Known only by their day.")
    zone_only = models.PositiveIntegerField(help_text="Known only by their zone.")
    late = models.PositiveIntegerField(help_text="Reported after the week had ended.")

    def __str__(self) -> str:
        return f"{self.count} of {self.category} in the week from {self.starts_on}"


class ZoneHourCount(models.Model):
    """How many incidents began in one hour of a day in a zone as it was drawn, all kinds that may be drawn.

    Kept and read by the same rule as `ZoneWeekCount`.
    """

    # What is known only by its day has no hour of the clock.
    NOT_KNOWN = -1

    pk = models.CompositePrimaryKey("on", "zone_version", "hour")
    on = models.DateField(help_text="By the London clock.")
    zone_version = models.ForeignKey(ZoneVersion, models.PROTECT, related_name="+", db_index=False)
    hour = models.SmallIntegerField(help_text="0 to 23, or -1 where it is not known.")
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.count} at {self.hour} on {self.on}"


class CountedSpan(models.Model):
    """A stretch of weeks whose counts were made, also where there was nothing to count."""

    pk = models.CompositePrimaryKey("weeks", "starts_on")
    weeks = models.PositiveSmallIntegerField()
    starts_on = models.DateField(help_text="A Monday.")
    # Known to the database too: an older release that still runs counts the small cells only.
    wide = models.BooleanField(default=False, db_default=False, help_text="Wide cells were counted too.")
    zones = models.BooleanField(
        default=False, db_default=False, help_text="The zones of this week were counted too."
    )

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
