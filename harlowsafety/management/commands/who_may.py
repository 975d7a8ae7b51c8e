"""Writes the table of who may do what."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from harlowsafety.who_may.written import everything


class Command(BaseCommand):
    help = "Print who may do what, as the code has it; with --write into docs/who-may-what.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["write"]:
            self.stdout.write(everything())
            return
        path = settings.BASE_DIR / "docs" / "who-may-what.md"
        path.write_text(everything(), encoding="utf-8")
        self.stdout.write(f"Written to {path.relative_to(settings.BASE_DIR)}.")
