"""Questions about published crime that read as a phrase. None of them knows a week or a zone."""

from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from accounts.rights import Right
from zones.geometry import parent_masks


class RecordedCrimeQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """It is published for everybody, but figures without their context are for staff."""
        if isinstance(user, User) and user.can(Right.VIEW_RECORDED_CRIME):
            return self
        return self.none()

    def in_months(self, first: date, last: date) -> Self:
        """From one month to another, both inside."""
        return self.filter(month__gte=first.replace(day=1), month__lte=last.replace(day=1))

    def of_type(self, crime_type: str) -> Self:
        return self.filter(crime_type=crime_type)

    def with_outcome(self, outcome: str) -> Self:
        """As it is shown: a later one, else that of the street file; empty is none published."""
        later, own = Q(later_outcome=outcome), Q(later_outcome="", last_outcome=outcome)
        return self.filter(later | own if outcome else own)

    def with_point(self) -> Self:
        return self.filter(lat__isnull=False)

    def with_cell(self, resolution: int) -> Self:
        """Each crime that has a point with `cell`: its H3 cell at that resolution."""
        keep, put = parent_masks(resolution)
        return self.with_point().annotate(cell=F("h3_cell").bitand(keep).bitor(put))
