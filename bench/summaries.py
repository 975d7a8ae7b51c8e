"""What compiling one week's summary costs with 100,000 and with 10,000,000 incidents behind it.

Run by `make bench-summaries`; ROWS=100000,1000000 makes it smaller, SHAPES=evenly takes one of the two
shapes, ROUNDS=5 asks less often, KEEP=yes keeps the databases for the next run. Everything happens in
databases of its own under var/bench, which are removed at the end.
"""

import logging
import os
import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from bench.hotspots_asking import run_again, sent, timed
from bench.summaries_data import SHAPES, demonstration, filled, read

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
    from django.urls import get_resolver

    # A paper links to pages: as in a process that has answered once.
    _ = get_resolver().url_patterns
    # That no mail server is set is no news here.
    logging.disable(logging.WARNING)
    good = True
    for shape in ASKED:
        with ExitStack() as databases:
            settings.DEBUG = True  # only so may the demonstration be told
            told = databases.enter_context(demonstration())
            made = {rows: databases.enter_context(filled(rows, shape, told)) for rows in ROWS}
            # As it is served: without it Django keeps every query for its error pages.
            settings.DEBUG = False
            print(f"\n{SHAPES[shape].capitalize()}:")
            good = all([of_shape(made), *(of_one(rows, name) for rows, name in made.items())]) and good
    return 0 if good else 1


def of_shape(made: dict[int, str]) -> bool:
    """Every size in turn, so that what else the machine does falls on all alike."""
    from summaries.figures import figures_for
    from summaries.life.services import compile_summary

    spent: dict[int, list[tuple[float, float, float]]] = {rows: [] for rows in made}
    asked = {}
    for _ in range(ROUNDS):
        for rows, name in made.items():
            read(name)
            now, week = asked_of_today()
            # The first of a new connection pays for what the database must look up once.
            reads = asked[rows] = statements(week, now)
            spent[rows].append(
                (
                    timed(lambda week=week, now=now: compile_summary(week=week, now=now)),
                    timed(lambda week=week, now=now: figures_for(week, as_at=now)),
                    timed(lambda reads=reads: run_again(reads)),
                )
            )
    good = True
    for rows, rounds in spent.items():
        compiled, figures, bare = (median(each) * 1000 for each in zip(*rounds, strict=True))
        ratio = compiled / bare
        good = good and ratio <= MOST_OF_SQL
        print(
            f"  {rows:,}: compiled and stored in {compiled:.1f} ms, the figures alone in {figures:.1f} ms, "
            f"their {len(asked[rows])} statements bare {bare:.1f} ms: ratio {ratio:.2f} "
            f"(limit {MOST_OF_SQL}): {judged(ratio <= MOST_OF_SQL)}"
        )
    few, many = (median(each[0] for each in spent[rows]) for rows in (ROWS[0], ROWS[-1]))
    within = many / few <= MOST_GROWTH
    print(
        f"  {ROWS[-1]:,} take {many / few:.2f} times as long as {ROWS[0]:,} (limit {MOST_GROWTH}): "
        f"{judged(within)}",
        flush=True,
    )
    return good and within


def asked_of_today() -> tuple[Any, Any]:
    from django.utils import timezone

    from measures.weeks import last_complete_week

    now = timezone.now()
    return now, last_complete_week(now)


def statements(week: Any, now: Any) -> list[Any]:
    """What the figures ask the database, once everything is warm."""
    from summaries.figures import figures_for
    from summaries.life.services import compile_summary

    if compile_summary(week=week, now=now).is_issued:
        raise SystemExit(f"{week} is issued already: nothing would be compiled.")
    with sent() as found:
        figures_for(week, as_at=now)
    reads = [each for each in found if each[0].lstrip("( ").upper().startswith(("SELECT", "WITH"))]
    run_again(reads)
    return reads


def of_one(rows: int, name: str) -> bool:
    """What is slow to find out, once for each size."""
    from summaries.life.services import compile_summary

    read(name)
    now, week = asked_of_today()
    print(f"  {rows:,}: without anything counted ahead the figures take {from_rows(week, now):.0f} ms")
    return all([pdf(compile_summary(week=week, now=now), now), check()])


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


def pdf(paper: Any, now: Any) -> bool:
    """From the stored figures to the bytes of the file."""
    from summaries.paper.build import build_paper
    from summaries.pdf.render import page_count, pdf_of

    def made() -> bytes:
        return pdf_of(build_paper(paper, mode="partnership"), made_at=now)

    first = timed(made)
    seconds = median(timed(made) for _ in range(3))
    within = max(first, seconds) <= MOST_PDF_SECONDS
    print(
        f"    as a PDF of {page_count(made())} pages in {seconds:.2f} s, the first time {first:.2f} s "
        f"(limit {MOST_PDF_SECONDS}): {judged(within)}",
        flush=True,
    )
    return within


def check() -> bool:
    """Recounts what is kept, from the rows."""
    from incidents.kept_services import check_incident_counts

    found = check_incident_counts()
    print(
        f"    {found.spans} stretches recounted from the rows: {found.differences} counts differ", flush=True
    )
    return not found.differences


def judged(within: bool) -> str:
    return "good" if within else "NOT GOOD"


if __name__ == "__main__":
    sys.exit(main())
