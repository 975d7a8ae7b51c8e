"""Something that brings people to the town, or to one place in it, for a while."""

import uuid
from datetime import datetime
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zones.events.querysets import TownEventQuerySet
from zones.events.timing import State, state_at, when_words
from zones.models.places import Zone

WHOLE_TOWN = "Whole town"


@pghistory.track()
class TownEvent(models.Model):
    """A market, a match, the lights being switched on: what it is called, when, where, and who says so.

    It says that people are expected, not that anything will happen; who organises it is not kept. Without a
    zone it is for the whole town. One that is called off is cancelled with a reason and kept.
    """

    reference = models.CharField(max_length=20, unique=True, editable=False)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=80)
    starts_at = models.DateTimeField("start")
    ends_at = models.DateTimeField("end")
    zone = models.ForeignKey(Zone, models.PROTECT, null=True, blank=True, related_name="+")
    expects = models.PositiveIntegerField("people expected", null=True, blank=True)
    source = models.CharField(max_length=120)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancelled_reason = models.CharField("why it was cancelled", max_length=200, blank=True)

    objects: ClassVar = TownEventQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_at", "-pk")
        indexes: ClassVar = [models.Index(fields=["starts_at", "ends_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="town_event_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(source=""), name="town_event_has_a_name_and_a_source"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_reason="", cancelled_by__isnull=True)
                | (Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancelled_reason="")),
                name="cancelled_town_event_says_by_whom_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("events:detail", args=[self.reference])

    @property
    def place(self) -> str:
        return self.zone.name if self.zone is not None else WHOLE_TOWN

    @property
    def when(self) -> str:
        return when_words(self.starts_at, self.ends_at)

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    def state_at(self, now: datetime) -> State:
        return state_at(self.starts_at, self.ends_at, self.is_cancelled, now)
