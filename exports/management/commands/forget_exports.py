"""`forget_exports`: erases files that were asked for and whose time is over."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from exports.services.forgetting import forget_exports


class Command(BaseCommand):
    help = "Erase files that were asked for and whose time is over."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_exports(now=timezone.now())} files erased.")
