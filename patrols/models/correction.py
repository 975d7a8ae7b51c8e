"""What was put right on a patrol after it ended, by whom and why."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from patrols.models.patrol import Patrol


class Correction(models.Model):
    """One change to a patrol that was over, as people read it. The patrol's history has every column.

    `changes` is a list of {"what", "before", "after"}, each a sentence or a value in words.
    """

    patrol = models.ForeignKey(Patrol, models.CASCADE, related_name="corrections")
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)
    changes = models.JSONField()

    class Meta:
        ordering: ClassVar = ["corrected_at", "pk"]

    def __str__(self) -> str:
        return f"{self.patrol} put right"
