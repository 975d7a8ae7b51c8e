"""Compiling a week at a terminal: the same service as the worker's task."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from measures.weeks import Week, last_complete_week
from summaries.life.services import compile_summary


class Command(BaseCommand):
    help = "Compile the weekly summary of a week as a draft; the last complete week unless told."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("week", nargs="?", metavar="WEEK", help="like 2026-W46")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            week = Week.parse(options["week"]) if options["week"] else last_complete_week(now)
            summary = compile_summary(week=week, now=now)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{summary}: {summary.get_status_display().lower()}.")
        for sentence in summary.sentences:
            self.stdout.write(f"  {sentence}")
