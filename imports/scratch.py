"""A folder for files that are being read, erased afterwards: by the next one, if this process is killed."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_IN_USE = "in-use"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Nobody else's, and gone when the block is left."""
    home = _home()
    _erase_left_behind(home)
    folder = Path(tempfile.mkdtemp(dir=home))
    try:
        # The system lets go of the lock however this process ends, so a folder tells if it is in use.
        with (folder / _IN_USE).open("wb") as mark:
            fcntl.flock(mark, fcntl.LOCK_EX)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def erase_left_behind() -> None:
    """What processes left here that were killed, without waiting for the next that reads a file."""
    _erase_left_behind(_home())


def _home() -> Path:
    home = Path(tempfile.gettempdir()) / f"harlowsafety-imports-{os.getuid()}"
    home.mkdir(mode=0o700, exist_ok=True)
    found = home.lstat()
    if home.is_symlink() or found.st_uid != os.getuid():
        raise PermissionError(f"{home} is somebody else's")
    return home


def _erase_left_behind(home: Path) -> None:
    for folder in home.iterdir():
        # Without its mark it is being made at this moment.
        with suppress(OSError), (folder / _IN_USE).open("rb") as mark:
            if _is_free(mark):
                shutil.rmtree(folder, ignore_errors=True)


def _is_free(mark: IO[bytes]) -> bool:
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
