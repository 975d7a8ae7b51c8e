"""Locks that the database lets go of by itself when their holder dies."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection


@contextmanager
def held(whose: int, number: int) -> Iterator[bool]:
    """Whether this worker has it to itself: a task can be delivered twice. `whose` is any fixed number of
    the caller's own, which says what the second one counts.
    """
    is_ours = _ask("SELECT pg_try_advisory_lock(%s, %s)", whose, number)
    try:
        yield is_ours
    finally:
        if is_ours:
            # With a connection that is lost, the lock is gone too.
            with suppress(DatabaseError):
                _ask("SELECT pg_advisory_unlock(%s, %s)", whose, number)


def wait_until_commit(whose: int, number: int) -> None:
    """Whoever holds it is waited for; then it is ours for the rest of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [whose, number])


def all_held(whose: int) -> set[int]:
    """The numbers that living workers hold."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2"
            " AND classid = %s"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [whose],
        )
        return {row[0] for row in cursor.fetchall()}


def _ask(statement: str, whose: int, number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [whose, number])
        return bool(cursor.fetchone()[0])
