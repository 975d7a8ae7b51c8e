"""Questions about deployments that read as a phrase."""

from datetime import datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rights import Right
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

    def not_cancelled(self) -> Self:
        return self.exclude(status=Status.CANCELLED)

    def of_technology(self, technology: str) -> Self:
        return self.filter(technology=technology)

    def for_list(self) -> Self:
        return self.select_related("zone_version__zone", "operator").prefetch_related("results")

    def rows(self) -> list[dict[str, Any]]:
        """One row of figures per deployment, oldest first: what the weekly summary lists."""
        return [each.figures for each in self.for_list().order_by("starts_at", "pk")]

    def created_as(self, client_id: Any) -> Self:
        return self.filter(client_id=client_id)
