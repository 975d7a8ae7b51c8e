"""Questions about tracks that read as a phrase. Nobody asks for anybody else's."""

import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from accounts.models import User
from accounts.rights import Right
from patrols.tracks.erasure import next_run


class TrackQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, whatever one's role."""
        allowed = isinstance(user, User) and user.can(Right.LOG_PATROLS)
        return self.filter(officer=user) if allowed else self.none()

    def created_as(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def kept(self) -> Self:
        return self.filter(forgotten_at__isnull=True)

    def over_by_the_next_run(self, now: datetime, *, days: int) -> Self:
        """Those whose days would be over before they could be erased again."""
        return self.filter(uploaded_at__lt=next_run(now) - timedelta(days=days))

    def for_list(self) -> Self:
        """Without the points, which may be megabytes each."""
        return self.select_related("patrol").defer("raw")
