"""Fills an empty database with the demonstration."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from harlowsafety.demo.story import tell


class Command(BaseCommand):
    help = "Fill an empty database with fifteen invented months. Only while DEBUG is on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=2026, help="another number, another story")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing, quietly, where there are people already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demonstration is refused while DEBUG is off.")
        if User.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError(
                "There are people in this database already; the demonstration needs an empty one."
            )
        began = time.monotonic()
        tell(seed=options["seed"], now=timezone.now(), say=self.stdout.write)
        self.stdout.write(f"Demonstration ready in {time.monotonic() - began:.0f} s.")
