"""Periods, holds, and what was erased: about records, never a copy of one."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse


class RetentionPeriod(models.Model):
    """For how long a kind of record is kept, from a day on, as somebody confirmed who may.

    The newest of a kind that has begun holds; without any, nothing of that kind is erased. Never changed: a
    newer one follows.
    """

    kind = models.CharField(max_length=40)
    months = models.PositiveSmallIntegerField()
    from_on = models.DateField("from")
    basis = models.CharField("where it is decided", max_length=80)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ("kind", "-from_on", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(months__gte=1), name="retention_lasts_a_month_or_more"),
        ]

    def __str__(self) -> str:
        return f"{self.months} months"


class LegalHold(models.Model):
    """What may not be erased though its time is over: one record, or a kind from one day to another."""

    kind = models.CharField(max_length=40)
    reference = models.CharField("which record", max_length=60, blank=True)
    first_on = models.DateField("first day", null=True, blank=True)
    last_on = models.DateField("last day", null=True, blank=True)
    reason = models.CharField("why", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(~Q(reference="") & Q(first_on__isnull=True, last_on__isnull=True))
                | Q(reference="", first_on__isnull=False, last_on__isnull=False, first_on__lte=F("last_on")),
                name="hold_is_on_a_record_or_on_days",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="lifted_hold_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        if self.first_on is None or self.last_on is None:
            return self.reference
        first, last = (f"{day.day} {day:%B %Y}" for day in (self.first_on, self.last_on))
        return first if first == last else f"{first} to {last}"


class Erasure(models.Model):
    """What was proposed to be erased, who decided it, and what went: references and counts, kept for good."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        DECLINED = "declined", "Not erased"
        ERASED = "erased", "Erased"

    kind = models.CharField(max_length=40)
    # The period that it follows, in the words of then.
    months = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=80)
    before = models.DateTimeField(help_text="Those that began earlier are over.")
    references = ArrayField(models.CharField(max_length=60))
    first_at = models.DateTimeField(help_text="When the oldest of them began.")
    last_at = models.DateTimeField(help_text="When the newest of them began.")
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=200, blank=True)
    # How many rows of what went with them, history included.
    took = models.JSONField(default=dict)

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("kind",), condition=Q(state="proposed"), name="one_proposed_erasure_per_kind"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="decided_erasure_says_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {len(self.references)}"

    def get_absolute_url(self) -> str:
        return reverse("retention:erasure", args=[self.pk])

    @property
    def is_proposed(self) -> bool:
        return self.state == self.State.PROPOSED

    @property
    def took_rows(self) -> int:
        return sum(self.took.values())


class ErasedCount(models.Model):
    """How many records of one month, place and category were erased, so that years can still be compared.

    A number and no record. Shown through disclosure control alone, whoever asks.
    """

    kind = models.CharField(max_length=40)
    month = models.DateField("first day of the month")
    place = models.CharField(max_length=60, blank=True)
    category = models.CharField(max_length=60)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ("kind", "month", "place", "category")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("kind", "month", "place", "category"), name="one_erased_count_of_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count} of {self.category}, {self.month:%B %Y}"


class TextReview(models.Model):
    """Somebody looked at the words of one record when they were old: kept until a day, or taken out.

    It holds no words.
    """

    class Outcome(models.TextChoices):
        KEPT = "kept", "Kept"
        TAKEN_OUT = "taken_out", "Taken out"

    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=60)
    outcome = models.CharField(max_length=10, choices=Outcome)
    keep_until_on = models.DateField("keep until", null=True)
    looked_at = models.DateTimeField()
    looked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-pk",)
        indexes: ClassVar = [models.Index(fields=["kind", "keep_until_on"], name="texts_looked_at")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome="kept", keep_until_on__isnull=False)
                | Q(outcome="taken_out", keep_until_on__isnull=True),
                name="kept_text_says_until_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.get_outcome_display().lower()}"
