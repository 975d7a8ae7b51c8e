"""File locks that the kernel frees when a process ends, however it ends: nothing can go stale."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from .errors import EmbeddedError
from .places import not_ours

SHARED = fcntl.LOCK_SH
EXCLUSIVE = fcntl.LOCK_EX


def open_lock(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except PermissionError as error:
        raise EmbeddedError(not_ours(path)) from error
    except OSError as error:
        raise EmbeddedError(f"{path} cannot be written: {error.strerror}.") from error


def take(descriptor: int, kind: int, *, wait: float = 0) -> bool:
    """Take the lock within ``wait`` seconds; False when somebody else kept it."""
    deadline = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.02)
        else:
            return True


def is_free(path: Path) -> bool:
    """Whether nobody holds the lock at this moment."""
    descriptor = open_lock(path)
    try:
        return take(descriptor, EXCLUSIVE)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def one_at_a_time(path: Path, *, wait: float, waiting_for: str) -> Iterator[None]:
    """Let one process at a time through, the others in turn."""
    descriptor = open_lock(path)
    try:
        if not take(descriptor, EXCLUSIVE, wait=wait):
            raise EmbeddedError(
                f"Another process has been {waiting_for} for {wait:.0f} seconds: stop it and try again."
            )
        yield
    finally:
        os.close(descriptor)
