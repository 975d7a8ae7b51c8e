"""What this room keeps of its own: each week's look for emerging cells, and what people made of it."""

from datetime import date
from typing import ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from hotspots.emerging.querysets import CellDecisionQuerySet, EmergingCellQuerySet, EmergingWeekQuerySet
from hotspots.saved.models import SavedView as SavedView
from measures.change import WORDS, ChangeCode
from measures.weeks import Week


class EmergingWeek(models.Model):
    """One look, after a week was over, for cells outside every zone that are unlike their own past year.

    It says what was looked at, also where nothing was found: a list that was never made is no empty list.
    """

    starts_on = models.DateField("Monday of the newest week", unique=True)
    counted_at = models.DateTimeField()
    recent_weeks = models.PositiveSmallIntegerField(help_text="Of the last four, those with data.")
    past_weeks = models.PositiveSmallIntegerField(help_text="Of the 48 before, those with data.")
    gaps = models.JSONField(default=list, help_text="Mondays of the weeks without data.")
    places = models.PositiveIntegerField(default=0, help_text="Cells outside every zone with an incident.")
    tested = models.PositiveIntegerField(default=0, help_text="Those that held enough to be tested.")
    reason = models.CharField(max_length=200, blank=True, help_text="Why nothing could be looked for.")

    objects: ClassVar = EmergingWeekQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on",)

    def __str__(self) -> str:
        return str(self.week)

    @property
    def week(self) -> Week:
        return Week.of_date(self.starts_on)

    @property
    def gap_days(self) -> list[date]:
        return [date.fromisoformat(each) for each in self.gaps]


class EmergingCell(models.Model):
    """One cell in one week's look, with its evidence as it was counted then.

    Not a hotspot: a place worth looking at. Cells that somebody watches are kept in each week, listed or not.
    Kinds of incident that imply a victim are in no count.
    """

    of_week = models.ForeignKey(EmergingWeek, models.CASCADE, related_name="cells")
    cell = models.BigIntegerField("H3 cell")
    is_listed = models.BooleanField("found")
    verdict = models.CharField(max_length=20, choices=[(each.value, WORDS[each]) for each in ChangeCode])
    recent = models.PositiveIntegerField("in the last weeks")
    past = models.PositiveIntegerField("in the weeks before")
    usual = models.FloatField(help_text="What the weeks before come to in as many weeks as the last ones.")
    p = models.FloatField(help_text="Of this cell alone.")
    adjusted_p = models.FloatField(null=True, help_text="For all cells tested together; null if not tested.")
    weeks = models.JSONField(help_text="Counts of the 52 weeks, the oldest first; null is a gap.")

    objects: ClassVar = EmergingCellQuerySet.as_manager()

    class Meta:
        ordering = ("p", "-recent", "cell")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("of_week", "cell"), name="one_finding_per_week_and_cell"),
            models.CheckConstraint(
                condition=Q(is_listed=False) | Q(verdict="more", recent__gte=1, adjusted_p__isnull=False),
                name="listed_cell_has_its_evidence",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=("cell",), name="emerging_by_cell")]

    def __str__(self) -> str:
        return f"{self.of_week} {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("hotspots:emerging-cell", args=[self.code])

    @property
    def code(self) -> str:
        """The cell as H3 writes it: a number this long loses its last digits in a browser."""
        return f"{self.cell:x}"


@pghistory.track()
class CellDecision(models.Model):
    """What a person decided about a cell, on the evidence of one week. Replaced or taken back, never deleted.

    Accepting draws no zone: it proposes the place to the administrator, who may.
    """

    class Kind(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        WATCHED = "watched", "Watched"
        DISMISSED = "dismissed", "Dismissed"

    cell = models.BigIntegerField("H3 cell")
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.CharField(max_length=200, blank=True)
    of_week = models.ForeignKey(EmergingWeek, models.PROTECT, related_name="decisions")
    recent = models.PositiveIntegerField("in the last weeks, as it was shown")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar = CellDecisionQuerySet.as_manager()

    class Meta:
        ordering = ("-decided_at", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind="dismissed") | ~Q(reason=""), name="dismissed_cell_says_why"
            ),
            models.CheckConstraint(
                condition=Q(ended_by=None, ended_at=None) | Q(ended_by__isnull=False, ended_at__isnull=False),
                name="ended_decision_says_by_whom_and_when",
            ),
            models.UniqueConstraint(
                fields=("cell",), condition=Q(ended_at=None), name="one_decision_in_force_per_cell"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cell:x} {self.kind}"


class KeptMonth(models.Model):
    """What was published of a calendar month, as it was first: a record that comes later changes it no more.

    It holds the ranges that anybody may read, and not the counts that they were made from.
    """

    starts_on = models.DateField("first day of the month", unique=True)
    published_at = models.DateTimeField()
    table = models.JSONField(help_text="Ranges by place and kind, and by place.")
    victims_low = models.PositiveIntegerField(help_text="Kinds that imply a victim, in the whole town.")
    victims_high = models.PositiveIntegerField()

    class Meta:
        ordering = ("starts_on",)
        triggers: ClassVar = [pgtrigger.Protect(name="published_is_fixed", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.starts_on:%Y-%m}"
