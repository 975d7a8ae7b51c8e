"""When the schools of the county are open, as the county council publishes it."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value

from patrols.plans.school_terms import Term


class SchoolTerm(models.Model):
    """A run of school days without a holiday in it. None is shipped: the dates come from their source.

    It is no statement about a single school, which may close on training days or keep dates of its own.
    """

    name = models.CharField(max_length=80)
    first_on = models.DateField()
    last_on = models.DateField()
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("first_on",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="school_term_ends_after_it_begins"
            ),
            ExclusionConstraint(
                name="one_school_term_at_a_time",
                expressions=[(Func("first_on", "last_on", Value("[]"), function="daterange"), "&&")],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.first_on} to {self.last_on}"

    @property
    def term(self) -> Term:
        return Term(self.name, self.first_on, self.last_on, self.source)
