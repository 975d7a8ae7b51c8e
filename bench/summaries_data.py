"""Databases for the benchmark of the weekly summary: the demonstration, and so many incidents behind it.

In two shapes. `evenly`: spread over five years, so that every week holds a hundred times as many. `behind`:
the two years that a paper reads hold as many whatever the size, and the rest lies before them.
"""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from time import perf_counter
from typing import Any

KEEP = os.environ.get("KEEP", "no") == "yes"
SHAPES = {"evenly": "spread evenly over five years", "behind": "all but 30,000 more than two years ago"}
DAYS = 5 * 365
# More than the 105 weeks that are compared.
RECENT_DAYS, RECENT_ROWS = 112 * 7, 30_000
PLACES = 600
COUNTED = (
    "incidents_incidentcount", "incidents_wideincidentcount", "incidents_zoneweekcount",
    "incidents_zonehourcount", "incidents_countedspan", "incidents_staleweek",
)  # fmt: skip


@contextmanager
def demonstration() -> Iterator[str]:
    """The name of a database with the demonstration in it, told once and then copied for every size."""
    from django.core.management import call_command

    with _database("summaries_demonstration") as name:
        call_command("migrate", verbosity=0)
        with open(os.devnull, "w") as nowhere:
            call_command("seed_demo", "--if-empty", stdout=nowhere)
        yield name


@contextmanager
def filled(rows: int, shape: str, template: str) -> Iterator[str]:
    """The name of a database with so many incidents, which is there until the block ends."""
    with _database(f"summaries_{shape}_{rows}", template) as name:
        prepare(rows, shape)
        yield name


@contextmanager
def _database(name: str, template: str = "template1") -> Iterator[str]:
    """Made if it is not there yet, and read from the beginning of the block."""
    from django.db import connection
    from django.db.backends.postgresql.psycopg_any import sql

    first = connection.settings_dict["NAME"]
    quoted, copied = sql.Identifier(name), sql.Identifier(template)
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(quoted)
    connection.close()
    with connection._nodb_cursor() as cursor:
        if not KEEP:
            # What a run left that was ended by force.
            cursor.execute(drop)
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(quoted, copied))
    try:
        read(name)
        yield name
    finally:
        read(first)
        if not KEEP:
            with connection._nodb_cursor() as cursor:
                cursor.execute(drop)


def read(name: str) -> None:
    """Let Django read that database from now on."""
    from django.db import connection, connections

    connection.close()
    connections.settings["default"]["NAME"] = connection.settings_dict["NAME"] = name


def prepare(rows: int, shape: str) -> None:
    """The incidents beside the demonstration's, their counts, and the months that are due for publication."""
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.utils import timezone

    from accounts.models import User
    from hotspots.disclosed.publishing import publish_months
    from incidents.kept_services import rebuild_incident_counts
    from incidents.models import Incident

    call_command("migrate", verbosity=0)
    print(f"\n{rows:,} incidents, {SHAPES[shape]}:", flush=True)
    if Incident.objects.count() < rows:
        started = perf_counter()
        by = User.objects.earliest("pk")
        with transaction.atomic(), connection.cursor() as cursor:
            fill(cursor, rows - Incident.objects.count(), shape, by.pk)
        vacuum("incidents_incident")
        print(f"  written in {perf_counter() - started:.0f} s", flush=True)
        started = perf_counter()
        weeks = rebuild_incident_counts(everything=True)
        for table in COUNTED[:4]:
            vacuum(table)
        print(f"  {weeks} weeks counted ahead in {perf_counter() - started:.0f} s", flush=True)
    rebuild_incident_counts()
    publish_months(now=timezone.now())


