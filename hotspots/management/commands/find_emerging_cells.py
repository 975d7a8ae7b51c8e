"""Looking for emerging cells at a terminal: the same service as the worker's task."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hotspots.emerging.services import find_emerging_cells
from hotspots.emerging.words import found_words
from measures.weeks import Week, last_complete_week


class Command(BaseCommand):
    help = "List the cells outside every zone whose last four weeks are unlike their own past year."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "week", nargs="?", metavar="WEEK", help="like 2026-W46; the last complete week unless told"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            week = Week.parse(options["week"]) if options["week"] else last_complete_week(now)
            found = find_emerging_cells(week=week, now=now)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{week.label}: {found_words(found, found.cells.filter(is_listed=True).count())}")
