"""Questions about files that were asked for that read as a phrase."""

from datetime import datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from accounts.models import User


class ExportJobQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Only who asked for a file sees it, whatever their role."""
        return self.filter(by=user) if isinstance(user, User) else self.none()

    def at_work(self) -> Self:
        """Waiting for a worker, or in the hands of one."""
        return self.filter(state__in=("waiting", "writing"))

    def past_their_time(self, now: datetime) -> Self:
        return self.filter(state="ready", expires_at__lte=now)
