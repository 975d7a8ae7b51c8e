"""Locks that the database lets go of by itself when their holder dies."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection

# Any fixed number: that it is a file of this room which the second number names.
_EXPORT = 0x455850


@contextmanager
def export_in_hand(pk: int) -> Iterator[bool]:
    """Whether this worker has the file to itself: a task can be delivered twice."""
    is_ours = _ask("SELECT pg_try_advisory_lock(%s, %s)", pk)
    try:
        yield is_ours
    finally:
        if is_ours:
            # With a connection that is lost, the lock is gone too.
            with suppress(DatabaseError):
                _ask("SELECT pg_advisory_unlock(%s, %s)", pk)


def exports_in_hand() -> set[int]:
    """Those that a living worker writes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2"
            " AND classid = %s"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [_EXPORT],
        )
        return {row[0] for row in cursor.fetchall()}


def _ask(statement: str, pk: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [_EXPORT, pk])
        return bool(cursor.fetchone()[0])
