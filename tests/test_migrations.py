"""The migrations say what the models say, and each can be undone."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from tests.copied_database import copied_database
from tests.house import ROOMS, ROOT


@pytest.mark.django_db
def test_the_models_have_not_moved_on_without_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_every_step_can_be_undone() -> None:
    one_way = [
        f"{key}: {operation.describe()}"
        for key, migration in MigrationLoader(connection).disk_migrations.items()
        if key[0] in ROOMS
        for operation in migration.operations
        if not operation.reversible
    ]

    assert one_way == []


def test_migrations_have_names_that_say_something() -> None:
    automatic = [
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in Path(ROOT / room).glob("migrations/0*.py")
        if "_auto_2" in path.name
    ]

    assert automatic == []


def test_all_our_migrations_can_be_undone(django_db_setup: None, django_db_blocker: Any) -> None:
    """In a copy of the database: an index that is made while a table is in use wants no transaction."""
    with django_db_blocker.unblock(), copied_database("undone"):
        executor = MigrationExecutor(connection)
        rooms = [(room, None) for room in ROOMS if room in executor.loader.migrated_apps]

        executor.migrate(rooms)

        left = [name for name in connection.introspection.table_names() if name.partition("_")[0] in ROOMS]
        assert left == []
