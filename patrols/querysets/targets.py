"""Questions about hours targets that read as a phrase."""

import uuid
from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from accounts.models import User
from accounts.rights import Right


class HoursTargetQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        allowed = isinstance(user, User) and user.can(Right.VIEW_PATROLS)
        return self if allowed else self.none()

    def created_as(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def standing(self) -> Self:
        """Not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def running_on(self, day: date) -> Self:
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def for_list(self) -> Self:
        """Those that stand first; then by their last day."""
        return self.select_related("zone", "organisation", "set_by", "withdrawn_by").order_by(
            models.F("withdrawn_at").asc(nulls_first=True), "ends_on", "name", "pk"
        )
