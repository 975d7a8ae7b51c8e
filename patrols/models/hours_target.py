"""How many hours somebody undertook to give, to which zone, by when."""

import uuid
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation
from zones.models import Zone


@pghistory.track()
class HoursTarget(models.Model):
    """So many hours between two days, both included: of one zone or all, of one organisation or all.

    For a zone, the hours inside it count; without one, whole patrols do. What the funder counts,
    patrol-hours or person-hours, is said for each target. A mistaken one is withdrawn, never deleted.
    """

    class Counts(models.TextChoices):
        PERSON_HOURS = "person_hours", "Person-hours"
        PATROL_HOURS = "patrol_hours", "Patrol-hours"

    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=80)
    zone = models.ForeignKey(Zone, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    hours = models.PositiveIntegerField()
    counts = models.CharField(max_length=20, choices=Counts, default=Counts.PERSON_HOURS)
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")
    source = models.CharField(max_length=200, blank=True, help_text="Where the target is written down.")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=200, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("ends_on", "name", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(hours__gte=1), name="hours_target_asks_for_hours"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="hours_target_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="", withdrawn_by__isnull=True)
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
                name="withdrawn_target_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
