"""`restore_everything FILE.zip`: brings back what `take_everything_out` wrote, into an empty database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.services import Action, record_access
from exports.everything.restoring import NotRestoredError, restore_everything
from exports.models import EVERYTHING


class Command(BaseCommand):
    help = "Restore everything from a zip into an empty, migrated database of the same version."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            restored = restore_everything(options["file"], say=self.stdout.write)
        except NotRestoredError as error:
            raise CommandError(str(error)) from error
        told = f"restored, as it was at {restored.made_at}"
        record_access(None, Action.IMPORT, EVERYTHING, filters=told, count=restored.rows)
        self.stdout.write(
            f"{restored.rows:,} rows in {restored.tables} tables, each the same as in the file "
            f"(made {restored.made_at})."
        )
        self.stdout.write(
            "Nobody has a password. Make an administrator with create_person; they give everybody a new one."
        )
