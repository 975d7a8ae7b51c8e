"""Everything in: the tables of a file into an empty database of the same version, and compared."""

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.db import DataError, IntegrityError, ProgrammingError, connection, transaction
from django.db.models import Exists, OuterRef

from audit.belonging import is_held_by_triggers
from exports.everything import description
from exports.everything.copying import Nowhere, copy_in, copy_out, write_alike
from exports.everything.rules import rules
from exports.everything.tables import Table, tables

DAMAGED = "The file is damaged, or is not one of everything: nothing was restored."


class NotRestoredError(Exception):
    """Nothing was written. Its words are for people."""


_COUNTERS = """
SELECT counter.oid::regclass::text, owner.relname, attname
FROM pg_depend JOIN pg_class AS counter ON counter.oid = objid AND counter.relkind = 'S'
JOIN pg_class AS owner ON owner.oid = refobjid
JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
WHERE pg_depend.classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
AND deptype IN ('a', 'i') AND owner.relname = ANY(%s)
"""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and of when."""

    tables: int
    rows: int
    made_at: str


def restore_everything(path: Path, *, say: Callable[[str], object]) -> Restored:
    """All of it in one transaction, or nothing. Afterwards every table makes the same hash as in the file."""
    try:
        with ZipFile(path) as zipped:
            told = json.loads(zipped.read(description.FILE))
            wanted = tables()
            _refuse_another_version(told, wanted)
            with transaction.atomic():
                _refuse_a_database_in_use(wanted)
                rows = _load(zipped, told, wanted, say)
    except (BadZipFile, zlib.error, KeyError, TypeError, ValueError, EOFError) as error:
        raise NotRestoredError(DAMAGED) from error
    except OSError as error:
        raise NotRestoredError(f"The file cannot be read: {error.strerror or error}.") from error
    except (DataError, IntegrityError) as error:
        raise NotRestoredError(f"{DAMAGED} The database says: {str(error).splitlines()[0]}") from error
    say("Making anew what is counted from the records…")
    rules().rebuild()
    return Restored(len(wanted), rows, datetime.fromisoformat(told["created"]).isoformat(" ", "minutes"))


def _refuse_another_version(told: dict[str, Any], wanted: list[Table]) -> None:
    if told["format"] != description.FORMAT:
        raise NotRestoredError("The file was written in a way that this version does not read.")
    here, there = description.migrations_of(wanted), told["migrations"]
    if here != there:
        steps = {app: set(here.get(app, ())) ^ set(there.get(app, ())) for app in {*here, *there}}
        named = sorted(f"{app} {name}" for app, names in steps.items() for name in names)
        raise NotRestoredError(
            "The file was made by another version of the dashboard. Restore it with that version, then "
            f"update. They differ in: {', '.join(named[:5])}{' and others' if len(named) > 5 else ''}."
        )
    described = {
        each["name"]: [field["name"] for field in each["schema"]["fields"]] for each in told["resources"]
    }
    if described != {table.name: table.columns for table in wanted}:
        raise NotRestoredError("The tables of the file are not those of this version.")


def _refuse_a_database_in_use(wanted: list[Table]) -> None:
    used = [
        table.name
        for table in wanted
        if table.model._meta.label not in rules().filled_by_migrations and table.model._base_manager.exists()
    ]
    if used:
        raise NotRestoredError(
            "This database is in use already; everything is restored into an empty one only. "
            f"There are rows in: {', '.join(sorted(used)[:5])}."
        )


def _load(zipped: ZipFile, told: dict[str, Any], wanted: list[Table], say: Callable[[str], object]) -> int:
    write_alike()
    _quieten(wanted)
    for table in reversed(wanted):
        _run(f"DELETE FROM {table.quoted}")  # noqa: S608 - the name of a table of ours
    described = {each["name"]: each for each in told["resources"]}
    for table in wanted:
        say(f"{described[table.name]['rows']:>10,}  {table.name}")
        with zipped.open(table.file) as source:
            copied = copy_in(table, source)
        _compare(table, copied.sha256, described[table.name])
    # What points nowhere is found here, and not at the end when nobody can say so any more.
    _run("SET CONSTRAINTS ALL IMMEDIATE")
    _refuse_rows_of_nothing(wanted)
    _count_on(wanted)
    _wake(wanted)
    say("Comparing every table with the file…")
    for table in wanted:
        _compare(table, copy_out(table, Nowhere()).sha256, described[table.name])
    return sum(each["rows"] for each in told["resources"])


def _compare(table: Table, digest: str, described: dict[str, Any]) -> None:
    if described["hash"] != f"sha256:{digest}":
        raise NotRestoredError(f"{DAMAGED} The table {table.name} is not what the file says it is.")


def _quieten(wanted: list[Table]) -> None:
    """No trigger of ours runs: history is in the file already. Keys between tables are still asked after."""
    for table in wanted:
        _alter(table, "DISABLE TRIGGER USER")
        for column, value in table.stand_ins:
            _alter(table, f"ALTER COLUMN {connection.ops.quote_name(column)} SET DEFAULT %s", [value])


def _wake(wanted: list[Table]) -> None:
    for table in wanted:
        _alter(table, "ENABLE TRIGGER USER")
        for column, _ in table.stand_ins:
            _alter(table, f"ALTER COLUMN {connection.ops.quote_name(column)} DROP DEFAULT")


def _refuse_rows_of_nothing(wanted: list[Table]) -> None:
    """Where triggers do what a key would, as these were asleep."""
    for table in wanted:
        for key in filter(is_held_by_triggers, table.fields):
            rows = table.model._base_manager.filter(**{f"{key.name}__isnull": False})
            wholes = key.related_model._base_manager.filter(pk=OuterRef(key.attname))  # type: ignore[union-attr]
            if rows.exclude(Exists(wholes)).exists():
                raise NotRestoredError(f"{DAMAGED} In {table.name} are rows that belong to nothing.")


def _count_on(wanted: list[Table]) -> None:
    """Every counter that a column of theirs owns, whether it gives that column its values or not."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTERS, [[table.name for table in wanted]])
        for counter, table, column in cursor.fetchall():
            # Of no rows there is no highest, and the counter stays where it is.
            highest = (
                f"SELECT max({connection.ops.quote_name(column)}) FROM {connection.ops.quote_name(table)}"  # noqa: S608
            )
            cursor.execute(f"SELECT setval(%s, ({highest}))", [counter])


def _alter(table: Table, what: str, values: list[str] | None = None) -> None:
    try:
        _run(f"ALTER TABLE {table.quoted} {what}", values)
    except ProgrammingError as error:
        raise NotRestoredError(
            "Only the owner of the tables can restore them: connect as the role that runs “migrate”."
        ) from error


def _run(statement: str, values: list[str] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
