"""How many hours somebody undertook to give, to which zone, by when."""

import uuid
from typing import TYPE_CHECKING, ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organisation
from patrols.querysets.targets import HoursTargetQuerySet
from zones.models import Zone

if TYPE_CHECKING:
    from measures.targets import Progress


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

    objects: ClassVar = HoursTargetQuerySet.as_manager()

    # Set by `patrols.targets.with_progress`; None for a target that was withdrawn.
    progress: "Progress | None" = None

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

    def get_absolute_url(self) -> str:
        return f"{reverse('patrols:targets')}#target-{self.pk}"

    @property
    def in_words(self) -> str:
        """2,000 person-hours inside The Stow, by all organisations together"""
        counted = HoursTarget.Counts(self.counts).label.lower()
        where = f"inside {self.zone}" if self.zone else "of whole patrols, anywhere"
        whose = self.organisation or "all organisations together"
        return f"{self.hours:,} {counted} {where}, by {whose}"

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
