"""A copy of the test database, for what has to be committed or cannot run inside a transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections


@contextmanager
def copied_database(name: str) -> Iterator[None]:
    """Everything in the block happens in a copy: nothing has to be cleared away, no other test meets it."""
    ours = connections.settings["default"]
    original = ours["NAME"]
    copy = f"{original}_{name}"
    _command(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
    _command(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')
    ours["NAME"] = connection.settings_dict["NAME"] = copy
    try:
        yield
    finally:
        connection.close()
        ours["NAME"] = connection.settings_dict["NAME"] = original
        _command(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _command(sql: str) -> None:
    """Run from the maintenance database: nobody may be connected to what is copied or dropped."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)
