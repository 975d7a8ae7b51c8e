"""Months of the access log whose time is over: told, and let go by whoever owns the tables and says so."""

from argparse import ArgumentParser
from datetime import UTC
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from audit.chain.standing import standing_with_what_was_let_go
from audit.letting_go.months import kept_since, months_over
from audit.letting_go.services import NotLetGoError, let_go_of_what_is_over


class Command(BaseCommand):
    help = "Say which months of the access log are over; with --confirm, let them go for good."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--confirm", action="store_true", help="do it; without, it is only told")
        parser.add_argument("--by", metavar="EMAIL", help="in whose name: somebody who may decide it")

    def handle(self, *args: Any, **options: Any) -> None:
        is_anything_over = self._tell()
        if not options["confirm"]:
            self.stdout.write("Nothing was changed. To let them go: --confirm --by EMAIL.")
        elif is_anything_over:
            self._let_go(_person(options["by"]))

    def _tell(self) -> bool:
        months, today = settings.ACCESS_LOG_MONTHS, timezone.now().astimezone(UTC).date()
        since = kept_since(today, months)
        self.stdout.write(f"Kept for {months} months: entries before {since.day} {since:%B %Y} are over.")
        over = [(month, month.held(), month.records.count()) for month in months_over(today, months)]
        for month, held, rows in over:
            self.stdout.write(
                f"  {month}: {rows:,} entries" + (f", held for {held}: they stay" if held else "")
            )
        is_anything_over = not all(held for _, held, _ in over)
        if not is_anything_over:
            self.stdout.write("There is nothing to let go.")
        return is_anything_over

    def _let_go(self, by: User) -> None:
        try:
            anchors = let_go_of_what_is_over(months=settings.ACCESS_LOG_MONTHS, by=by, now=timezone.now())
        except NotLetGoError as error:
            raise CommandError(str(error)) from error
        for anchor in anchors:
            self.stdout.write(f"{anchor}: {anchor.rows:,} entries. Anchor {anchor.number}: {anchor.sha256}")
        self.stdout.write(standing_with_what_was_let_go().let_go)
        self.stdout.write("Backups hold these months for as long as they are kept themselves.")


def _person(email: str | None) -> User:
    if not email:
        raise CommandError("Say in whose name: --by EMAIL.")
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise CommandError(f"Nobody here has the e-mail address {email}.")
    return person
