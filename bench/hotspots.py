"""What the map's cells cost with 1,000,000 and 10,000,000 incidents, beside their bare SQL and others.

Run by `make bench-hotspots`; ROWS=100000,1000000 and ROUNDS=5 make it smaller, OTHERS=no leaves the others
out. Everything happens in a database of its own under var/bench, and is removed at the end.
"""

import gzip
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bench.hotspots_views import Asked, at_zoom, in_theirs, views

ROOT = Path(__file__).resolve().parent.parent
ROWS = tuple(int(each) for each in os.environ.get("ROWS", "1000000,10000000").split(","))
ROUNDS = int(os.environ.get("ROUNDS", "20"))
OTHERS = os.environ.get("OTHERS", "yes") == "yes"
# What takes longer than this in one round is asked three times only, and the table says so.
PATIENCE_SECONDS = 3
CELLS = "/api/v1/hotspots/cells/"
MOST_BYTES = 60_000
MOST_MS = 1_000


def main() -> int:
    var = Path(os.environ.get("HARLOWSAFETY_VAR", ROOT / "var")) / "bench"
    os.environ.update(HARLOWSAFETY_VAR=str(var), DJANGO_SETTINGS_MODULE="harlowsafety.settings", DEBUG="true")
    for address in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(address, None)
    from harlowsafety import embedded

    with embedded.join(var):
        return measure(var)


def measure(var: Path) -> int:
    from bench import hotspots_others as others

    no_postgis = others.missing() if OTHERS else "Others were not asked for."
    no_list = no_postgis or others.prepare_drf_gis(var)
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    # As it is served: without it Django keeps every query for its error pages.
    settings.DEBUG = False
    call_command("migrate", verbosity=0)
    months: dict[tuple[int, str], float] = {}
    good = True
    for rows in ROWS:
        prepare(rows)
        good = ours(rows, months) and good
        if no_postgis:
            print(f"  Not compared with PostGIS: {no_postgis}")
            continue
        with others.postgis() as theirs:
            compare(rows, theirs, no_list, months)
    if len(ROWS) > 1:
        good = ratio_of_months(months) and good
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE incidents_incident CASCADE")
    return 0 if good else 1


def prepare(rows: int) -> None:
    from django.db import connection, transaction

    from bench.hotspots_data import fill
    from incidents.kept_services import check_incident_counts, rebuild_incident_counts

    started = perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        fill(cursor, rows, liaison().pk)
    vacuum("incidents_incident")
    print(f"\n{rows:,} incidents over five years, written in {perf_counter() - started:.0f} s", flush=True)
    started = perf_counter()
    weeks = rebuild_incident_counts()
    vacuum("incidents_incidentcount")
    counted = perf_counter() - started
    started = perf_counter()
    checked = check_incident_counts()
    print(
        f"  {weeks} weeks counted ahead in {counted:.0f} s; recounted in {perf_counter() - started:.0f} s, "
        f"{checked.differences} counts differ",
        flush=True,
    )
    for table in ("incidents_incident", "incidents_incidentcount"):
        print(f"  {table}: {size_of(table)}")


def ours(rows: int, months: dict[tuple[int, str], float]) -> bool:
    """The endpoint beside its own SQL, and how large the answers are."""
    good = True
    for name, asked in views().items():
        endpoint, bare, counting, cells = side_by_side(asked)
        months[rows, name] = endpoint
        within = endpoint <= 2 * bare and endpoint <= MOST_MS
        good = good and within
        judged = "good" if within else "NOT GOOD"
        print(
            f"  {name}: endpoint {endpoint:.1f} ms, its bare SQL {bare:.1f} ms (the counting alone "
            f"{counting:.1f}), ratio {endpoint / bare:.2f}: {judged}, {cells:,} cells",
            flush=True,
        )
    unkept = without_kept(views()["all time, everything"])
    print(f"  all time, everything, without what is counted ahead: SQL {unkept:.0f} ms")
    sizes = {zoom: len(answer(at_zoom(zoom)).content) for zoom in range(5, 19)}
    print(
        "  compressed by zoom: " + ", ".join(f"{zoom}: {size / 1000:.1f} kB" for zoom, size in sizes.items())
    )
    largest = max(sizes.values())
    print(
        f"  the largest {largest / 1000:.1f} kB (limit 60: {'good' if largest <= MOST_BYTES else 'NOT GOOD'})"
    )
    return good and largest <= MOST_BYTES


def ratio_of_months(months: dict[tuple[int, str], float]) -> bool:
    few, many = ROWS[0], ROWS[-1]
    good = True
    print(f"\nA month with {many:,} incidents beside one with {few:,}:")
    for name in (each for each in views() if each.startswith("a month")):
        ratio = months[many, name] / months[few, name]
        judged = "everything" not in name
        good = good and (ratio <= 1.5 or not judged)
        verdict = "good" if ratio <= 1.5 else "NOT GOOD"
        said = f"(limit 1.5: {verdict})" if judged else "(as many times as many incidents, so no limit)"
        print(f"  {name}: {ratio:.2f} {said}")
    return good


