"""Questions about the town's events that read as a phrase."""

import uuid
from datetime import datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, F, Q, Value, When

from accounts.models import User
from accounts.rights import Right
from zones.events.timing import State


class TownEventQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        allowed = isinstance(user, User) and user.can(Right.VIEW_ZONES)
        return self if allowed else self.none()

    def created_as(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def going_ahead(self) -> Self:
        return self.filter(cancelled_at__isnull=True)

    def between(self, start: datetime, end: datetime) -> Self:
        """On at some moment of that time, which does not hold its own end."""
        return self.filter(starts_at__lt=end, ends_at__gt=start)

    def concerning(self, zone: Any) -> Self:
        """In the zone, in one within it or around it, or in the whole town."""
        here = Q(zone=zone) | Q(zone__parent=zone) | Q(zone__isnull=True)
        return self.filter(here | Q(zone=zone.parent_id) if zone.parent_id else here)

    def in_state(self, state: str, now: datetime) -> Self:
        if state == State.CANCELLED:
            return self.filter(cancelled_at__isnull=False)
        asked = {
            State.ON: Q(starts_at__lte=now, ends_at__gt=now),
            State.COMING: Q(starts_at__gt=now),
            State.OVER: Q(ends_at__lte=now),
        }
        return self.going_ahead().filter(asked[State(state)])

    def for_list(self, now: datetime) -> Self:
        """Those on now; those to come, the next first; then those over or cancelled, the latest first."""
        is_coming = Q(cancelled_at__isnull=True, starts_at__gt=now)
        turn = Case(
            When(cancelled_at__isnull=False, then=Value(3)),
            When(is_coming, then=Value(1)),
            When(ends_at__gt=now, then=Value(0)),
            default=Value(2),
        )
        next_first = Case(When(is_coming, then=F("starts_at")))
        ranked = self.select_related("zone", "recorded_by", "cancelled_by").alias(
            turn=turn, next_first=next_first
        )
        return ranked.order_by("turn", "next_first", "-starts_at", "-pk")
