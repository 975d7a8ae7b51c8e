"""Tables as bytes, and bytes as tables, by the database's own COPY; each counted and hashed on its way."""

import hashlib
from dataclasses import dataclass
from typing import IO, Any, Protocol

from django.db import connection

from exports.everything.tables import Table

# How the database writes values down, whatever it is set to: as documented in the file.
WRITTEN_ALIKE = (
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL DateStyle = 'ISO, YMD'",
    "SET LOCAL IntervalStyle = 'iso_8601'",
    "SET LOCAL extra_float_digits = 1",
    "SET LOCAL bytea_output = 'hex'",
)


@dataclass(frozen=True, slots=True)
class Copied:
    """What came of copying one table."""

    rows: int
    size: int
    sha256: str


class Sink(Protocol):
    def write(self, data: bytes, /) -> object: ...


class Nowhere:
    """For who only wants to know the hash."""

    def write(self, data: bytes, /) -> None:
        return


class HashedWriter:
    def __init__(self, to: Sink) -> None:
        self._to = to
        self.digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> None:
        self.digest.update(data)
        self.size += len(data)
        self._to.write(data)


class HashedReader:
    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.digest = hashlib.sha256()
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        self.digest.update(data)
        self.size += len(data)
        return data


def write_alike() -> None:
    """For the rest of this transaction."""
    with connection.cursor() as cursor:
        for statement in WRITTEN_ALIKE:
            cursor.execute(statement)


def copy_out(table: Table, to: Sink) -> Copied:
    writer = HashedWriter(to)
    rows = _copy(table.copy_out, writer)
    return Copied(rows, writer.size, writer.digest.hexdigest())


def copy_in(table: Table, source: IO[bytes]) -> Copied:
    reader = HashedReader(source)
    rows = _copy(table.copy_in, reader)
    return Copied(rows, reader.size, reader.digest.hexdigest())


def _copy(statement: str, file: Any) -> int:
    # Django does not know COPY, so it has to be told to turn psycopg2's errors into its own.
    with connection.wrap_database_errors, connection.cursor() as cursor:
        cursor.copy_expert(statement, file)
        return int(cursor.rowcount)
