"""How far a reading has come: in the cache, as its one transaction shows nothing before it ends."""

import time
from dataclasses import dataclass

from django.core.cache import cache
from redis.exceptions import RedisError

from imports.models import ImportBatch

SECONDS_KEPT = 3600
_SECONDS_BETWEEN = 0.25


@dataclass(frozen=True, slots=True)
class Progress:
    """Bytes or rows done, of so many."""

    done: int
    total: int

    @property
    def percent(self) -> int:
        """Of a hundred, rounded down: a hundred is said only at the end."""
        return min(self.done * 100 // self.total, 100) if self.total > 0 else 0


def progress_of(batch: ImportBatch) -> Progress | None:
    """None while it waits for a worker, or where nothing is known."""
    found = cache.get(_key(batch.pk))
    return Progress(*found) if found else None


class ProgressTeller:
    """Tells at most four times a second, however often it is called."""

    def __init__(self, pk: int) -> None:
        self._pk = pk
        self._told_at = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told_at >= _SECONDS_BETWEEN:
            self._told_at = now
            self._set((done, total))

    def forget(self) -> None:
        self._set(None)

    def _set(self, value: tuple[int, int] | None) -> None:
        try:
            cache.set(_key(self._pk), value, SECONDS_KEPT)
        except RedisError:
            # A bar that does not move must not stop an import.
            return


def _key(pk: int) -> str:
    return f"imports:progress:{pk}"
