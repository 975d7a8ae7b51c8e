"""What was done to a paper, by whom and when."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from summaries.models.summary import WeeklySummary


class Step(models.Model):
    """One step in the life of a paper: who compiled, checked, approved, issued it. Never changed.

    Without a person it was the service itself, on its timetable.
    """

    class Kind(models.TextChoices):
        COMPILED = "compiled", "Compiled"
        REFRESHED = "refreshed", "Compiled again"
        EDITED = "edited", "Words edited"
        KEPT_A_NUMBER = "kept_a_number", "Number kept that is not in the figures"
        CHECKED = "checked", "Checked"
        READ_BY_LIAISON = "read_by_liaison", "Read, nothing to add"
        APPROVED = "approved", "Approved"
        SENT_BACK = "sent_back", "Sent back"
        ISSUED = "issued", "Issued"
        CORRECTION_BEGUN = "correction_begun", "Correction begun"

    summary = models.ForeignKey(WeeklySummary, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)
    fingerprint = models.CharField(max_length=16, blank=True, help_text="Of the paper as it stood then.")

    class Meta:
        ordering = ("at", "pk")
        indexes: ClassVar = [models.Index(fields=("summary", "at"), name="steps_of_a_summary")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(by__isnull=False) | ~Q(kind__in=("checked", "approved", "sent_back", "issued")),
                name="step_of_a_person_names_them",
            )
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="steps_are_fixed", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.summary}"
