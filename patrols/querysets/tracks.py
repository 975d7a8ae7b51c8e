"""Questions about tracks that read as a phrase. Nobody asks for anybody else's."""

import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from accounts.models import User
from accounts.rights import Right


class TrackQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, whatever one's role."""
        allowed = isinstance(user, User) and user.can(Right.LOG_PATROLS)
        return self.filter(officer=user) if allowed else self.none()

    def created_as(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def kept(self) -> Self:
        return self.filter(forgotten_at__isnull=True)

    def uploaded_before(self, now: datetime, *, days: int) -> Self:
        return self.filter(uploaded_at__lte=now - timedelta(days=days))

    def for_list(self) -> Self:
        """Without the points, which may be megabytes each."""
        return self.select_related("patrol").defer("raw")
