"""`create_person EMAIL`: lets somebody in from the command line, above all the first administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.models import Organisation
from accounts.rights import Role
from accounts.services import add_person


class Command(BaseCommand):
    help = "Make an account and print its first passphrase, once. It must be changed at the first sign-in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", required=True, help="Full name.")
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument(
            "--organisation", required=True, help="Name or short name; made if there is none of that name."
        )
        parser.add_argument(
            "--kind", choices=Organisation.Kind.values, default=Organisation.Kind.COUNCIL,
            help="What a new organisation is (council).",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person, passphrase = add_person(
                email=options["email"],
                full_name=options["name"],
                role=options["role"],
                organisation=_organisation(options["organisation"], options["kind"]),
                by=None,
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{person} may sign in as {person.email} with this passphrase, shown only now:")
        self.stdout.write(passphrase)


def _organisation(name: str, kind: str) -> Organisation:
    known = Organisation.objects.filter(name__iexact=name) | Organisation.objects.filter(
        short_name__iexact=name
    )
    if (found := known.first()) is not None:
        return found
    organisation = Organisation(name=name, short_name=name[:20], kind=kind)
    organisation.full_clean()
    organisation.save()
    return organisation
