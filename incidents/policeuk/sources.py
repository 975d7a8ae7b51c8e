"""Finds the CSV files in what somebody points at: a file, a folder, or the archive's zip."""

import os
import re
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from imports.reading.problems import FileRefusedError, Problem
from imports.reading.zips import open_archive

# A browser adds " (1)" to a file that is fetched twice.
NAME = re.compile(
    r"(\d{4})-(\d{2})-([a-z]+(?:-[a-z]+)*?)-(street|outcomes|stop-and-search)(?: ?\(\d+\))?\.csv",
    re.IGNORECASE,
)

# A folder tree deeper or fuller than this is somebody's whole disk, not an archive.
MAX_FILES = 20_000


@dataclass(frozen=True, slots=True)
class Source:
    """A CSV that can be opened again and again, wherever it lies."""

    name: str
    base: str
    size: int
    open: Callable[[], BinaryIO]
    # Named by hand, so it must be a police file; one met in a folder may be something else.
    is_asked_for: bool = False

    @property
    def is_named_like_one(self) -> bool:
        return NAME.fullmatch(self.base) is not None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that somebody sent: its name tells month and force, wherever its bytes lie meanwhile."""

    name: str
    path: Path


Given = str | Path | SentFile


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something that lay beside the police files and was not read."""

    name: str
    reason: str


@dataclass(slots=True)
class Found:
    """What the paths held, in the order of month and name."""

    sources: list[Source] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    refused: list[tuple[str, Problem]] = field(default_factory=list)


def find_sources(paths: Iterable[Given], stack: ExitStack) -> Found:
    """Everything under the paths; archives stay open for as long as the stack does."""
    found = Found()
    for given in paths:
        name, path = (given.name, given.path) if isinstance(given, SentFile) else (str(given), Path(given))
        try:
            _find_in(path, name, found, stack)
        except FileRefusedError as refusal:
            found.refused.append((name, refusal.problem))
        except OSError as error:
            reason = f"cannot be opened: {error.strerror or error}"
            found.refused.append((name, Problem(reason)))
    found.sources.sort(key=lambda source: (source.base, source.name))
    return found


def files_to_send(paths: Iterable[str]) -> list[Path]:
    """The files at the paths, as a page would be given them; of a folder those that are named like one."""
    found: list[Path] = []
    for path in map(Path, paths):
        if not path.exists():
            raise FileRefusedError(f"{path}: there is no file or folder of this name")
        found += sorted(_named_like_one(path), key=lambda each: each.name) if path.is_dir() else [path]
    if not found:
        raise FileRefusedError("there is no police file here, by their names")
    return found


def _named_like_one(folder: Path) -> Iterable[Path]:
    for parent, folders, names in os.walk(folder, onerror=_raise):
        folders.sort()
        yield from (Path(parent, name) for name in names if NAME.fullmatch(name))


def _find_in(path: Path, name: str, found: Found, stack: ExitStack) -> None:
    suffix = Path(name).suffix.lower()
    if not path.exists():
        raise FileRefusedError("there is no file or folder of this name")
    if path.is_dir():
        _find_in_folder(path, found)
    elif suffix == ".zip":
        _find_in_zip(path, name, found, stack)
    elif suffix == ".csv":
        found.sources.append(_file(path, name, is_asked_for=True))
    else:
        raise FileRefusedError("not a CSV file, a folder or a zip archive")


def _find_in_folder(folder: Path, found: Found) -> None:
    seen = 0
    for parent, folders, names in os.walk(folder, onerror=_raise):
        folders.sort()
        for name in sorted(names):
            seen += 1
            if seen > MAX_FILES:
                raise FileRefusedError(f"the folder holds more than {MAX_FILES:,} files")
            path = Path(parent, name)
            if reason := reason_to_ignore(name):
                found.ignored.append(Ignored(str(path), reason))
            else:
                found.sources.append(_file(path, str(path)))


def _find_in_zip(path: Path, name: str, found: Found, stack: ExitStack) -> None:
    for member in open_archive(path, stack, MAX_FILES):
        inside = f"{name}:{member.name}"
        base = member.name.rsplit("/", 1)[-1]
        if reason := reason_to_ignore(base):
            found.ignored.append(Ignored(inside, reason))
        else:
            found.sources.append(Source(inside, base, member.size, member.open))


def reason_to_ignore(base: str) -> str:
    """Why a name met in passing is no candidate; empty when it is one."""
    if base.startswith("."):
        return "a hidden file"
    if not base.lower().endswith(".csv"):
        return "not a CSV file"
    return ""


def _file(path: Path, name: str, *, is_asked_for: bool = False) -> Source:
    return Source(name, Path(name).name, path.stat().st_size, lambda: path.open("rb"), is_asked_for)


def _raise(error: OSError) -> None:
    raise error
