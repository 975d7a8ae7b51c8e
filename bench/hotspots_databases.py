"""A database for each size of the map's benchmark, filled once; with KEEP=yes it is there the next time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from time import perf_counter
from typing import Any

KEEP = os.environ.get("KEEP", "no") == "yes"
TABLES = ("incidents_incident", "incidents_incidentcount", "incidents_wideincidentcount")


@contextmanager
def filled(rows: int) -> Iterator[None]:
    """Inside the block Django reads the database with so many incidents."""
    from django.db import connection, connections
    from django.db.backends.postgresql.psycopg_any import sql

    settings = connections.settings["default"]
    first, name = settings["NAME"], f"hotspots_{rows}"
    quoted = sql.Identifier(name)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(sql.SQL("CREATE DATABASE {}").format(quoted))
    try:
        _switch(settings, name)
        _prepare(rows)
        yield
    finally:
        _switch(settings, first)
        if not KEEP:
            with connection.cursor() as cursor:
                cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(quoted))


def _switch(settings: dict[str, Any], name: str) -> None:
    from django.db import connection

    connection.close()
    settings["NAME"] = connection.settings_dict["NAME"] = name


def _prepare(rows: int) -> None:
    from django.core.management import call_command

    from bench.hotspots_data import keep_to

    call_command("migrate", verbosity=0)
    if (last_on := _filled_until(rows)) is not None:
        keep_to(last_on)
        print(f"\n{rows:,} incidents over five years, kept from an earlier run", flush=True)
    else:
        _fill(rows)
    for table in TABLES:
        print(f"  {table}: {_size_of(table)}")


def check() -> bool:
    """Recounts what is kept, from the rows."""
    from incidents.kept_services import check_incident_counts

    started = perf_counter()
    found = check_incident_counts()
    print(
        f"  {found.spans} stretches recounted from the rows in {perf_counter() - started:.0f} s: "
        f"{found.differences} counts differ",
        flush=True,
    )
    return not found.differences


def _filled_until(rows: int) -> date | None:
    """The last day of what is there; None unless it is written and counted to the end."""
    from django.db import connection

    from incidents.models import CountedSpan, StaleWeek

    if StaleWeek.objects.exists() or not CountedSpan.objects.filter(wide=True).exists():
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), max(occurred_at AT TIME ZONE 'Europe/London')::date FROM incidents_incident"
        )
        found, last_on = cursor.fetchone()
    return last_on if found == rows else None


def _fill(rows: int) -> None:
    from django.db import connection, transaction

    from bench.hotspots_asking import liaison
    from bench.hotspots_data import fill
    from incidents.kept_services import rebuild_incident_counts

    started = perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        fill(cursor, rows, liaison().pk)
    vacuum("incidents_incident")
    print(f"\n{rows:,} incidents over five years, written in {perf_counter() - started:.0f} s", flush=True)
    started = perf_counter()
    weeks = rebuild_incident_counts()
    for table in TABLES[1:]:
        vacuum(table)
    print(f"  {weeks} weeks counted ahead in {perf_counter() - started:.0f} s", flush=True)


def vacuum(table: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {table}")


def _size_of(table: str) -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_size_pretty(pg_table_size(%s)), pg_size_pretty(pg_indexes_size(%s))", [table, table]
        )
        rows, indexes = cursor.fetchone()
    return f"{rows} and {indexes} of indexes"
