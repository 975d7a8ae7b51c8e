"""After `migrate`, as its role: the role that the service works as, and what it may do to the access log."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from audit.protecting import NotProtectedError, protect_access_log


class Command(BaseCommand):
    help = "Make the role in SERVICE_ROLE: of the access log it can read and add, and nothing else."

    def handle(self, *args: Any, **options: Any) -> None:
        role, password = settings.SERVICE_ROLE, settings.SERVICE_ROLE_PASSWORD
        if not (role and password):
            raise CommandError("Set SERVICE_ROLE and SERVICE_ROLE_PASSWORD for the role of the service.")
        try:
            protect_access_log(role=role, password=password)
        except NotProtectedError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{role} can read the access log and add to it, and nothing else.")
