"""Questions about the status of technology that read as a phrase."""

from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from accounts.models import User
from accounts.rights import Right
from deployments.register.standing import Standing, pauses_in, standings


class TechnologyStatusQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The rows that this person may read: all of them, or none."""
        if isinstance(user, User) and user.can(Right.VIEW_DEPLOYMENTS):
            return self
        return self.none()

    def lines(self) -> list[Standing]:
        """The whole register, oldest first: a few lines, whatever happened. One query."""
        return [each.standing for each in self.order_by("since_on", "pk")]

    def standing_on(self, day: date) -> dict[str, Standing]:
        return standings(self.lines(), day)

    def pauses_from(self, day: date) -> list[Standing]:
        """What is paused that day, and the pauses that were announced for later."""
        return pauses_in(self.lines(), day)
