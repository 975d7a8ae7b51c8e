"""Questions about patrols that read as a phrase."""

import uuid
from datetime import datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from accounts.models import User
from accounts.rights import Right
from measures.dose import Hours, hours_by_organisation
from measures.weeks import Week
from patrols.querysets.relations import related, times
from zones.models import Zone


class PatrolQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        allowed = isinstance(user, User) and user.can(Right.VIEW_PATROLS)
        return self if allowed else self.none()

    def of(self, officer: User) -> Self:
        return self.filter(officer=officer)

    def created_as(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def not_struck(self) -> Self:
        return self.filter(struck_at__isnull=True)

    def running(self) -> Self:
        return self.not_struck().filter(ended_at__isnull=True)

    def finished(self) -> Self:
        return self.filter(ended_at__isnull=False)

    def counted(self) -> Self:
        """What figures count: over, and not struck out."""
        return self.finished().not_struck()

    def between(self, start: datetime, end: datetime) -> Self:
        """Half-open; a patrol counts where it starts, also when it runs past midnight."""
        return self.filter(started_at__gte=start, started_at__lt=end)

    def in_week(self, week: Week) -> Self:
        return self.between(week.starts_at, week.ends_at)

    def overlapping(self, start: datetime, end: datetime | None) -> Self:
        """Those that share a moment with this time; no end means still running."""
        begun = self if end is None else self.filter(started_at__lt=end)
        return begun.filter(Q(ended_at__isnull=True) | Q(ended_at__gt=start))

    def in_zone(self, zone: Zone) -> Self:
        """With a visit to the zone or one of its children."""
        visits = related(self.model, "visits").in_zone(zone).filter(patrol=OuterRef("pk"))
        return self.filter(Exists(visits))

    def with_organisation(self, organisation: Any) -> Self:
        """On which the organisation had somebody, its own patrol or a joint one."""
        crews = related(self.model, "crews").filter(patrol=OuterRef("pk"), organisation=organisation)
        return self.filter(Exists(crews))

    def for_list(self) -> Self:
        return self.select_related("officer", "organisation", "struck_by").prefetch_related(
            "crews__organisation", "visits__zone_version__zone", "visits__outcomes__code"
        )

    def with_corrections(self) -> Self:
        """What was put right on each, in one more query."""
        corrections = related(self.model, "corrections").select_related("corrected_by")
        return self.prefetch_related(Prefetch("corrections", queryset=corrections))

    def hours_by_organisation(self) -> dict[str, Hours]:
        """Patrol-hours and person-hours of each organisation, by its name; finished patrols only."""
        rows = (
            self.finished()
            .order_by()
            .values_list("crews__organisation__name", "crews__staff_count", "started_at", "ended_at")
        )
        return hours_by_organisation(times(rows.iterator()))
