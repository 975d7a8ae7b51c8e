"""How often one person, or one of their keys, may ask the API: per minute, and for what is heavy per hour.

A count in Redis for each window of time: one step for it, whatever else runs at once.
"""

from dataclasses import dataclass
from functools import cache
from math import ceil
from time import time
from typing import Any

from django.conf import settings
from redis import Redis
from rest_framework.exceptions import ErrorDetail, Throttled
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from accounts.models import ApiToken

_READS = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True)
class Limit:
    """So many of a kind in so many seconds."""

    kind: str
    most: int
    seconds: int

    @property
    def in_words(self) -> str:
        return f"{self.most} {self.kind} in {'a minute' if self.seconds == 60 else 'an hour'}"


class PerPersonAndKey(BaseThrottle):
    """Each key of a person counts for itself, and so do all their browsers together."""

    def allow_request(self, request: Request, view: Any) -> bool:
        limit, now = limit_of(request.method or "", view), time()
        if count(who(request), limit, now) > limit.most:
            raise TooOften(limit, ceil(limit.seconds - now % limit.seconds))
        return True


class TooOften(Throttled):
    """429, with the seconds until the window is over also in `Retry-After`."""

    def __init__(self, limit: Limit, wait: int) -> None:
        super().__init__(wait)
        later = f"{wait} seconds" if wait < 120 else f"{ceil(wait / 60)} minutes"
        self.detail = ErrorDetail(
            f"That was too often: {limit.in_words} are the most. Try again in {later}.", self.default_code
        )


def limit_of(method: str, view: Any) -> Limit:
    """A view names in `heavy` the actions that keep a worker busy, such as taking a list out."""
    if method in _READS:
        return Limit("readings", settings.API_READS_A_MINUTE, 60)
    if getattr(view, "action", None) in getattr(view, "heavy", ()):
        return Limit("imports and exports", settings.API_HEAVY_AN_HOUR, 60 * 60)
    return Limit("changes", settings.API_WRITES_A_MINUTE, 60)


def who(request: Request) -> str:
    """Also those who are nobody here, though nothing is answered to them."""
    if isinstance(request.auth, ApiToken):
        return f"key:{request.auth.number}"
    return f"person:{request.user.pk}"


def count(whose: str, limit: Limit, now: float) -> int:
    """How many there were in this window, with this one."""
    kind = limit.kind.replace(" ", "-")
    key = f"harlowsafety:often:{kind}:{whose}:{int(now // limit.seconds)}"
    counters = _counters()
    many = int(counters.incr(key))
    if many == 1:
        counters.expire(key, limit.seconds)
    return many


@cache
def _counters() -> Redis:
    """Not by way of Django's cache, which asks twice and makes a client anew: every request is counted."""
    return Redis.from_url(settings.REDIS_URL)
