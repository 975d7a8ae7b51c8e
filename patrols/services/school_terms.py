"""Keeping the dates of school terms."""

from collections.abc import Sequence

from django.db import transaction

from patrols.models import SchoolTerm
from patrols.plans.school_terms import Term


@transaction.atomic
def record_school_terms(terms: Sequence[Term]) -> int:
    """Each takes the place of what was recorded for its days; how many were not recorded just so before."""
    new = 0
    for each in terms:
        there = SchoolTerm.objects.filter(first_on__lte=each.last_on, last_on__gte=each.first_on)
        if [row.term for row in there] == [each]:
            continue
        there.delete()
        SchoolTerm.objects.create(
            name=each.name, first_on=each.first_on, last_on=each.last_on, source=each.source
        )
        new += 1
    return new
