"""Looks at a terminal for what is over, as the worker does."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from audit.retention.erasures import propose_erasures
from audit.retention.kinds import all_kinds


class Command(BaseCommand):
    help = (
        "List what is kept for longer than its confirmed period. Nothing is erased before somebody confirms."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        proposed = propose_erasures(now=timezone.now())
        for each in proposed:
            self.stdout.write(f"{all_kinds()[each.kind].label}: {len(each.references)} over.")
        if not proposed:
            self.stdout.write("Nothing is over by a confirmed period, or it was decided about this month.")
