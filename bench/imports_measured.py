"""One import, one bare COPY, one process's memory: what bench/imports.py puts side by side."""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


_FILES = ("incidents_policefile", "incidents_recordedcrime", "incidents_recordedoutcome")


def imported(paths: Sequence[Path], *, dry_run: bool = False) -> None:
    """By the same function as every door, and its report in words."""
    from harlowsafety.police_import import import_police_files
    from incidents.policeuk.area import EVERYWHERE
    from incidents.policeuk.report import lines_of

    report = import_police_files(paths, area=EVERYWHERE, dry_run=dry_run, by=None)
    assert report.is_ok, list(lines_of(report))
    list(lines_of(report))


def empty_tables(*tables: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables or _FILES)} CASCADE")
        cursor.execute("CHECKPOINT")


def rounds_of(run: Callable[[], None], how_many: int) -> list[float]:
    """Seconds of each round into empty tables; the one before them, with nothing kept, is not counted."""
    seconds = []
    for _ in range(how_many + 1):
        empty_tables()
        seconds.append(timed(run))
    return seconds[1:]


@contextmanager
def bare_copy(name: str) -> Iterator[tuple[int, Callable[[], None]]]:
    """How many rows were just imported, and a COPY of them into a table with the same indexes.

    The values are as PostgreSQL itself writes them, so that the bare COPY has nothing to work out.
    """
    from django.db import connection, transaction

    from incidents.models import RecordedCrime, RecordedOutcome
    from incidents.policeuk import outcomes, street
    from stopsearches import policeuk
    from stopsearches.models import StopSearch

    told: dict[str, Any] = {
        "street": (RecordedCrime, ("file", *street.FIELDS)),
        "outcomes": (RecordedOutcome, ("file", *outcomes.FIELDS)),
        "stop": (
            StopSearch,
            (
                *("police_file", "source", "supplied_by", "supplied_at", "reference", "found_item"),
                *policeuk.FIELDS,
            ),
        ),
    }  # fmt: skip
    model, fields = told[name.replace(",", " ").split()[0]]
    table = model._meta.db_table
    columns = ", ".join(model._meta.get_field(field).column for field in fields)
    with tempfile.TemporaryFile("w+") as values, connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bare_copy")
        cursor.execute(f"CREATE TABLE bare_copy (LIKE {table} INCLUDING ALL)")
        cursor.copy_expert(f"COPY {table} ({columns}) TO STDOUT WITH (FORMAT csv)", values)
        rows = cursor.rowcount

        def copy() -> None:
            empty_tables("bare_copy")
            values.seek(0)
            # In pieces as small as ours: of larger ones the connection takes a part, and it is no faster.
            with transaction.atomic():
                cursor.copy_expert(
                    f"COPY bare_copy ({columns}) FROM STDIN WITH (FORMAT csv)", values, 1 << 15
                )

        yield rows, copy
        cursor.execute("DROP TABLE bare_copy")


def timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def in_a_process_of_its_own(paths: list[str]) -> dict[str, Any]:
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bench.imports_measured", *paths],
        cwd=ROOT, check=True, stdout=subprocess.PIPE, env=os.environ,
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


def peak_mb() -> float:
    """The most memory this process has had. What Linux tells by getrusage begins with its parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    [line] = [line for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


def main() -> None:
    from harlowsafety import embedded

    with embedded.join(Path(os.environ["HARLOWSAFETY_VAR"]), valkey=False):
        import django

        django.setup()
        from django.conf import settings

        settings.DEBUG = False
        paths = [Path(each) for each in sys.argv[1:]]
        check_seconds = timed(lambda: imported(paths, dry_run=True))
        seconds = timed(lambda: imported(paths))
    print(json.dumps({"seconds": seconds, "check_seconds": check_seconds, "peak_mb": peak_mb()}))


if __name__ == "__main__":
    main()
