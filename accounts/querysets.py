"""Questions about people that read as a phrase."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q


class UserQuerySet(models.QuerySet[Any]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def who_left(self) -> Self:
        return self.filter(is_active=False)

    def never_signed_in(self) -> Self:
        return self.active().filter(last_login__isnull=True)

    def waiting_for(self, adder: Any) -> Self:
        """Accounts that this person made for others and nobody has used yet."""
        return self.never_signed_in().filter(added_by=adder)

    def quiet_since(self, moment: datetime) -> Self:
        """Active people who have not signed in since then, or never though they have been here so long."""
        never = Q(last_login__isnull=True, joined_at__lt=moment)
        return self.active().filter(never | Q(last_login__lt=moment))
