"""A power that somebody authorised for an area and a time."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import DurationField, ExpressionWrapper, F, Q, Value
from django.urls import reverse

from measures.weeks import local
from zones.geometry import polygon_from_geojson
from zones.powers import words
from zones.powers.kinds import CHOICES, OF_THE_POLICE, RANKS, is_of_the_police
from zones.powers.querysets import AuthorisationQuerySet
from zones.powers.timing import State, state_at

_ALLOWED = ExpressionWrapper(F("allowed_hours") * Value(timedelta(hours=1)), output_field=DurationField())
_OF_THE_POLICE = Q(kind__in=OF_THE_POLICE)


@pghistory.track()
class Authorisation(models.Model):
    """Section 60, section 34 dispersal or a public spaces protection order: where, from when, until when.

    It says that a power holds, not that anybody used it. One that ended early, or never should have been
    recorded, is ended with a reason and kept. `allowed_hours` is the longest that its kind may last, as the
    settings had it for the day on which it begins.
    """

    reference = models.CharField(max_length=20, unique=True, editable=False)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=CHOICES)
    name = models.CharField(max_length=80, blank=True)
    area_name = models.CharField(max_length=80)
    geometry = models.JSONField(help_text="GeoJSON polygon, [lng, lat].")
    area_m2 = models.PositiveIntegerField()
    starts_at = models.DateTimeField("start")
    ends_at = models.DateTimeField("end", null=True, blank=True)
    allowed_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    rank = models.CharField("authorised by", max_length=20, choices=list(RANKS.items()), blank=True)
    extension_rank = models.CharField("extended by", max_length=20, choices=list(RANKS.items()), blank=True)
    reason = models.CharField(max_length=300)
    reviewed_on = models.DateField("last reviewed", null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField("ended early", null=True, blank=True)
    ended_reason = models.CharField("why it ended", max_length=200, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar = AuthorisationQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_at", "-pk")
        indexes: ClassVar = [models.Index(fields=["starts_at", "ends_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="authorisation_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~_OF_THE_POLICE
                | (Q(ends_at__isnull=False, allowed_hours__isnull=False) & ~Q(rank="")),
                name="power_of_the_police_has_a_rank_and_an_end",
            ),
            models.CheckConstraint(
                condition=_OF_THE_POLICE | Q(allowed_hours__isnull=True, rank="", extension_rank=""),
                name="order_of_the_council_has_no_rank",
            ),
            models.CheckConstraint(
                condition=Q(allowed_hours__isnull=True)
                | Q(ends_at__isnull=True)
                | Q(ends_at__lte=F("starts_at") + _ALLOWED),
                name="power_lasts_no_longer_than_was_allowed",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_reason="", ended_by__isnull=True)
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_reason="")),
                name="power_that_ended_early_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True)
                | Q(ended_at__gte=F("starts_at"), ends_at__isnull=True)
                | Q(ended_at__gte=F("starts_at"), ended_at__lt=F("ends_at")),
                name="power_ended_early_within_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("powers:detail", args=[self.reference])

    @property
    def called(self) -> str:
        return words.called(self.kind, self.name, self.area_name)

    @property
    def is_of_the_police(self) -> bool:
        return is_of_the_police(self.kind)

    @property
    def held_until(self) -> datetime | None:
        """When it stopped or will stop holding; None for an order without a known end."""
        return self.ended_at or self.ends_at

    @property
    def is_ended(self) -> bool:
        return self.ended_at is not None

    @property
    def never_held(self) -> bool:
        return self.ended_at is not None and self.ended_at == self.starts_at

    @property
    def last_day(self) -> date | None:
        """The last London day on any part of which it was authorised; None without a known end."""
        return local(self.ends_at - timedelta(minutes=1)).date() if self.ends_at else None

    @property
    def polygon(self) -> Any:
        return polygon_from_geojson(self.geometry)

    @property
    def area_hectares(self) -> float:
        return self.area_m2 / 10_000

    def state_at(self, now: datetime) -> State:
        return state_at(self.starts_at, self.held_until, now)