def fill(cursor: Any, rows: int, shape: str, reporter: int) -> None:
    """So many incidents in the order in which they happened, past services and triggers."""
    from bench.hotspots_data import KINDS, without_indexes

    cursor.execute("SET session_replication_role = replica")
    for setting in ("maintenance_work_mem = '512MB'", "synchronous_commit = off", "work_mem = '64MB'"):
        cursor.execute(f"SET LOCAL {setting}")
    cursor.execute(
        "CREATE TEMP TABLE place (number int, lat float8, lng float8, cell bigint, version bigint) "
        "ON COMMIT DROP"
    )
    lines = "\n".join("\t".join(map(str, place)) for place in places())
    cursor.copy_expert("COPY place FROM STDIN WITH (NULL 'None')", io.StringIO(lines))
    cursor.execute("ANALYZE place")
    definitions = without_indexes(cursor)
    recent = min(rows, RECENT_ROWS) if shape == "behind" else 0
    cursor.execute(
        _INCIDENTS,
        {"rows": rows, "recent": recent, "recent_days": RECENT_DAYS, "days": DAYS, "places": PLACES,
         "today": date.today(), "kinds": list(KINDS), "by": reporter},  # noqa: DTZ011
    )  # fmt: skip
    for definition in definitions:
        cursor.execute(definition)
    cursor.execute("SET session_replication_role = origin")


def places() -> list[tuple[int, float, float, int, int | None]]:
    """(number, lat, lng, cell, outline): a fifth in each of the three zones, the rest in no zone."""
    import numpy as np

    from zones.geometry import cell_of
    from zones.models import ZoneVersion

    dice = np.random.default_rng(2026)
    outlines = list(ZoneVersion.objects.filter(zone__kind="hotspot", valid_to=None).order_by("pk"))
    made = []
    for number in range(PLACES):
        outline = outlines[number % 5] if number % 5 < len(outlines) else None
        middle = (51.771, 0.094)
        if outline is not None:
            ring = np.array(outline.geometry["coordinates"][0])
            middle = ring[:, 1].mean(), ring[:, 0].mean()
        lat, lng = np.round(np.array(middle) + dice.normal(0, 0.0004, 2), 6).tolist()
        made.append((number, lat, lng, cell_of(lat, lng), outline.pk if outline else None))
    return made


def vacuum(table: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {table}")


# One in fifty withdrawn, one in forty known only by its day, one in thirty recorded ten days late.
_INCIDENTS = """
INSERT INTO incidents_incident (reference, client_id, category, occurred_at, time_precision, weapon, source,
    outcome, description, status, status_reason, reported_by_id, reported_at, lat, lng, h3_cell,
    zone_version_id)
SELECT 'BENCH-' || n, gen_random_uuid(), (%(kinds)s)[1 + dice %% 16], at,
    CASE WHEN n %% 40 = 0 THEN 'day' ELSE 'exact' END, 'not_known', 'police', 'none_yet', '',
    CASE WHEN n %% 50 = 0 THEN 'withdrawn' ELSE 'reported' END,
    CASE WHEN n %% 50 = 0 THEN 'Recorded twice' ELSE '' END, %(by)s,
    CASE WHEN n %% 30 = 0 THEN at + interval '10 days' ELSE at END, lat, lng, cell, version
FROM (
    SELECT n, hashint8(n)::bigint & 2147483647 AS dice, hashint8(-n)::bigint & 2147483647 AS spin,
        %(today)s::timestamp AT TIME ZONE 'Europe/London' - make_interval(secs => 86400 * CASE
            WHEN %(recent)s = 0 THEN %(days)s - (n - 1)::float8 / %(rows)s * %(days)s
            WHEN n <= %(rows)s - %(recent)s
            THEN %(days)s - (n - 1)::float8 / (%(rows)s - %(recent)s) * (%(days)s - %(recent_days)s)
            ELSE (%(rows)s - n)::float8 / %(recent)s * %(recent_days)s
        END) AS at
    FROM generate_series(1, %(rows)s) AS n
) AS happened JOIN place ON number = spin %% %(places)s
ORDER BY n
"""
