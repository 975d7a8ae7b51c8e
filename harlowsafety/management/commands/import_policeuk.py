"""The door for police files at a terminal: the import room's own steps, one after another."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from accounts.models import User
from harlowsafety.police_import import Progress, areas, import_police_files
from harlowsafety.police_kind import PoliceFilesKind
from imports.models import ImportBatch
from imports.reading.problems import SHOWN_PROBLEMS, FileRefusedError
from imports.reading.zips import MAX_ARCHIVE_BYTES
from imports.services.abandoning import abandon_batch
from imports.services.checking import start_check
from imports.services.confirming import confirm_import
from imports.services.running import run_batch
from imports.services.staging import Most, stage_files
from imports.states import State
from incidents.policeuk.report import lines_of
from incidents.policeuk.sources import MAX_FILES, files_to_send

# Whoever has a terminal here decides what this machine has room for.
MOST = Most(MAX_ARCHIVE_BYTES, MAX_FILES)
CHUNK = 1 << 20


class Command(BaseCommand):
    help = "Import data.police.uk files: street crime, outcomes, and stop and search."

    def add_arguments(self, parser: ArgumentParser) -> None:
        choices = areas()
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a CSV, a folder or a zip")
        parser.add_argument("--by", metavar="EMAIL", help="who imports them: somebody who may")
        parser.add_argument("--area", choices=list(choices), default=next(iter(choices)), help="rows to keep")
        parser.add_argument("--dry-run", action="store_true", help="read and report, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dry_run"]:
            self._look(options["paths"], options["area"])
            return
        by = _person(options["by"])
        # The council's own rows are what everybody imports: only another choice is told on the batch.
        sender = "" if options["area"] == next(iter(areas())) else options["area"]
        try:
            self._bring(options["paths"], sender, by)
        except FileRefusedError as refusal:
            raise CommandError(str(refusal.problem)) from refusal
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        except PermissionDenied as refusal:
            raise CommandError(f"{by.email} may not import police files.") from refusal

    def _look(self, paths: list[str], area: str) -> None:
        with _progress_bar() as progress:
            report = import_police_files(paths, area=areas()[area], dry_run=True, by=None, progress=progress)
        *lines, closing = lines_of(report)
        for line in lines:
            self.stdout.write(line)
        if not report.is_ok:
            raise CommandError(closing)
        self.stdout.write(closing)

    def _bring(self, paths: list[str], sender: str, by: User) -> None:
        files = [(path.name, _chunks(path)) for path in files_to_send(paths)]
        batch = stage_files(
            kind=PoliceFilesKind.key, files=files, sender=sender, by=by, now=timezone.now(), most=MOST
        )
        batch = _worked_off(start_check(batch, by=by, now=timezone.now()))
        if batch.state == State.CHECKED and not batch.rows_kept:
            self._tell(batch)
            abandon_batch(batch, by=by, now=timezone.now())
            self.stdout.write("Nothing was changed: every file has been imported before as it is.")
            return
        if batch.state == State.CHECKED:
            batch = _worked_off(confirm_import(batch, by=by, now=timezone.now(), of_check=batch.checked_at))
        self._tell(batch)
        if batch.state != State.IMPORTED:
            raise CommandError(f"Nothing was changed, because not every file could be believed ({batch}).")
        self.stdout.write(f"Imported as {batch}: see it, or undo it, on the page of imports.")

    def _tell(self, batch: ImportBatch) -> None:
        for note in batch.notes:
            self.stdout.write(note)
        findings = list(batch.findings.all()[:SHOWN_PROBLEMS])
        for finding in findings:
            line = f", line {finding.line}" if finding.line else ""
            self.stdout.write(f"    {finding.file}{line}: {finding.words}")
        if (more := batch.findings_count - len(findings)) > 0:
            self.stdout.write(f"    and {more:,} more like these")


def _person(email: str | None) -> User:
    if not email:
        raise CommandError("Say who imports them: --by EMAIL.")
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise CommandError(f"Nobody here has the e-mail address {email}.")
    return person


def _chunks(path: Path) -> Iterable[bytes]:
    """Read only when it is its turn, a little at a time."""
    try:
        with path.open("rb") as file:
            yield from iter(partial(file.read, CHUNK), b"")
    except OSError as error:
        raise FileRefusedError(f"{path} cannot be opened: {error.strerror or error}") from error


def _worked_off(batch: ImportBatch) -> ImportBatch:
    """Done here, or waited for: a worker may have been quicker to take it."""
    with _progress_bar() as progress:
        while True:
            run_batch(batch.pk, also_tell=progress)
            batch.refresh_from_db()
            if not batch.is_at_work:
                return batch
            time.sleep(1)


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """A bar where somebody watches; silence in a log."""
    with tqdm(unit="B", unit_scale=True, disable=not sys.stderr.isatty(), leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show
