"""Questions about powers that read as a phrase."""

import uuid
from datetime import datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from shapely import Point
from shapely.geometry import shape

from accounts.models import User
from accounts.rights import Right
from zones.geometry import EDGE
from zones.powers.timing import State


class AuthorisationQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        allowed = isinstance(user, User) and user.can(Right.VIEW_ZONES)
        return self if allowed else self.none()

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def created_as(self, client_id: uuid.UUID) -> Self:
        return self.filter(client_id=client_id)

    def live_at(self, moment: datetime) -> Self:
        """In force at that moment; the moment of its end is no longer within it."""
        return self._with_end().filter(_later_than(moment), starts_at__lte=moment)

    def live_between(self, start: datetime, end: datetime) -> Self:
        """In force at some moment of that time, which does not hold its own end."""
        held = self._with_end().exclude(ended_at__isnull=False, ended_at=F("starts_at"))
        return held.filter(_later_than(start), starts_at__lt=end)

    def coming_after(self, moment: datetime) -> Self:
        never = Q(ended_at__isnull=False, ended_at=F("starts_at"))
        return self.filter(starts_at__gt=moment).exclude(never)

    def past_by(self, moment: datetime) -> Self:
        """Over by then, or withdrawn before it ever held."""
        return self._with_end().filter(over_at__lte=moment) | self._with_end().filter(
            ended_at__isnull=False, ended_at=F("starts_at")
        )

    def in_state(self, state: str, now: datetime) -> Self:
        asked = {State.LIVE: self.live_at, State.COMING: self.coming_after, State.PAST: self.past_by}
        return asked[State(state)](now)

    def covering(self, lat: float, lng: float) -> Self:
        """Those whose area holds the point, edges included.

        Reads every area that is left in question, so ask for a time or a kind first.
        """
        point = Point(lng, lat)
        areas = self.order_by().values_list("pk", "geometry")
        return self.filter(pk__in=[pk for pk, area in areas if shape(area).dwithin(point, EDGE)])

    def for_list(self, now: datetime) -> Self:
        """Those in force first, then those to come, then those that are over, the latest first."""
        turn = Case(
            When(_later_than(now) & Q(starts_at__lte=now), then=Value(0)),
            When(Q(starts_at__gt=now) & ~Q(over_at=F("starts_at")), then=Value(1)),
            default=Value(2),
        )
        ranked = self._with_end().select_related("recorded_by", "ended_by").alias(turn=turn)
        return ranked.order_by("turn", "-starts_at", "-pk")

    def _with_end(self) -> Self:
        return self.annotate(over_at=Coalesce("ended_at", "ends_at"))


def _later_than(moment: datetime) -> Q:
    return Q(over_at__isnull=True) | Q(over_at__gt=moment)
