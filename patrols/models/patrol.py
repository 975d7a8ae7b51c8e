"""Who walked, from when to when."""

import uuid
from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse

from accounts.models import Organisation
from imports.models import ImportBatch
from measures.dose import LONGEST_PATROL_MINUTES
from patrols.querysets import PatrolQuerySet

if TYPE_CHECKING:
    from patrols.models.outcome_code import OutcomeCode


@pghistory.track()
class Patrol(models.Model):
    """One person's time out on patrol, alone or with others, as that person logged it.

    Running until it has an end. Not a rota (nothing here was planned) and not a track: nobody's
    position is kept. A mistaken one is struck out with a reason, never deleted, except with the whole
    import that it came in, taken out again while nobody had touched it. Times are half-open: a patrol
    may start at the moment the one before ended.
    """

    reference = models.CharField(max_length=20, unique=True, editable=False)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="patrols")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    staff_count = models.PositiveSmallIntegerField(help_text="Everybody on it; the sum of its crew.")
    started_at = models.DateTimeField("start")
    ended_at = models.DateTimeField("end", null=True, blank=True)
    is_joint = models.BooleanField(default=False)
    nothing_to_report = models.BooleanField(
        default=False, help_text="A full result: the patrol is over and had no outcomes."
    )
    note = models.CharField(max_length=200, blank=True)
    logged_at = models.DateTimeField()
    revision = models.PositiveIntegerField(
        default=0, editable=False, help_text="The newest version of it that its phone has sent."
    )
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_reason = models.CharField(max_length=200, blank=True)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    import_batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, editable=False, related_name="+", db_index=False
    )

    objects: ClassVar = PatrolQuerySet.as_manager()

    class Meta:
        ordering = ("-started_at", "-pk")
        indexes: ClassVar = [
            models.Index(fields=["started_at"]),
            models.Index(fields=["officer", "started_at"]),
            models.Index(
                fields=["import_batch"], name="patrols_of_a_batch", condition=Q(import_batch__isnull=False)
            ),
            # A handful of rows however many patrols there were: the board asks for them every minute.
            models.Index(
                fields=["started_at"],
                name="running_patrols",
                condition=Q(ended_at__isnull=True, struck_at__isnull=True),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gt=F("started_at")),
                name="patrol_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True)
                | Q(ended_at__lte=F("started_at") + timedelta(minutes=LONGEST_PATROL_MINUTES)),
                name="patrol_is_at_most_12_hours",
            ),
            models.CheckConstraint(condition=Q(staff_count__gte=1), name="patrol_has_somebody"),
            models.CheckConstraint(
                condition=Q(is_joint=False) | Q(staff_count__gte=2), name="joint_patrol_has_two"
            ),
            models.CheckConstraint(
                condition=Q(nothing_to_report=False) | Q(ended_at__isnull=False),
                name="nothing_to_report_is_said_at_the_end",
            ),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_reason="", struck_by__isnull=True)
                | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(struck_reason="")),
                name="struck_patrol_says_why",
            ),
            # Ranges on both sides, because plain equality in GiST needs an extension we do without.
            ExclusionConstraint(
                name="one_patrol_of_a_person_at_a_time",
                expressions=[
                    (Func("officer_id", "officer_id", Value("[]"), function="int8range"), "&&"),
                    (Func("started_at", "ended_at", function="tstzrange"), "&&"),
                ],
                condition=Q(struck_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("patrols:detail", args=[self.reference])

    @property
    def is_running(self) -> bool:
        return self.ended_at is None and self.struck_at is None

    @property
    def is_on_a_phone(self) -> bool:
        """A phone logs it, says how it stands, and would write over what is counted elsewhere."""
        return self.is_running and self.revision > 0

    @property
    def is_struck(self) -> bool:
        return self.struck_at is not None

    @property
    def state(self) -> str:
        if self.is_struck:
            return "struck"
        return "running" if self.is_running else "finished"

    @property
    def outcome_totals(self) -> "dict[OutcomeCode, int]":
        """What came of it over all its visits, in the order of the code list."""
        totals: Counter[OutcomeCode] = Counter()
        for visit in self.visits.all():
            for outcome in visit.outcomes.all():
                totals[outcome.code] += outcome.count
        return dict(sorted(totals.items(), key=lambda pair: (pair[0].position, pair[0].code)))

    def minutes_by(self, now: datetime) -> float:
        """Minutes so far, or in all once it has ended."""
        return max(0.0, ((self.ended_at or now) - self.started_at) / timedelta(minutes=1))


@pghistory.track()
class Crew(models.Model):
    """How many people one organisation sent on a patrol. Never who they were."""

    patrol = models.ForeignKey(Patrol, models.CASCADE, related_name="crews")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    staff_count = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("organisation__name",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("patrol", "organisation"), name="one_crew_of_an_organisation_on_a_patrol"
            ),
            models.CheckConstraint(condition=Q(staff_count__gte=1), name="crew_has_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.staff_count} from {self.organisation}"
