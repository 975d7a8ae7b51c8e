"""A file of an issued paper, as it was given out."""

from typing import ClassVar

import pgtrigger
from django.db import models

from summaries.models.summary import WeeklySummary


class IssuedFile(models.Model):
    """The bytes of one form of an issued paper, made once: the program may change and the paper does not."""

    class Mode(models.TextChoices):
        PARTNERSHIP = "partnership", "Partnership"
        PUBLISHABLE = "publishable", "Publishable"

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"

    summary = models.ForeignKey(WeeklySummary, models.PROTECT, related_name="files")
    mode = models.CharField(max_length=12, choices=Mode)
    kind = models.CharField(max_length=4, choices=Kind)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("summary", "mode", "kind")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("summary", "mode", "kind"), name="one_file_per_mode_and_kind")
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="issued_files_are_fixed", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.summary}, {self.get_mode_display().lower()} {self.get_kind_display()}"
