"""The seals of the access log, computed anew by hand."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from audit.chain.standing import standing_with_what_was_let_go
from audit.chain.verifying import check_access_log


class Command(BaseCommand):
    help = "Compute every seal of the access log anew and name the first place that does not agree."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--expect", default="", metavar="HASH", help="a seal that was written down")

    def handle(self, *args: Any, **options: Any) -> None:
        checked = check_access_log(now=timezone.now(), expect=options["expect"])
        if checked.problem:
            raise CommandError(checked.problem)
        self.stdout.write(f"{checked.seals} seals over {checked.rows:,} entries agree.")
        if let_go := standing_with_what_was_let_go().let_go:
            self.stdout.write(let_go)
        if checked.newest:
            self.stdout.write(f"Write the newest down: {checked.newest}")
