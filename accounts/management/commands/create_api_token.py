"""`create_api_token EMAIL`: a key with which a program acts for a person over the API."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.keys.services import create_api_token
from accounts.models import ApiToken, User


class Command(BaseCommand):
    help = "Make an API key for a person and print it, once. Send it as “Authorization: Token …”."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", required=True, help="What will use the key.")
        parser.add_argument("--days", type=int, help="For how many days; KEY_DAYS unless told.")
        parser.add_argument("--write", action="store_true", help="It may write, too, not only read.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person = User.objects.get_by_natural_key(options["email"])
            scope = ApiToken.Scope.READ_AND_WRITE if options["write"] else ApiToken.Scope.READ
            token = create_api_token(person=person, name=options["name"], scope=scope, days=options["days"])
        except User.DoesNotExist as error:
            raise CommandError(f"Nobody signs in as {options['email']}.") from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"Key for {person} ({options['name']}), shown only now:")
        self.stdout.write(token)
