"""What the law sets for an outcome code, from one day to another."""

from datetime import date, timedelta
from typing import ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value

from patrols.models.outcome_code import OutcomeCode


@pghistory.track()
class OutcomeTerms(models.Model):
    """The amount of a penalty, the least age, or how long a direction holds: what changes with the law.

    None is shipped. `valid_to` is the first day on which they no longer hold.
    """

    code = models.ForeignKey(OutcomeCode, models.CASCADE, related_name="terms")
    amount_pounds = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("code__position", "-valid_from")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="outcome_terms_end_after_they_start",
            ),
            models.CheckConstraint(
                condition=Q(amount_pounds__isnull=False)
                | Q(minimum_age__isnull=False)
                | Q(hours__isnull=False),
                name="outcome_terms_say_something",
            ),
            ExclusionConstraint(
                name="one_set_of_terms_of_a_code_at_a_time",
                expressions=[
                    (Func("code_id", "code_id", Value("[]"), function="int8range"), "&&"),
                    (Func("valid_from", "valid_to", function="daterange"), "&&"),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.in_words}"

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    @property
    def last_day(self) -> date | None:
        return self.valid_to - timedelta(days=1) if self.valid_to else None

    @property
    def in_words(self) -> str:
        """£100; from 16 years; 48 hours"""
        amount = None if self.amount_pounds is None else f"{self.amount_pounds:.2f}".removesuffix(".00")
        parts = (
            amount and f"£{amount}",
            self.minimum_age is not None and f"from {self.minimum_age} years",
            self.hours is not None and f"{self.hours} hours",
        )
        return "; ".join(part for part in parts if part)
