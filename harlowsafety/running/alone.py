"""Only one `make run` at a time on one ``var``, by a lock that the kernel frees at any end."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from harlowsafety.embedded import locks

from .steps import CannotRunError

ENDING_PATIENCE = 20


@contextlib.contextmanager
def the_only_run(folder: Path, url: str) -> Iterator[int]:
    """Hold the lock and write down who we are for the next to read; yields the open lock file."""
    note = folder / "make-run"
    descriptor = locks.open_lock(folder / "make-run.lock")
    try:
        if not locks.take(descriptor, locks.EXCLUSIVE):
            pid, _, where = _read(note).partition(" ")
            if _is_alive(pid):
                raise CannotRunError(
                    f"It is already running at {where} (process {pid}): stop that one first."
                )
            print("The previous run was cut short and its processes are ending …", flush=True)
            if not locks.take(descriptor, locks.EXCLUSIVE, wait=ENDING_PATIENCE):
                raise CannotRunError("Processes of the previous run are still there: end them and try again.")
        note.write_text(f"{os.getpid()} {url}", encoding="ascii")
        yield descriptor
    finally:
        os.close(descriptor)


def _read(note: Path) -> str:
    try:
        return note.read_text(encoding="ascii")
    except OSError:
        return ""


def _is_alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
