"""What can come of a visit: a list that administrators keep."""

from datetime import date
from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organisation
from patrols.querysets import OutcomeCodeQuerySet


@pghistory.track()
class OutcomeCode(models.Model):
    """One kind of outcome, such as young people engaged. Not the amount of a fine nor an age limit.

    There is no code for nothing to report: that is a patrol without outcomes which says so.
    """

    class Headline(models.TextChoices):
        ARRESTS = "arrests", "Arrests"
        STOP_SEARCHES = "stop_searches", "Stop searches"
        INFORMAL_WARNINGS = "informal_warnings", "Informal warnings"
        FIXED_PENALTIES = "fixed_penalties", "Fixed penalties"
        YOUTH_ENGAGEMENTS = "youth_engagements", "Young people engaged"
        COMPLIANCE = "compliance_without_enforcement", "Complied without enforcement"
        WEAPONS_FOUND = "weapons_found", "Weapons found"
        INTELLIGENCE = "intelligence", "Intelligence submitted"
        ENGAGEMENTS = "engagements", "Other engagements"
        POWERS_USED = "powers_used", "Other powers used"
        REFERRALS = "referrals", "Referrals"
        OTHER = "other", "Other"

    code = models.CharField(max_length=20, unique=True)
    label = models.CharField(max_length=60)
    headline = models.CharField(max_length=40, choices=Headline)
    usable_by = ArrayField(models.CharField(max_length=10, choices=Organisation.Kind))
    is_count = models.BooleanField(default=True, help_text="Whether it can happen more than once in a visit.")
    basis = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=100)

    objects: ClassVar = OutcomeCodeQuerySet.as_manager()

    class Meta:
        ordering = ("position", "code")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gt=F("valid_from")),
                name="outcome_code_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(usable_by__len__gt=0), name="outcome_code_is_usable_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("outcome-codes:edit", args=[self.code])

    def holds_on(self, day: date) -> bool:
        """Whether it could be used that day; `valid_to` is the first day on which it no longer can."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or day < self.valid_to)

    @property
    def users(self) -> str:
        return ", ".join(Organisation.Kind(kind).label for kind in self.usable_by)
