"""Whether every issued paper, and each of its files, still is what was issued."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from summaries.life.verifying import broken_files, broken_seals
from summaries.models import IssuedFile, WeeklySummary


class Command(BaseCommand):
    help = "Recompute the seal of every issued summary and file; ends with an error if one does not match."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = [*broken_seals(), *broken_files()]
        if broken:
            raise CommandError("Not as issued: " + ", ".join(str(each) for each in broken) + ".")
        number = WeeklySummary.objects.issued().count()
        self.stdout.write(f"{number} issued {'summary is' if number == 1 else 'summaries are'} as issued.")
        files = IssuedFile.objects.count()
        if files:
            self.stdout.write(f"{files} {'file is' if files == 1 else 'files are'} as given out.")
