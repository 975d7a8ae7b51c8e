"""Opens the archive's zip without letting a hostile one fill memory or time."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from imports.reading.decoding import DAMAGED, MAX_FILE_BYTES
from imports.reading.problems import FileRefusedError

# Crime CSVs shrink to between a third and a thirtieth; bombs to less than a thousandth.
MAX_SHRINKAGE = 200
MAX_ARCHIVE_BYTES = 32 * 1024**3


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the archive, checked by what the archive declares about it."""

    name: str
    size: int
    open: Callable[[], BinaryIO]


def open_archive(path: Path, stack: ExitStack, max_files: int) -> Iterator[Member]:
    """The files of a zip, folders left out; refused whole when a declared size is absurd."""
    try:
        archive = stack.enter_context(zipfile.ZipFile(path))
    except DAMAGED as error:
        raise FileRefusedError("not a zip archive, or a damaged one: download it again") from error
    members = [info for info in archive.infolist() if not info.is_dir()]
    if len(members) > max_files:
        raise FileRefusedError(f"the archive holds more than {max_files:,} files")
    if sum(info.file_size for info in members) > MAX_ARCHIVE_BYTES:
        raise FileRefusedError(f"the archive unpacks to more than {MAX_ARCHIVE_BYTES // 1024**3} GB")
    for info in members:
        _check(info)
        yield Member(info.filename, info.file_size, partial(_open, archive, info))


def _check(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & 0x1:
        raise FileRefusedError(f"{info.filename} in the archive is locked with a password")
    if not info.filename.lower().endswith(".csv"):
        return
    if info.file_size > MAX_FILE_BYTES:
        raise FileRefusedError(f"{info.filename} unpacks to more than {MAX_FILE_BYTES // 1024**2} MB")
    if info.file_size > MAX_SHRINKAGE * max(info.compress_size, 1024):
        raise FileRefusedError(f"{info.filename} unpacks to far more than a crime file could")


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    # zipfile never gives out more than the declared size, and then checks the checksum.
    return cast(BinaryIO, archive.open(info))
