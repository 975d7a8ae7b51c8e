"""Counting ahead at a terminal: the same service as the worker's task."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from incidents.kept_services import check_incident_counts, rebuild_incident_counts


class Command(BaseCommand):
    help = "Count the weeks in which an incident was written since, for the map of long periods."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="count every week anew")
        parser.add_argument("--check", action="store_true", help="change nothing; recount and compare")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        weeks = rebuild_incident_counts(everything=options["all"])
        self.stdout.write(f"Counted {weeks} {'week' if weeks == 1 else 'weeks'}.")

    def _check(self) -> None:
        found = check_incident_counts()
        if found.differences:
            raise CommandError(
                f"{found.differences} kept counts differ from the incidents. "
                "Run rebuild_incident_counts --all, and find out what wrote past the triggers."
            )
        self.stdout.write(
            f"{found.spans} stretches of weeks recounted: all agree. {found.stale} wait to be counted anew."
        )
