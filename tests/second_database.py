"""A second real database beside the test's own, empty but for what migrations put in."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections, transaction

from exports.everything.copying import Nowhere, copy_out, write_alike
from exports.everything.tables import tables
from harlowsafety import embedded


@contextmanager
def new_database() -> Iterator[str]:
    """Its name. The test database must hold no rows of tests while it is made."""
    original = connections.settings["default"]["NAME"]
    name = f"{original}_second"
    _maintain(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    _maintain(f'CREATE DATABASE "{name}" TEMPLATE "{original}"')
    try:
        yield name
    finally:
        _maintain(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Everything in the block is asked of that database."""
    ours = connections.settings["default"]
    original = ours["NAME"]
    connection.close()
    ours["NAME"] = connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        ours["NAME"] = connection.settings_dict["NAME"] = original


def restore(path: Path, database: str) -> "subprocess.CompletedProcess[str]":
    """The command, in a process of its own, on that database."""
    server, _, _ = embedded.database_url(settings.VAR_DIR).rpartition("/")
    return subprocess.run(
        [sys.executable, "manage.py", "restore_everything", path],
        cwd=settings.BASE_DIR, env={**os.environ, "DATABASE_URL": f"{server}/{database}"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def held() -> dict[str, list[object]]:
    """Of each table how many rows it has, and the hash of all of them."""
    with transaction.atomic():
        write_alike()
        copied = {table.name: copy_out(table, Nowhere()) for table in tables()}
    return {name: [each.rows, each.sha256] for name, each in copied.items()}


def rows(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _maintain(statement: str) -> None:
    """Run from the maintenance database: nobody may be connected to what is copied or dropped."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
