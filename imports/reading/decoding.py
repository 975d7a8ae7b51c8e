"""Looks once at a file's bytes before anything is believed: its hash, size and encoding."""

import codecs
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from imports.reading.problems import FileRefusedError

CHUNK = 1 << 18
# The Met's busiest month is about 25 MB; ten times that is no police file.
MAX_FILE_BYTES = 256 * 1024 * 1024

# What a failing disk and a damaged archive raise.
DAMAGED = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)

_NOT_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


@dataclass(frozen=True, slots=True)
class Looked:
    """What one pass over the bytes tells."""

    sha256: str
    size: int
    encoding: str

    @property
    def notes(self) -> list[str]:
        if self.encoding == "cp1252":
            return ["not UTF-8, so read as Windows-1252: check names with accents"]
        return []


def look_at(stream: BinaryIO, max_bytes: int = MAX_FILE_BYTES) -> Looked:
    """Hash the file, find its encoding, and refuse what no CSV holds."""
    digest = hashlib.sha256()
    utf8 = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    bad_cp1252_line: int | None = None
    size = lines = 0
    while chunk := stream.read(CHUNK):
        if size == 0 and chunk[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise FileRefusedError("the file is saved as UTF-16: save it again as “CSV UTF-8”")
        size += len(chunk)
        if size > max_bytes:
            raise FileRefusedError(f"the file is larger than {max_bytes // 1024**2} MB")
        digest.update(chunk)
        if (nul := chunk.find(b"\0")) >= 0:
            line = lines + chunk.count(b"\n", 0, nul) + 1
            raise FileRefusedError("a NUL byte: the file is damaged, download it again", line)
        is_plain = chunk.isascii()
        # Most chunks are plain ASCII, which is both, unless a character was cut off before it.
        if is_utf8 and not (is_plain and not utf8.getstate()[0]):
            is_utf8 = _decodes(utf8, chunk)
        if is_plain:
            lines += chunk.count(b"\n")
            continue
        if bad_cp1252_line is None and (bad := _NOT_IN_CP1252.search(chunk)):
            bad_cp1252_line = lines + chunk.count(b"\n", 0, bad.start()) + 1
        lines += chunk.count(b"\n")
    if is_utf8 and _decodes(utf8, b"", final=True):
        return Looked(digest.hexdigest(), size, "utf-8-sig")
    if bad_cp1252_line is not None:
        raise FileRefusedError("neither UTF-8 nor Windows-1252 text", bad_cp1252_line)
    return Looked(digest.hexdigest(), size, "cp1252")


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


class WatchedBytes(io.RawIOBase):
    """The file's bytes once more, watched: how far it is read, and that it is still the same."""

    def __init__(self, stream: BinaryIO, looked: Looked, on_bytes: Callable[[int], None]) -> None:
        self._stream = stream
        self._looked = looked
        self._on_bytes = on_bytes
        self._digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            chunk = self._stream.read(len(buffer))
        except DAMAGED as error:
            raise FileRefusedError("the file could not be read to its end") from error
        self._digest.update(chunk)
        if not chunk and self._digest.hexdigest() != self._looked.sha256:
            raise FileRefusedError("the file was changed while it was being read")
        buffer[: len(chunk)] = chunk
        self._on_bytes(len(chunk))
        return len(chunk)

    def close(self) -> None:
        self._stream.close()
        super().close()
