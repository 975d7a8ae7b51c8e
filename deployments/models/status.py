"""Whether a technology may be used at all, from a day on."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from deployments import technologies
from deployments.register.querysets import TechnologyStatusQuerySet
from deployments.register.standing import STATES, Standing, State


@pghistory.track()
class TechnologyStatus(models.Model):
    """From this day the technology was in use, or was paused, and who says so: a line of the register.

    It holds until the next line of the same technology. It is about the technology, not about one
    deployment, and a technology without a line is not thereby in use.
    """

    technology = models.CharField(max_length=30, choices=list(technologies.LABELS.items()))
    state = models.CharField(max_length=10, choices=list(STATES.items()))
    since_on = models.DateField("since")
    reason = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects: ClassVar = TechnologyStatusQuerySet.as_manager()

    class Meta:
        ordering = ("-since_on", "technology")
        verbose_name_plural = "technology statuses"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("technology", "since_on"), name="one_status_per_technology_and_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="paused") | ~Q(reason="") & ~Q(source=""),
                name="paused_technology_says_why_and_who_says_so",
            ),
        ]

    def __str__(self) -> str:
        since = f"{self.since_on.day} {self.since_on:%B %Y}"
        return f"{self.get_technology_display()}, {self.get_state_display().lower()} from {since}"

    @property
    def is_paused(self) -> bool:
        return self.state == State.PAUSED

    @property
    def standing(self) -> Standing:
        names = ("technology", "state", "since_on", "reason", "source")
        return Standing(**{name: getattr(self, name) for name in names})
