"""Prints who can sign in to the demonstration."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from harlowsafety.demo.people import PASSWORD, PEOPLE


class Command(BaseCommand):
    help = "Print the demonstration sign-ins. They work only while DEBUG is on."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demonstration sign-ins are refused while DEBUG is off.")
        for person in PEOPLE:
            self.stdout.write(f"  {person.email:<30} {person.role.label:<30} to {person.came_for}")
        self.stdout.write(f"  The password of them all: {PASSWORD}")
