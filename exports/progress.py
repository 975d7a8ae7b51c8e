"""How far a file has come: in the cache, as its one transaction shows nothing before it ends."""

import time
from contextlib import suppress

from django.core.cache import cache
from redis.exceptions import RedisError

from exports.models import ExportJob

_SECONDS_KEPT = 3600
_SECONDS_BETWEEN = 0.25


def percent_of(job: ExportJob) -> int | None:
    """None while it waits for a worker, or where nothing is known."""
    found = cache.get(_key(job.pk))
    if not found:
        return None
    done, of = found
    return min(done * 100 // of, 100) if of else 0


class ProgressTeller:
    """Tells at most four times a second, however often it is called."""

    def __init__(self, job: ExportJob) -> None:
        self._pk = job.pk
        self._told_at = 0.0

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self._told_at < _SECONDS_BETWEEN:
            return
        self._told_at = now
        # A bar that does not move must not stop an export.
        with suppress(RedisError):
            cache.set(_key(self._pk), (done, of), _SECONDS_KEPT)


def _key(pk: int) -> str:
    return f"exports:progress:{pk}"
