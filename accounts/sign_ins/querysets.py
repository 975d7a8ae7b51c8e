"""Questions about where people are signed in, and which accounts are shut, that read as a phrase."""

from datetime import datetime
from typing import Any, Self

from django.db import models

from accounts.sign_ins.lengths import longest


class BrowserSessionQuerySet(models.QuerySet[Any]):
    def of(self, user: Any) -> Self:
        return self.filter(user=user)

    def not_too_old(self, now: datetime) -> Self:
        """Those that may still open a page; whether somebody was there lately is asked of each."""
        return self.filter(started_at__gt=now - longest())

    def over_at(self, now: datetime) -> Self:
        """Those that nothing can open again."""
        return self.filter(started_at__lte=now - longest())


class LockOutQuerySet(models.QuerySet[Any]):
    def of(self, person: Any) -> Self:
        return self.filter(person=person)

    def shut_at(self, now: datetime) -> Self:
        return self.filter(until__gt=now, ended_at__isnull=True)
