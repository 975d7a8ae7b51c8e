"""Questions about deployments that read as a phrase."""

from dataclasses import fields
from datetime import datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, Sum

from accounts.models import User
from accounts.rights import Right
from deployments.outcomes import WEAPONS_ON_A_PERSON, Attribution
from deployments.totals import Counts, totals
from deployments.workflow import Status
from measures.weeks import Week
from zones.querysets import LocatedQuerySet


class TechDeploymentQuerySet(LocatedQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The rows that this person may read: all of them, or none."""
        if isinstance(user, User) and user.can(Right.VIEW_DEPLOYMENTS):
            return self
        return self.none()

    def between(self, start: datetime, end: datetime) -> Self:
        """Half-open; a deployment over midnight counts where it starts."""
        return self.filter(starts_at__gte=start, starts_at__lt=end)

    def in_week(self, week: Week) -> Self:
        return self.between(week.starts_at, week.ends_at)

    def done(self) -> Self:
        """What figures count: it took place."""
        return self.filter(status__in=(Status.ACTIVE, Status.COMPLETE))

    def planned(self) -> Self:
        return self.filter(status=Status.PLANNED)

    def complete(self) -> Self:
        """What the public register tells: it is over, and what it found can be said."""
        return self.filter(status=Status.COMPLETE)

    def not_cancelled(self) -> Self:
        return self.exclude(status=Status.CANCELLED)

    def of_technology(self, technology: str) -> Self:
        return self.filter(technology=technology)

    def for_list(self) -> Self:
        return self.select_related("zone_version__zone", "operator", "import_batch").prefetch_related(
            "results"
        )

    def rows(self) -> list[dict[str, Any]]:
        """One row of figures per deployment, oldest first: what the weekly summary lists."""
        return [each.figures for each in self.for_list().order_by("starts_at", "pk")]

    def totals(self) -> list[dict[str, Any]]:
        """What those of them that took place come to, technology by technology: one query."""
        names = [field.name for field in fields(Counts) if field.name != "weapons"]
        weapons = Sum(
            "results__count",
            filter=Q(results__code__in=WEAPONS_ON_A_PERSON, results__attribution=Attribution.CAUSED_BY),
        )
        found = self.done().prefetch_related(None).order_by().values("pk", *names).annotate(weapons=weapons)
        return totals(Counts(**{name: each[name] for name in (*names, "weapons")}) for each in found)

    def created_as(self, client_id: Any) -> Self:
        return self.filter(client_id=client_id)
