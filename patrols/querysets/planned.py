"""Questions about planned visits, and about those that repeat, that read as a phrase."""

import uuid
from datetime import date, datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from accounts.models import User
from accounts.rights import Right
from measures.weeks import Week, local
from zones.models import Zone


class PlannedVisitQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        allowed = isinstance(user, User) and user.can(Right.VIEW_PATROLS)
        return self if allowed else self.none()

    def created_as(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def counted(self) -> Self:
        """What figures count: not cancelled."""
        return self.filter(cancelled_at__isnull=True)

    def on_day(self, day: date) -> Self:
        return self.filter(on=day)

    def in_week(self, week: Week) -> Self:
        return self.filter(on__range=(week.starts_on, week.ends_on))

    def still_to_come(self, now: datetime) -> Self:
        """Not cancelled, and somebody can still arrive in time, by the clock in Harlow."""
        here = local(now)
        clock = here.time().replace(second=0, microsecond=0)
        return self.counted().filter(Q(on__gt=here.date()) | Q(on=here.date(), to_time__gte=clock))

    def of_repeating(self, plans: Any) -> Self:
        return self.filter(repeats__in=plans)

    def in_zone(self, zone: Zone) -> Self:
        """For the zone or one of its children."""
        return self.filter(Q(zone=zone) | Q(zone__parent=zone))

    def of_organisation(self, organisation: Any) -> Self:
        return self.filter(organisation=organisation)

    def for_list(self) -> Self:
        return self.select_related(
            "zone", "organisation", "planned_by", "cancelled_by", "repeats__zone", "repeats__organisation"
        )


class RepeatingPlanQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        allowed = isinstance(user, User) and user.can(Right.VIEW_PATROLS)
        return self if allowed else self.none()

    def created_as(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def going_on(self, today: date) -> Self:
        """Not stopped, and not past their last day."""
        return self.filter(stopped_at__isnull=True, ends_on__gte=today)

    def for_list(self) -> Self:
        return self.select_related("zone", "organisation", "planned_by", "stopped_by")
