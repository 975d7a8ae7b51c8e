"""Which visits somebody asked for, before they were made."""

import uuid
from typing import TYPE_CHECKING, ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organisation
from measures.dose import QUALIFYING_MINUTES
from patrols.models.repeating_plan import RepeatingPlan
from patrols.plans.repeats import band_in_words
from patrols.querysets import PlannedVisitQuerySet
from zones.models import Zone

if TYPE_CHECKING:
    from patrols.plans.delivery import Delivery

MOST_VISITS_IN_A_PLAN = 12
LONGEST_PLANNED_MINUTES = 240


@pghistory.track()
class PlannedVisit(models.Model):
    """So many visits to a zone, by one organisation, on one day between two times.

    Not a rota: nobody is named to make them. It has no link to the visits that were made; which of
    those deliver it is worked out each time, by `patrols.plans.delivery`. A plan that no longer stands is
    cancelled with a reason, never deleted.
    """

    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    on = models.DateField("day")
    from_time = models.TimeField("from")
    to_time = models.TimeField("to", help_text="Somebody who arrives in this minute is still in time.")
    visits = models.PositiveSmallIntegerField("how many visits")
    minutes = models.PositiveSmallIntegerField("minutes of each visit", default=15)
    note = models.CharField(max_length=120, blank=True)
    why = models.CharField(max_length=200, blank=True, help_text="Why there and then, for those who go.")
    repeats = models.ForeignKey(
        RepeatingPlan, models.PROTECT, null=True, blank=True, related_name="planned_visits"
    )
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=200, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar = PlannedVisitQuerySet.as_manager()

    # Set by `patrols.plans.delivered.with_delivered`; None for a plan that was cancelled.
    delivery: "Delivery | None" = None

    class Meta:
        ordering = ("on", "from_time", "to_time", "zone__name", "pk")
        indexes: ClassVar = [models.Index(fields=["on"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_time__gt=F("from_time")), name="planned_band_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(visits__range=(1, MOST_VISITS_IN_A_PLAN)), name="planned_visits_are_1_to_12"
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(QUALIFYING_MINUTES, LONGEST_PLANNED_MINUTES)),
                name="planned_visit_is_10_minutes_to_4_hours",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_reason="", cancelled_by__isnull=True)
                | (Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancelled_reason="")),
                name="cancelled_plan_says_why",
            ),
            models.UniqueConstraint(
                fields=("zone", "organisation", "on", "from_time", "to_time"),
                condition=Q(cancelled_at__isnull=True),
                name="one_plan_for_a_zone_a_band_and_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.in_words

    def get_absolute_url(self) -> str:
        year, week, _ = self.on.isocalendar()
        return f"{reverse('patrols:planned')}?week={year:04d}-W{week:02d}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def how_many(self) -> str:
        return f"{self.visits} visit{'' if self.visits == 1 else 's'}"

    @property
    def band(self) -> str:
        """19:00 to 21:00"""
        return band_in_words(self.from_time, self.to_time)

    @property
    def in_words(self) -> str:
        """2 visits to The Stow, 19:00 to 21:00 on Friday 20 November"""
        return f"{self.how_many} to {self.zone}, {self.band} on {self.on:%A} {self.on.day} {self.on:%B}"

    @property
    def state(self) -> str:
        if self.is_cancelled:
            return "cancelled"
        return self.delivery.state if self.delivery else "open"
