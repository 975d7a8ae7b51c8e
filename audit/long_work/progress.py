"""How far work has come: in the cache, as its one transaction shows nothing before it ends."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from django.core.cache import cache
from redis.exceptions import RedisError

from audit.long_work.queue import is_read

SECONDS_KEPT = 3600
_SECONDS_BETWEEN = 0.25
WAITS = "Waiting for its turn"
WAITS_IN_VAIN = (
    "Waiting: the worker that does this is not running. Tell whoever runs this service. It goes on by itself "
    "once the worker runs again."
)


@dataclass(frozen=True, slots=True)
class Progress:
    """Bytes or rows done, of so many; of nothing where somebody is at it and nobody knows how far."""

    done: int
    total: int

    @property
    def percent(self) -> int | None:
        """Of a hundred, rounded down: a hundred is said only at the end."""
        return min(self.done * 100 // self.total, 100) if self.total > 0 else None

    @property
    def words(self) -> str:
        if self.percent is None:
            return "Under way"
        # The last part of the work is done in one go, after everything has been read.
        return "Nearly done" if self.percent == 100 else f"{self.percent}% done"


def progress_at(key: str) -> Progress | None:
    """None while it waits for a worker, or where nothing is known."""
    found = cache.get(key)
    return Progress(*found) if found else None


def words_of(progress: Progress | None) -> str:
    """How far it is, or why it waits."""
    if progress is not None:
        return progress.words
    return WAITS if is_read() else WAITS_IN_VAIN


class ProgressTeller:
    """Tells at most four times a second, however often it is called; somebody who watches, each time."""

    def __init__(self, key: str, also_tell: Callable[[int, int], None] | None = None) -> None:
        self._key = key
        self._also_tell = also_tell
        self._told_at = 0.0

    def at_work(self) -> None:
        """Somebody is at it, and nobody knows how far."""
        self._set((0, 0))

    def __call__(self, done: int, total: int) -> None:
        if self._also_tell:
            self._also_tell(done, total)
        now = time.monotonic()
        if now - self._told_at >= _SECONDS_BETWEEN:
            self._told_at = now
            self._set((done, total))

    def forget(self) -> None:
        self._set(None)

    def _set(self, value: tuple[int, int] | None) -> None:
        # A bar that does not move must not stop the work.
        with suppress(RedisError):
            cache.set(self._key, value, SECONDS_KEPT)
