"""How fast police files are imported, beside bare COPY and django-import-export, and in how much memory.

Run by `make bench-imports`; SIZES=100000,1000000 makes it smaller, ROUNDS=3 asks less often, OTHERS=no leaves
django-import-export out. Everything happens in a database of its own under var/bench, on made-up files
in a temporary folder, and on published ones too where they are at hand.
"""

import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from bench.imports_files import outcomes_files, street_files
from bench.imports_measured import (
    bare_copy,
    empty_tables,
    imported,
    in_a_process_of_its_own,
    rounds_of,
    timed,
)

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT.parent / "shared" / "data" / "police-uk"
SIZES = tuple(int(each) for each in os.environ.get("SIZES", "100000,1000000,4000000").split(","))
ROUNDS = int(os.environ.get("ROUNDS", "7"))
LEAST_OF_COPY, LEAST_TIMES_OTHERS, MOST_GROWTH, MOST_SECONDS_A_MILLION = 0.33, 20, 1.2, 60
ROWS_BESIDE_OTHERS = 10_000


def main() -> int:
    var = Path(os.environ.get("HARLOWSAFETY_VAR", ROOT / "var")) / "bench"
    os.environ.update(HARLOWSAFETY_VAR=str(var), DJANGO_SETTINGS_MODULE="harlowsafety.settings", DEBUG="true")
    for address in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(address, None)
    from harlowsafety import embedded

    with embedded.join(var, valkey=False), tempfile.TemporaryDirectory(prefix="bench-imports-") as folder:
        return measure(var, Path(folder))


def measure(var: Path, folder: Path) -> int:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    # Without it Django keeps every query for its error pages.
    settings.DEBUG = False
    call_command("migrate", verbosity=0)
    _as_in_a_worker()
    good = [beside_copy(folder), memory(folder), outcomes(folder)]
    if os.environ.get("OTHERS") != "no":
        good.append(beside_others(var, folder))
    empty_tables()
    return 0 if all(good) else 1


def _as_in_a_worker() -> None:
    from harlowsafety.long_lived import stay_loaded

    stay_loaded()


def beside_copy(folder: Path) -> bool:
    """Seconds of an import and of COPY alone, of the same values into the same columns and indexes."""
    kinds: dict[str, list[Path]] = {
        "street, made up": street_files(folder / "copy", 100_000, months=1),
        "outcomes, made up": outcomes_files(folder / "copy-outcomes", 100_000, months=1),
    }
    published = sorted(PUBLISHED.glob("*/*-essex-street.csv"))
    if published:
        kinds["street, as published"] = published
        kinds["stop and search, as published"] = sorted(PUBLISHED.glob("*/*-essex-stop-and-search.csv"))
    good = True
    for name, paths in kinds.items():
        imported(paths)
        with bare_copy(name) as (rows, copy):
            ratios = []
            speeds = []
            for _ in range(ROUNDS):
                bare = timed(copy)
                empty_tables()
                seconds = timed(lambda paths=paths: imported(paths))  # type: ignore[misc]
                ratios.append(bare / seconds)
                speeds.append(rows / seconds)
        # Stop searches are taken to pieces twice, and their table has a trigger: told, and not judged.
        is_judged = name.startswith(("street", "outcomes"))
        good = good and (median(ratios) >= LEAST_OF_COPY or not is_judged)
        print(
            f"{name}: {rows:,} rows, {median(speeds):,.0f} rows a second, {median(ratios):.2f} of a bare COPY"
            f"{f' (least {LEAST_OF_COPY})' if is_judged else ''}",
            flush=True,
        )
        empty_tables()
    return good


def memory(folder: Path) -> bool:
    """Each size in a process of its own: its peak may not grow with the rows."""
    peaks, good = [], True
    for size in SIZES:
        files = street_files(folder / str(size), size, months=max(1, size // 250_000))
        told: dict[str, Any] = in_a_process_of_its_own([str(path) for path in files])
        for path in files:
            path.unlink()
        peaks.append(told["peak_mb"])
        a_million = told["seconds"] / size * 1_000_000
        good = good and (size < 1_000_000 or a_million <= MOST_SECONDS_A_MILLION)
        print(
            f"{size:,} rows with their report: {told['seconds']:.1f} s ({a_million:.1f} s a million, at most "
            f"{MOST_SECONDS_A_MILLION}); only checked: {told['check_seconds']:.1f} s; peak memory "
            f"{told['peak_mb']:.0f} MB",
            flush=True,
        )
        empty_tables()
    growth = max(peaks) / peaks[0]
    print(f"Memory grows to {growth:.2f} times that of {SIZES[0]:,} rows (at most {MOST_GROWTH}).")
    return good and growth <= MOST_GROWTH


def outcomes(folder: Path) -> bool:
    """What it costs to tell every crime what became of it, all on record."""
    from incidents.recorded_outcomes import join_outcomes

    size = min(max(SIZES), 1_000_000)
    months = max(1, size // 250_000)
    imported(street_files(folder / "joined", size, months=months))
    with_join = timed(lambda: imported(outcomes_files(folder / "told", size, months=months)))
    again = timed(join_outcomes)
    print(
        f"{size:,} outcomes of {size:,} crimes: {with_join:.1f} s to import and join, "
        f"{again:.1f} s to join once more when nothing changed",
        flush=True,
    )
    empty_tables()
    return True


def beside_others(var: Path, folder: Path) -> bool:
    from bench.imports_others import seconds_of_import_export

    [path] = street_files(folder / "others", ROWS_BESIDE_OTHERS, months=1)
    theirs, why_not = seconds_of_import_export(var, path, ROUNDS)
    if theirs is None:
        print(f"Not compared with django-import-export: {why_not}")
        return True
    # So short that the machine is heard in it: asked more often.
    ours = rounds_of(lambda: imported([path]), 3 * ROUNDS)
    times = median(theirs) / median(ours)
    print(
        f"{ROWS_BESIDE_OTHERS:,} rows: {median(ours):.3f} s here, {median(theirs):.3f} s by "
        f"django-import-export in bulk mode: {times:.0f} times as fast (least {LEAST_TIMES_OTHERS})"
    )
    return times >= LEAST_TIMES_OTHERS


if __name__ == "__main__":
    sys.exit(main())
