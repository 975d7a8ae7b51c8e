"""What the partnership is told about one week."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from measures.weeks import Week
from summaries.life.sealing import seal
from summaries.querysets import SummaryQuerySet


def _says_who(step: str, *, since: tuple[str, ...]) -> models.CheckConstraint:
    """Whoever took a step is told with the moment; a paper that is further on has both."""
    nobody = Q(**{f"{step}_by": None, f"{step}_at": None})
    somebody = Q(**{f"{step}_by__isnull": False, f"{step}_at__isnull": False})
    may_lack = ~Q(status__in=since) & (~Q(status="issued") | Q(seal_version=1))
    return models.CheckConstraint(condition=somebody | nobody & may_lack, name=f"{step}_says_who_and_when")


@pghistory.track(exclude=["figures", "publishable"])
class WeeklySummary(models.Model):
    """One week's paper: a draft that may be compiled again, checked, approved, then issued and fixed.

    It holds its own numbers. It is not a view of the records, which go on changing: what a late
    record would change is told as a revision beside it, or in a later version.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        CHECKED = "checked", "Checked"
        APPROVED = "approved", "Approved"
        ISSUED = "issued", "Issued"

    week_text = models.CharField("week", max_length=8, help_text="Like 2026-W46.")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField("week number")
    version = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    figures = models.JSONField()
    publishable = models.JSONField(
        null=True, blank=True, help_text="The figures that may be published, fixed when the paper is issued."
    )
    schema = models.CharField(max_length=4, default="2", help_text="Which sections the figures have.")
    seal_version = models.PositiveSmallIntegerField(default=1, help_text="What the seal covers.")
    code_version = models.CharField(max_length=60, blank=True)
    marking = models.CharField(max_length=40, default="OFFICIAL")
    distribution = models.CharField(max_length=200, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    correction_reason = models.CharField(max_length=200, blank=True)
    definitions_version = models.CharField(max_length=10)
    narrative = models.TextField(help_text="One sentence to a line.")
    narrative_is_edited = models.BooleanField(default=False)
    data_as_at = models.DateTimeField()
    compiled_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
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
                fields=("year", "number"), condition=~Q(status="issued"), name="one_unissued_paper_per_week"
            ),
            models.CheckConstraint(
                condition=~Q(status="issued") & Q(issued_by=None, issued_at=None, sha256="")
                | Q(status="issued", issued_by__isnull=False, issued_at__isnull=False) & ~Q(sha256=""),
                name="issued_summary_says_by_whom_and_when",
            ),
            _says_who("checked", since=("checked", "approved")),
            _says_who("approved", since=("approved",)),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(author=None) | ~Q(approved_by=F("author")),
                name="approver_is_not_the_author",
            ),
            models.CheckConstraint(
                condition=Q(version=1) | Q(seal_version=1) | ~Q(correction_reason=""),
                name="correction_says_why",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="issued_is_fixed",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status="issued"),
            ),
            pgtrigger.Protect(
                name="figures_change_in_a_draft_only",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__figures__df=pgtrigger.F("new__figures"))
                & ~pgtrigger.Q(old__status="issued")
                & ~pgtrigger.Q(new__status="draft"),
            ),
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
