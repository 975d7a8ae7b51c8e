"""Locks that the database lets go of by itself when their holder dies."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection

from imports.kinds import ImportKind

# Any two fixed numbers: whose batch it is that the second number names, and whose turn.
_BATCH = 0x494D50
_TURN = 0x494D51


@contextmanager
def batch_in_hand(pk: int) -> Iterator[bool]:
    """Whether this worker has the batch to itself: a task can be delivered twice."""
    with _held(_BATCH, pk) as is_ours:
        yield is_ours


@contextmanager
def turn_of(kind: ImportKind) -> Iterator[bool]:
    """Whether no other import that must not run beside this one is running."""
    with _held(_TURN, _turn_number(kind)) as is_ours:
        yield is_ours


def wait_for_turn_until_commit(word: str) -> None:
    """For a door that is no batch, such as a command: whoever has the turn is waited for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, _number_of(word)])


def batches_in_hand() -> set[int]:
    """Those that a living worker holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2"
            " AND classid = %s"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [_BATCH],
        )
        return {row[0] for row in cursor.fetchall()}


@contextmanager
def _held(whose: int, number: int) -> Iterator[bool]:
    is_ours = _ask("SELECT pg_try_advisory_lock(%s, %s)", whose, number)
    try:
        yield is_ours
    finally:
        if is_ours:
            # With a connection that is lost, the lock is gone too.
            with suppress(DatabaseError):
                _ask("SELECT pg_advisory_unlock(%s, %s)", whose, number)


def _turn_number(kind: ImportKind) -> int:
    return _number_of(kind.alone_key or kind.key)


def _number_of(word: str) -> int:
    return zlib.crc32(word.encode()) >> 1


def _ask(statement: str, whose: int, number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [whose, number])
        return bool(cursor.fetchone()[0])
