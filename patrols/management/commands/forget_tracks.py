"""Erasing old tracks at a terminal: the same service as the worker's task."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from patrols.services import forget_tracks


class Command(BaseCommand):
    help = "Erase the positions of every track that would be older than TRACK_DAYS days by the next night."

    def handle(self, *args: Any, **options: Any) -> None:
        number = forget_tracks(now=timezone.now())
        what = "1 track" if number == 1 else f"{number} tracks"
        days = "1 day" if settings.TRACK_DAYS == 1 else f"{settings.TRACK_DAYS} days"
        self.stdout.write(f"Erased the positions of {what}. They are kept for at most {days}.")
