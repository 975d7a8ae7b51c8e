"""The door for police files at a terminal."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from harlowsafety.police_import import Progress, areas, import_police_files
from incidents.policeuk.report import lines_of


class Command(BaseCommand):
    help = "Import data.police.uk files: street crime, outcomes, and stop and search."

    def add_arguments(self, parser: ArgumentParser) -> None:
        choices = areas()
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a CSV, a folder or a zip")
        parser.add_argument("--area", choices=list(choices), default=next(iter(choices)), help="rows to keep")
        parser.add_argument("--dry-run", action="store_true", help="read and report, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        with _progress_bar() as progress:
            report = import_police_files(
                options["paths"],
                area=areas()[options["area"]],
                dry_run=options["dry_run"],
                by=None,
                progress=progress,
            )
        *lines, closing = lines_of(report)
        for line in lines:
            self.stdout.write(line)
        if not report.is_ok:
            raise CommandError(closing)
        self.stdout.write(closing)


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """A bar where somebody watches; silence in a log."""
    with tqdm(unit="B", unit_scale=True, disable=not sys.stderr.isatty(), leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show
