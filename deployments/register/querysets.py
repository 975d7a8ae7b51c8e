"""Questions about the status of technology that read as a phrase."""

from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from accounts.models import User
from accounts.rights import Right
from deployments import technologies
from deployments.register.standing import Standing, State


class TechnologyStatusQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The rows that this person may read: all of them, or none."""
        if isinstance(user, User) and user.can(Right.VIEW_DEPLOYMENTS):
            return self
        return self.none()

    def pauses_from(self, day: date) -> list[Standing]:
        """What is paused that day, and the pauses that were announced for later: one query."""
        now: dict[str, Standing] = {}
        later = []
        for each in self.order_by("since_on"):
            if each.since_on <= day:
                now[each.technology] = each.standing
            elif each.state == State.PAUSED:
                later.append(each.standing)
        return [*(line for line in now.values() if line.is_paused), *later]

    def standing_on(self, day: date) -> dict[str, Standing]:
        """How each technology stands that day, in the order of the list of technologies: one query."""
        newest = self.filter(since_on__lte=day).order_by("technology", "-since_on").distinct("technology")
        told = {each.technology: each.standing for each in newest}
        return {
            technology.value: told.get(technology.value, Standing(technology=technology.value))
            for technology in technologies.LABELS
        }
