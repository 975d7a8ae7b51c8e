"""Replacing what was published of a month, at a terminal and on purpose: there is no page for it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hotspots.disclosed.publishing import ErasedError, publish_again
from measures.quarters import Month


class Command(BaseCommand):
    help = "Publish a month anew from the incidents as they are now; for a month that was much wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("month", metavar="MONTH", help="like 2026-10")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            month = Month.parse(options["month"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        try:
            is_published = publish_again(month=month, now=timezone.now())
        except ErasedError as error:
            raise CommandError(str(error)) from error
        if not is_published:
            raise CommandError(f"{month.label} is not published: not over for a week, or without a record.")
        self.stdout.write(f"{month.label} is published anew. Whoever kept the earlier figures can compare.")
