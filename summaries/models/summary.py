"""What the partnership is told about one week."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from measures.weeks import Week
from summaries.life.sealing import seal
from summaries.querysets import SummaryQuerySet


@pghistory.track(exclude=["figures"])
class WeeklySummary(models.Model):
    """One week's paper: a draft that may be compiled again, or issued and then fixed for good.

    It holds its own numbers. It is not a view of the records, which go on changing: what a late
    record would change is told as a revision beside it, or in a later version.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        ISSUED = "issued", "Issued"

    week_text = models.CharField("week", max_length=8, help_text="Like 2026-W46.")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField("week number")
    version = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    figures = models.JSONField()
    definitions_version = models.CharField(max_length=10)
    narrative = models.TextField(help_text="One sentence to a line.")
    narrative_is_edited = models.BooleanField(default=False)
    data_as_at = models.DateTimeField()
    compiled_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    issued_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    objects: ClassVar = SummaryQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "-number", "-version")
        verbose_name_plural = "weekly summaries"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("year", "number", "version"), name="one_summary_per_week_and_version"
            ),
            models.UniqueConstraint(
                fields=("year", "number"), condition=Q(status="draft"), name="one_draft_per_week"
            ),
            models.CheckConstraint(
                condition=Q(status="draft", issued_by=None, issued_at=None, sha256="")
                | Q(status="issued", issued_by__isnull=False, issued_at__isnull=False) & ~Q(sha256=""),
                name="issued_summary_says_by_whom_and_when",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="issued_is_fixed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status="issued"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.week_text} version {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("summaries:detail", args=[self.week_text])

    @property
    def week(self) -> Week:
        return Week(self.year, self.number)

    @property
    def is_issued(self) -> bool:
        return self.status == self.Status.ISSUED

    @property
    def sentences(self) -> list[str]:
        return [line for line in self.narrative.splitlines() if line.strip()]

    @property
    def fingerprint(self) -> str:
        """Changes whenever the draft does: shows that what is issued is what was read."""
        return seal({"pk": self.pk, "compiled_at": self.compiled_at, "narrative": self.narrative})[:16]
