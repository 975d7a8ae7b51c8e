"""`read_bounces FILE`: writes down which e-mails came back, and why."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from summaries.mail.bounces import record_bounces


class Command(BaseCommand):
    help = "Reads reports of undeliverable mail from a file, or from the standard input with -."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["file"]
        try:
            content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.") from error
        new, found = record_bounces(content, now=timezone.now())
        reports = "1 report" if found == 1 else f"{found} reports"
        self.stdout.write(f"{reports} of undeliverable mail; {new} new and about our e-mails.")
