"""What the map's cells cost with 1,000,000 and 10,000,000 incidents, beside their bare SQL and others.

Run by `make bench-hotspots`; ROWS=100000,1000000 and ROUNDS=5 make it smaller, OTHERS=no leaves the others
out. Everything happens in databases of its own under var/bench, which are removed at the end; KEEP=yes keeps
them filled, so that the next run measures at once.
"""

import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.hotspots_asking import ROUNDS, Cost, answer, cost_of, fixed_cost, patiently, without_kept
from bench.hotspots_databases import check, filled
from bench.hotspots_views import Asked, at_zoom, in_theirs, views

ROOT = Path(__file__).resolve().parent.parent
ROWS = tuple(int(each) for each in os.environ.get("ROWS", "1000000,10000000").split(","))
OTHERS = os.environ.get("OTHERS", "yes") == "yes"
MOST_BYTES = 60_000
MOST_MS = 1_000
# Of its bare SQL; of a month with fewer incidents; and how many times our own part the DRF-GIS list at least.
MOST_OF_SQL, MOST_OF_FEW, LEAST_OF_LIST = 2, 1.5, 20

Costs = dict[tuple[int, str], Cost]


def main() -> int:
    var = Path(os.environ.get("HARLOWSAFETY_VAR", ROOT / "var")) / "bench"
    os.environ.update(HARLOWSAFETY_VAR=str(var), DJANGO_SETTINGS_MODULE="harlowsafety.settings", DEBUG="true")
    # Whoever measures is signed in by the program itself.
    os.environ["MFA_REQUIRED"] = "false"
    for address in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(address, None)
    from harlowsafety import embedded

    # Whoever ends it early leaves no server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with embedded.join(var):
        return measure(var)


def measure(var: Path) -> int:
    from bench import hotspots_others as others

    no_postgis = others.missing() if OTHERS else "Others were not asked for."
    no_list = no_postgis or others.prepare_drf_gis(var)
    import django

    django.setup()
    from django.conf import settings

    # As it is served: without it Django keeps every query for its error pages.
    settings.DEBUG = False
    import harlowsafety.wsgi  # noqa: F401 - and with the garbage collector told what stays

    # Lines are written as ever, but not between the figures.
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(Path(os.devnull).open("w"))  # noqa: SIM115 - until the end

    costs: Costs = {}
    good = True
    for rows in ROWS:
        with filled(rows):
            good = ours(rows, costs) and good
            good = check() and good
            if no_postgis:
                print(f"  Not compared with PostGIS: {no_postgis}")
                continue
            with others.postgis(var, rows) as theirs:
                good = compare(rows, theirs, no_list, costs) and good
    if len(ROWS) > 1:
        good = ratio_of_months(costs) and good
    return 0 if good else 1


def judged(within: bool) -> str:
    return "good" if within else "NOT GOOD"


def ours(rows: int, costs: Costs) -> bool:
    """The endpoint beside its own SQL, and how large the answers are."""
    print(f"  a request with nothing to count, signed in and recorded: {fixed_cost():.1f} ms")
    good = True
    for name, asked in views().items():
        cost = costs[rows, name] = cost_of(asked)
        within = cost.whole <= MOST_OF_SQL * cost.sql
        soon = cost.whole <= MOST_MS
        good = good and within and soon
        print(
            f"  {name}: {cost.cells:,} cells\n"
            f"    whole request {cost.whole:.1f} ms, its {cost.statements} statements bare "
            f"{cost.sql:.1f} ms, ratio {cost.whole / cost.sql:.2f} (limit {MOST_OF_SQL}): {judged(within)}\n"
            f"    the view's own part {cost.own:.1f} ms, its statements bare {cost.own_sql:.1f} ms, "
            f"ratio {cost.own / cost.own_sql:.2f}" + ("" if soon else f"\n    over {MOST_MS} ms: NOT GOOD"),
            flush=True,
        )
    unkept = without_kept(views()["all time, everything"])
    print(f"  all time, everything, without what is counted ahead: SQL {unkept:.0f} ms")
    sizes = {zoom: len(answer(at_zoom(zoom))) for zoom in range(5, 19)}
    print(
        "  compressed by zoom: " + ", ".join(f"{zoom}: {size / 1000:.1f} kB" for zoom, size in sizes.items())
    )
    largest = max(sizes.values())
    print(f"  the largest {largest / 1000:.1f} kB (limit 60): {judged(largest <= MOST_BYTES)}")
    return good and largest <= MOST_BYTES


def ratio_of_months(costs: Costs) -> bool:
    few, many = ROWS[0], ROWS[-1]
    good = True
    print(f"\nA month with {many:,} incidents beside one with {few:,}:")
    for name in (each for each in views() if each.startswith("a month")):
        ratio = costs[many, name].whole / costs[few, name].whole
        limited = "everything" not in name
        good = good and (ratio <= MOST_OF_FEW or not limited)
        said = f"(limit {MOST_OF_FEW}): {judged(ratio <= MOST_OF_FEW)}"
        print(
            f"  {name}: {ratio:.2f} {said if limited else '(as many times as many incidents, so no limit)'}"
        )
    return good


def compare(rows: int, theirs: Any, no_list: str, costs: Costs) -> bool:
    from bench import hotspots_others as others

    served = None if no_list else others.drf_gis_list(theirs.info.host, theirs.info.dbname)
    if no_list:
        print(f"  Not compared with a DRF-GIS list: {no_list}")

    def sql(statement: str, asked: Asked) -> Callable[[], object]:
        def run() -> object:
            with theirs.cursor() as cursor:
                cursor.execute(statement, asked)
                return cursor.fetchall()

        return run

    good = True
    for name, view in views().items():
        asked, cost = in_theirs(view), costs[rows, name]
        ways = {"ST_AsMVT": sql(others.TILE, asked), "ST_HexagonGrid": sql(others.HEXAGONS, asked)}
        if served is not None and name.startswith("a month"):
            ways[LIST] = lambda asked=asked: served(asked)
        for way, run in ways.items():
            milliseconds, rounds = patiently(run)
            within = milliseconds >= LEAST_OF_LIST * cost.own
            verdict = f" (at least {LEAST_OF_LIST}): {judged(within)}" if way == LIST else ""
            good = good and (within or way != LIST)
            few = "" if rounds >= ROUNDS else f", {rounds} rounds only"
            print(
                f"  {name}: {way} {milliseconds:.0f} ms, {milliseconds / cost.own:.1f} times the view's own "
                f"part{verdict}, {milliseconds / cost.whole:.1f} times our whole request{few}",
                flush=True,
            )
    return good


# Nobody signs in, and nothing is put on record: so it is judged beside our view's own part, which is measured
# without a request around it, too. How it stands beside our whole request is printed and not judged.
LIST = "DRF-GIS list, without a request around it,"

if __name__ == "__main__":
    sys.exit(main())
