"""How fast police files are imported, against a bare COPY of the same values into the same table.

Run by `make bench-import`. Everything happens in a database of its own under var/bench.
"""

import csv
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "police-uk"
MONTHS = ("2018-10", "2018-11", "2018-12", "2019-01", "2019-02")
ROUNDS = 7
LEAST_RATIO = 0.25


def main() -> int:
    paths = [DATA / month / f"{month}-essex-street.csv" for month in MONTHS]
    if not all(path.exists() for path in paths):
        print(f"Skipped: the five Essex months are not at {DATA}.")
        return 0
    sys.path.insert(0, str(ROOT))
    var = Path(os.environ.get("HARLOWSAFETY_VAR", ROOT / "var")) / "bench"
    os.environ.update(HARLOWSAFETY_VAR=str(var), DJANGO_SETTINGS_MODULE="harlowsafety.settings")
    for address in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(address, None)
    from harlowsafety import embedded

    with embedded.join(var, valkey=False):
        return measure(paths)


def measure(paths: list[Path]) -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", verbosity=0)
    from harlowsafety.police_import import import_police_files
    from incidents.policeuk.area import EVERYWHERE

    def empty(*tables: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
            cursor.execute("CHECKPOINT")

    def importing() -> float:
        empty("incidents_policefile")
        return timed(lambda: import_police_files(paths, area=EVERYWHERE, dry_run=False, by=None))

    importing()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bare_copy")
        cursor.execute("CREATE TABLE bare_copy (LIKE incidents_recordedcrime INCLUDING ALL)")
        values, rows = values_of("incidents_recordedcrime", cursor)

    def bare() -> float:
        empty("bare_copy")
        values.seek(0)

        def copy() -> None:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.copy_expert(statement("bare_copy", "FROM STDIN"), values, 1 << 18)

        return timed(copy)

    print(f"{rows:,} rows, {values.tell() / 1e6:.1f} MB of values, {ROUNDS} rounds, seconds:")
    ratios = []
    for number in range(1, ROUNDS + 1):
        bare_seconds, import_seconds = bare(), importing()
        ratios.append(bare_seconds / import_seconds)
        print(
            f"  {number}: bare COPY {bare_seconds:.3f}, import {import_seconds:.3f} "
            f"({rows / import_seconds:,.0f} rows a second), ratio {ratios[-1]:.2f}"
        )
    print(f"Median ratio {median(ratios):.2f} of the speed of a bare COPY (least {LEAST_RATIO}).")
    return 0 if median(ratios) >= LEAST_RATIO else 1


COLUMNS = (
    "file_id, crime_id, month, reported_by, falls_within, location, lsoa_code, lsoa_name, "
    "crime_type, last_outcome, lat, lng, h3_cell"
)


def statement(table: str, direction: str) -> str:
    return f"COPY {table} ({COLUMNS}) {direction} WITH (FORMAT csv)"


def values_of(table: str, cursor: object) -> tuple[io.StringIO, int]:
    """The values as PostgreSQL itself writes them, so that the bare COPY has nothing to work out."""
    values = io.StringIO()
    cursor.copy_expert(statement(table, "TO STDOUT"), values)  # type: ignore[attr-defined]
    values.seek(0)
    return values, sum(1 for _ in csv.reader(values))


def timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