def compare(rows: int, theirs: Any, no_list: str, months: dict[tuple[int, str], float]) -> None:
    from bench import hotspots_others as others

    started = perf_counter()
    others.copy_incidents(theirs)
    print(f"  The same in PostGIS, loaded in {perf_counter() - started:.0f} s", flush=True)
    served = None if no_list else others.drf_gis_list(theirs.info.host)
    if no_list:
        print(f"  Not compared with a DRF-GIS list: {no_list}")

    def sql(statement: str, asked: Asked) -> Callable[[], object]:
        def run() -> object:
            with theirs.cursor() as cursor:
                cursor.execute(statement, asked)
                return cursor.fetchall()

        return run

    for name, view in views().items():
        asked = in_theirs(view)
        ways = {"ST_AsMVT": sql(others.TILE, asked), "ST_HexagonGrid": sql(others.HEXAGONS, asked)}
        if served is not None and name.startswith("a month"):
            ways["DRF-GIS list"] = lambda asked=asked: served(asked)
        for way, run in ways.items():
            milliseconds, rounds = patiently(run)
            times = milliseconds / months[rows, name]
            few = "" if rounds >= ROUNDS else f", {rounds} rounds only"
            print(f"  {name}: {way} {milliseconds:.0f} ms, {times:.1f} times ours{few}", flush=True)


def side_by_side(asked: Asked) -> tuple[float, float, float, int]:
    """Medians of the endpoint, of all its statements and of those that count, in turns; how many cells.

    All its statements: who asks, the zones that name the cells, the counts, and the record that it was asked.
    """
    import json

    answer(asked)
    with sent() as statements:
        last = answer(asked)
    counting = [each for each in statements if counts(each[0])]
    endpoint, bare, alone = [], [], []
    for _ in range(ROUNDS):
        endpoint.append(timed(lambda: answer(asked)))
        bare.append(timed(lambda: run_again(statements)))
        alone.append(timed(lambda: run_again(counting)))
    cells = len(json.loads(gzip.decompress(last.content))["features"])
    return median(endpoint) * 1000, median(bare) * 1000, median(alone) * 1000, cells


def counts(sql: str) -> bool:
    return "incidents_" in sql and "GROUP BY" in sql


class sent:  # noqa: N801
    """The statements inside the block, as they were sent."""

    def __enter__(self) -> list[tuple[str, Any]]:
        from django.db import connection

        self.found: list[tuple[str, Any]] = []
        self.wrapper = connection.execute_wrapper(self._seen)
        self.wrapper.__enter__()
        return self.found

    def __exit__(self, *error: object) -> None:
        self.wrapper.__exit__(*error)

    def _seen(self, execute: Callable[..., object], sql: str, params: Any, *more: object) -> object:
        if not sql.startswith("SET TRANSACTION"):
            self.found.append((sql, params))
        return execute(sql, params, *more)


def run_again(statements: list[tuple[str, Any]]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            if cursor.description is not None:
                cursor.fetchall()


def without_kept(asked: Asked) -> float:
    """The statement that would be needed, in milliseconds; what is kept is back afterwards."""
    from django.db import transaction

    from incidents.models import CountedSpan

    with transaction.atomic():
        CountedSpan.objects.all().delete()
        with sent() as statements:
            answer(asked)
        counting = [each for each in statements if counts(each[0])]
        spent = [timed(lambda: run_again(counting)) for _ in range(3)]
        transaction.set_rollback(True)
    return median(spent) * 1000


def answer(asked: Asked) -> Any:
    found = signed_in().get(CELLS, asked, secure=True, headers={"accept-encoding": "gzip"})
    assert found.status_code == 200, (found.status_code, found.content[:300])
    return found


_client: list[Any] = []


def signed_in() -> Any:
    from django.test import Client

    if not _client:
        _client.append(Client(SERVER_NAME="localhost"))
        _client[0].force_login(liaison())
    return _client[0]


def liaison() -> Any:
    from accounts.models import Organisation, User

    police = {"name": "Police", "kind": "police"}
    organisation, _ = Organisation.objects.get_or_create(short_name="Police", defaults=police)
    email = "liaison@bench.example"
    made = {"full_name": "Liaison", "organisation": organisation, "role": "liaison"}
    return User.objects.filter(email=email).first() or User.objects.create_user(email=email, **made)


def patiently(run: Callable[[], object]) -> tuple[float, int]:
    first = timed(run)
    rounds = ROUNDS if first <= PATIENCE_SECONDS else min(ROUNDS, 3)
    return median([timed(run) for _ in range(rounds)]) * 1000, rounds


def timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def vacuum(table: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {table}")


def size_of(table: str) -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_size_pretty(pg_table_size(%s)), pg_size_pretty(pg_indexes_size(%s))", [table, table]
        )
        rows, indexes = cursor.fetchone()
    return f"{rows} and {indexes} of indexes"


if __name__ == "__main__":
    sys.exit(main())
