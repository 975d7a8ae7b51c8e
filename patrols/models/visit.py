"""Where a patrol went, and what came of it there."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value

from patrols.models.outcome_code import OutcomeCode
from patrols.models.patrol import Patrol
from patrols.querysets import VisitQuerySet
from zones.models import Zone, ZoneVersion


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Visit(models.Model):
    """Time that a patrol spent inside one zone, as then drawn. Running until somebody leaves.

    A phone's position may suggest the zone; it is not kept.
    """

    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    patrol = models.ForeignKey(Patrol, models.CASCADE, related_name="visits")
    zone_version = models.ForeignKey(ZoneVersion, models.PROTECT, related_name="+")
    arrived_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = VisitQuerySet.as_manager()

    class Meta:
        ordering = ("arrived_at", "pk")
        indexes: ClassVar = [
            models.Index(fields=["zone_version", "arrived_at"]),
            models.Index(fields=["arrived_at"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gt=F("arrived_at")),
                name="visit_ends_after_it_starts",
            ),
            ExclusionConstraint(
                name="one_visit_of_a_patrol_at_a_time",
                expressions=[
                    (Func("patrol_id", "patrol_id", Value("[]"), function="int8range"), "&&"),
                    (Func("arrived_at", "left_at", function="tstzrange"), "&&"),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.zone} on {self.patrol}"

    @property
    def zone(self) -> Zone:
        return self.zone_version.zone

    def minutes_by(self, now: datetime) -> float:
        """Minutes so far, or in all once it is over."""
        return max(0.0, ((self.left_at or now) - self.arrived_at) / timedelta(minutes=1))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Outcome(models.Model):
    """How often one thing came of one visit. A count of events, about no particular person."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="outcomes")
    code = models.ForeignKey(OutcomeCode, models.PROTECT, related_name="+")
    count = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ("code__position",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("visit", "code"), name="one_count_of_a_code_in_a_visit"),
            models.CheckConstraint(condition=Q(count__gte=1), name="outcome_happened"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.count}"
