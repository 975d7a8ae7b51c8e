"""What compiling one week's summary costs with 100,000 and with 10,000,000 incidents behind it.

Run by `make bench-summaries`; ROWS=100000,1000000 makes it smaller, SHAPES=evenly takes one of the two
shapes, ROUNDS=5 asks less often, KEEP=yes keeps the databases for the next run. Everything happens in
databases of its own under var/bench, which are removed at the end.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bench.summaries_data import SHAPES, filled

ROOT = Path(__file__).resolve().parent.parent
ROWS = tuple(int(each) for each in os.environ.get("ROWS", "100000,10000000").split(","))
ASKED = tuple(os.environ.get("SHAPES", ",".join(SHAPES)).split(","))
ROUNDS = int(os.environ.get("ROUNDS", "15"))
MOST_OF_SQL, MOST_GROWTH, MOST_PDF_SECONDS = 4, 1.5, 2


def main() -> int:
    var = Path(os.environ.get("HARLOWSAFETY_VAR", ROOT / "var")) / "bench"
    os.environ.update(HARLOWSAFETY_VAR=str(var), DJANGO_SETTINGS_MODULE="harlowsafety.settings", DEBUG="true")
    for address in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(address, None)
    from harlowsafety import embedded

    # Whoever ends it early leaves no server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with embedded.join(var):
        return measure()


def measure() -> int:
    import django

    django.setup()
    from django.conf import settings

    good = True
    for shape in ASKED:
        spent: dict[int, float] = {}
        for rows in ROWS:
            settings.DEBUG = True  # only so may the demonstration be told
            with filled(rows, shape):
                # As it is served: without it Django keeps every query for its error pages.
                settings.DEBUG = False
                spent[rows], within = one(rows)
                good = good and within
        if len(ROWS) > 1:
            growth = spent[ROWS[-1]] / spent[ROWS[0]]
            good = good and growth <= MOST_GROWTH
            print(
                f"\n{SHAPES[shape].capitalize()}: {ROWS[-1]:,} take {growth:.2f} times as long as "
                f"{ROWS[0]:,} (limit {MOST_GROWTH}): {judged(growth <= MOST_GROWTH)}",
                flush=True,
            )
    return 0 if good else 1


def one(rows: int) -> tuple[float, bool]:
    """Milliseconds to compile, and whether all that is asked of one size is so."""
    from django.utils import timezone

    from bench.hotspots_asking import run_again, sent
    from measures.weeks import last_complete_week
    from summaries.figures import figures_for
    from summaries.life.services import compile_summary

    now = timezone.now()
    week = last_complete_week(now)
    paper = compile_summary(week=week, now=now)
    if paper.is_issued:
        raise SystemExit(f"{week} is issued already: nothing would be compiled.")
    with sent() as statements:
        figures_for(week, as_at=now)
    reads = [each for each in statements if each[0].lstrip("( ").upper().startswith(("SELECT", "WITH"))]
    whole, figures, sql = [], [], []
    for _ in range(ROUNDS):
        whole.append(timed(lambda: compile_summary(week=week, now=now)))
        figures.append(timed(lambda: figures_for(week, as_at=now)))
        sql.append(timed(lambda: run_again(reads)))
    compiled, worked_out, bare = (median(each) * 1000 for each in (whole, figures, sql))
    ratio = compiled / bare
    print(
        f"  {week} compiled and stored in {compiled:.1f} ms, its figures in {worked_out:.1f} ms; their "
        f"{len(reads)} statements bare {bare:.1f} ms: ratio {ratio:.2f} (limit {MOST_OF_SQL}): "
        f"{judged(ratio <= MOST_OF_SQL)}"
    )
    print(f"  the same week without anything counted ahead: {from_rows(week, now):.0f} ms", flush=True)
    agree = check()
    return compiled, pdf(paper) and agree and ratio <= MOST_OF_SQL


def from_rows(week: Any, now: Any) -> float:
    """The same figures where no week is counted; what is kept is back afterwards."""
    from django.db import transaction

    from incidents.models import CountedSpan
    from summaries.figures import figures_for

    with transaction.atomic():
        CountedSpan.objects.all().delete()
        spent = [timed(lambda: figures_for(week, as_at=now)) for _ in range(3)]
        transaction.set_rollback(True)
    return median(spent) * 1000


def pdf(paper: Any) -> bool:
    """The paper as a PDF, where that is built."""
    try:
        from summaries.pdf.render import pdf_of
    except ImportError:
        print("  PDF: summaries.pdf is not there, so it is not timed")
        return True
    pdf_of(paper)
    seconds = median(timed(lambda: pdf_of(paper)) for _ in range(3))
    within = seconds <= MOST_PDF_SECONDS
    print(f"  as a PDF in {seconds:.2f} s (limit {MOST_PDF_SECONDS}): {judged(within)}", flush=True)
    return within


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


def judged(within: bool) -> str:
    return "good" if within else "NOT GOOD"


def timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
