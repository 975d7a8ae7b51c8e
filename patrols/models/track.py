"""A track that an officer brought along, until it is forgotten."""

import uuid
from datetime import date, datetime
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from measures.weeks import local
from patrols.models.patrol import Patrol
from patrols.querysets.tracks import TrackQuerySet
from patrols.tracks.erasure import erased_at


@pghistory.track(exclude=["raw"])
class Track(models.Model):
    """Where somebody walked, out of a GPX file, from which visits are proposed for them to confirm.

    It shows where one of ours was, minute by minute: nobody else may open it, its history leaves the
    points out, and they are erased after the days that the settings say. What was confirmed is a patrol.
    """

    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tracks")
    uploaded_at = models.DateTimeField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    raw = models.TextField(blank=True, help_text="Moments and places alone, thinned; empty once forgotten.")
    forgotten_at = models.DateTimeField(null=True, blank=True)
    patrol = models.OneToOneField(Patrol, models.PROTECT, null=True, blank=True, related_name="track")

    objects: ClassVar = TrackQuerySet.as_manager()

    class Meta:
        ordering = ("-uploaded_at", "-pk")
        indexes: ClassVar = [models.Index(fields=["uploaded_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True) | Q(raw=""), name="forgotten_track_is_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"Track of {self.started_at:%d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("patrols:track", args=[self.pk])

    @property
    def is_forgotten(self) -> bool:
        return self.forgotten_at is not None

    def is_forgotten_by(self, now: datetime) -> bool:
        """Also when its days are over and the nightly run did not come."""
        return self.is_forgotten or now >= erased_at(self.uploaded_at, settings.TRACK_DAYS)

    @property
    def erased_on(self) -> date:
        """The day on which the nightly run erases its points, unless its officer did before."""
        return local(erased_at(self.uploaded_at, settings.TRACK_DAYS)).date()
