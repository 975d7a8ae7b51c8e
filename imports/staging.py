"""Keeps a file's bytes in the database in pieces, and lays them out on this machine while it is read."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from imports.kinds import LocalFile
from imports.models import ImportBatch, StagedFile, StagedPiece
from imports.reading.problems import FileRefusedError
from imports.scratch import scratch_folder

# Bytes of a file in one piece: two pieces are all of it that is ever in memory.
PIECE = 1 << 20
# The quickest: a file of text comes to a quarter all the same.
_LEVEL = 1


class TooLargeError(Exception):
    """More bytes than may be sent at once."""


def keep_bytes(file: StagedFile, chunks: Iterable[bytes], *, at_most: int) -> StagedFile:
    """Store the bytes as they arrive, and what they come to: size and digest."""
    digest = hashlib.sha256()
    size = 0
    for number, piece in enumerate(_pieces(chunks)):
        size += len(piece)
        if size > at_most:
            raise TooLargeError
        digest.update(piece)
        StagedPiece.objects.create(file=file, number=number, content=zlib.compress(piece, _LEVEL))
    file.size, file.sha256 = size, digest.hexdigest()
    file.save(update_fields=["size", "sha256"])
    return file


def has_bytes(batch: ImportBatch) -> bool:
    """Whether its files can still be read."""
    return StagedPiece.objects.filter(file__batch=batch).exists()


@contextmanager
def local_files(batch: ImportBatch) -> Iterator[list[LocalFile]]:
    """The batch's files on this machine's disk, for as long as the block lasts."""
    with scratch_folder() as folder:
        yield [_lay_out(file, folder) for file in batch.files.all()]


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, in pieces of one length but for the last."""
    waiting = bytearray()
    for chunk in chunks:
        waiting += chunk
        while len(waiting) >= PIECE:
            yield bytes(waiting[:PIECE])
            del waiting[:PIECE]
    if waiting:
        yield bytes(waiting)


def _lay_out(file: StagedFile, folder: Path) -> LocalFile:
    # Its own folder for each: two files may have one name, and some readers go by the name's ending.
    path = folder / str(file.position) / f"file{Path(file.name).suffix.lower()[:10]}"
    path.parent.mkdir()
    digest = hashlib.sha256()
    with path.open("wb") as target:
        for number in range(-(-file.size // PIECE)):
            piece = StagedPiece.objects.filter(file=file, number=number).first()
            if piece is None:
                raise FileRefusedError(f"{file.name} is not kept any more: send it again")
            content = zlib.decompress(piece.content)
            digest.update(content)
            target.write(content)
    if digest.hexdigest() != file.sha256:
        raise FileRefusedError(f"{file.name} was damaged where it is kept: send it again")
    return LocalFile(name=file.name, path=path, sha256=file.sha256, size=file.size)
