"""Whether any worker reads the queue of long work: each says so while it lives, also with its hands full."""

from collections.abc import Iterable

from django.core.cache import cache
from redis.exceptions import RedisError

LONG = "long"
SECONDS_BETWEEN = 20
# A worker that died is missed this much later.
SECONDS_KEPT = 70


def say_read(queues: Iterable[str]) -> None:
    """A worker's word, every so many seconds."""
    try:
        for queue in queues:
            cache.set(_key(queue), True, SECONDS_KEPT)
    except RedisError:
        # Said again soon; a worker must not die of it.
        return


def is_read(queue: str = LONG) -> bool:
    return cache.get(_key(queue)) is True


def _key(queue: str) -> str:
    return f"long-work:queue-is-read:{queue}"
