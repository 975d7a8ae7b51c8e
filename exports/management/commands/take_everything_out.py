"""`take_everything_out FILE.zip`: all that the database holds, in one file of open formats."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit.services import Action, record_access
from exports.everything.taking import write_everything
from exports.models import EVERYTHING


class Command(BaseCommand):
    help = "Write everything that the database holds into a zip: a CSV for each table, described."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--reason", required=True, help="Why; it is kept in the access log.")

    def handle(self, *args: Any, **options: Any) -> None:
        path, reason = options["file"], options["reason"].strip()
        if not reason:
            raise CommandError("Say why everything is taken out.")
        if path.exists():
            raise CommandError(f"There is a file of that name already: {path}")
        unfinished = path.with_name(f"{path.name}.part")
        try:
            # Readable for who runs the command alone.
            with open(unfinished, "wb", opener=_for_us_alone) as file:
                rows = write_everything(file, made_at=timezone.now(), reason=reason)
            unfinished.rename(path)
        except OSError as error:
            raise CommandError(f"The file cannot be written: {error.strerror}: {path}") from error
        finally:
            unfinished.unlink(missing_ok=True)
        record_access(None, Action.EXPORT, EVERYTHING, filters="by command", count=rows, reason=reason)
        self.stdout.write(f"{rows:,} rows in {path}. It is as confidential as the dashboard itself.")


def _for_us_alone(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
