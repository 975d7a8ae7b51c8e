"""Visits that were planned for the same days of every week."""

import uuid
from typing import TYPE_CHECKING, ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organisation
from patrols.plans.repeats import band_in_words, weekdays_in_words
from patrols.querysets import RepeatingPlanQuerySet
from zones.models import Zone

if TYPE_CHECKING:
    from patrols.plans.delivery import Delivery


@pghistory.track()
class RepeatingPlan(models.Model):
    """The rule by which planned visits were made, day by day, when it was set.

    The days themselves are planned visits of their own: they are what is delivered, changed and
    cancelled. This says where they came from, and stops those still to come.
    """

    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    weekdays = ArrayField(models.PositiveSmallIntegerField(), help_text="1 is Monday, 7 is Sunday.")
    from_time = models.TimeField("from")
    to_time = models.TimeField("to")
    visits = models.PositiveSmallIntegerField("how many visits")
    minutes = models.PositiveSmallIntegerField("minutes of each visit", default=15)
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")
    left_out = ArrayField(models.DateField(), default=list, blank=True)
    note = models.CharField(max_length=120, blank=True)
    why = models.CharField(max_length=200, blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_reason = models.CharField(max_length=200, blank=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar = RepeatingPlanQuerySet.as_manager()

    # Set by `patrols.plans.delivered.repeating_with_delivered`.
    days_to_come: int = 0
    delivery: "Delivery | None" = None

    class Meta:
        ordering = ("-starts_on", "zone__name", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(weekdays__len__gt=0), name="repeating_plan_has_a_day"),
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=[1, 2, 3, 4, 5, 6, 7]),
                name="repeating_plan_weekdays_exist",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="repeating_plan_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(to_time__gt=F("from_time")), name="repeating_band_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, stopped_reason="", stopped_by__isnull=True)
                | (Q(stopped_at__isnull=False, stopped_by__isnull=False) & ~Q(stopped_reason="")),
                name="stopped_plan_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.in_words

    def get_absolute_url(self) -> str:
        return reverse("patrols:repeating", args=[self.pk])

    @property
    def is_stopped(self) -> bool:
        return self.stopped_at is not None

    @property
    def band(self) -> str:
        """19:00 to 21:00"""
        return band_in_words(self.from_time, self.to_time)

    @property
    def when(self) -> str:
        """Mondays and Fridays, 19:00 to 21:00"""
        return f"{weekdays_in_words(self.weekdays)}, {self.band}"

    @property
    def in_words(self) -> str:
        """2 visits to The Stow, Mondays and Fridays, 19:00 to 21:00"""
        return f"{self.visits} visit{'' if self.visits == 1 else 's'} to {self.zone}, {self.when}"
