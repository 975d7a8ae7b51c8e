"""For tests of real processes: wait for something to become true, find who holds a file open."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path


def eventually(condition: Callable[[], bool], *, seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def holders_of(*files: Path) -> set[int]:
    """The processes, ourselves excepted, that have one of these files open."""
    wanted = {str(file) for file in files}
    found = set()
    for folder in Path("/proc").glob("[0-9]*/fd"):
        try:
            opened = {os.readlink(file) for file in folder.iterdir()}
        except OSError:
            continue
        if opened & wanted:
            found.add(int(folder.parent.name))
    return found - {os.getpid()}
