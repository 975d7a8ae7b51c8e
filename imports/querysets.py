"""Questions about imports that read as a phrase."""

from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from accounts.models import User
from imports.kinds import kinds_for
from imports.states import AT_WORK


class ImportBatchQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Whoever may import a kind sees what was sent of it, by whomever."""
        if not isinstance(user, User):
            return self.none()
        return self.filter(kind__in=[kind.key for kind in kinds_for(user)])

    def at_work(self) -> Self:
        """A worker has them in hand, or had until it died."""
        return self.filter(state__in=AT_WORK)
