"""What `make run` says: one line per step with its time, one sentence when it cannot go on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class CannotRunError(Exception):
    """Something a person has to put right; its text is the sentence to print."""


@contextmanager
def step(what: str) -> Iterator[None]:
    """Say what is being done, then how long it took."""
    started = time.monotonic()
    print(what.ljust(32), end="", flush=True)
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f"{time.monotonic() - started:6.1f} s", flush=True)
