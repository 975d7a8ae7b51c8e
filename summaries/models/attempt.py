"""How the weekly compiling went."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class CompileAttempt(models.Model):
    """One try at compiling a week, kept whether it went well or not. It holds no figures."""

    class Outcome(models.TextChoices):
        RUNNING = "running", "Running"
        MADE = "made", "Made"
        ALREADY_THERE = "already_there", "Already there"
        FAILED = "failed", "Failed"

    week_text = models.CharField("week", max_length=8)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, default=Outcome.RUNNING)
    problem = models.CharField(max_length=200, blank=True, help_text="What went wrong, without data.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    task_id = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("-started_at", "-pk")
        indexes: ClassVar = [models.Index(fields=("week_text", "-started_at"), name="attempts_at_a_week")]

    def __str__(self) -> str:
        return f"{self.week_text} at {self.started_at:%Y-%m-%d %H:%M} UTC: {self.get_outcome_display()}"
