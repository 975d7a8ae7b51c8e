"""Whether every issued paper still holds what was issued."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from summaries.life.services import broken_seals
from summaries.models import WeeklySummary


class Command(BaseCommand):
    help = "Recompute the seal of every issued summary; ends with an error if one does not match."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = broken_seals()
        if broken:
            raise CommandError("Not as issued: " + ", ".join(str(paper) for paper in broken) + ".")
        number = WeeklySummary.objects.issued().count()
        self.stdout.write(f"{number} issued {'summary is' if number == 1 else 'summaries are'} as issued.")
