"""`load_census FILE.csv`: add the residents of each ethnic group as a census counted them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from audit.services import Action, record_access
from stopsearches.census_file import COLUMNS, CensusFileError, read_census
from stopsearches.census_services import load_census


class Command(BaseCommand):
    help = "Add a census, by whose residents the rates of stop and search by ethnicity are worked out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=f"CSV: {','.join(COLUMNS)}")
        parser.add_argument(
            "--replace", action="store_true", help="Take the place of other counts of the same day."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"]
        try:
            census = read_census(path.read_text(encoding="utf-8"))
            with transaction.atomic():
                is_new = load_census(census=census, today=timezone.localdate(), replace=options["replace"])
                if is_new:
                    number = len(census.residents)
                    record_access(None, Action.IMPORT, "census", ids=[path.name[:60]], count=number)
        except OSError as error:
            raise CommandError(f"{path} could not be read: {error.strerror}. Nothing was changed.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{path.name} is no text in UTF-8. Nothing was changed.") from error
        except (CensusFileError, ValidationError) as error:
            for problem in getattr(error, "problems", None) or error.messages:
                self.stderr.write(f"{path.name}: {problem}")
            raise CommandError(f"{path.name} was refused. Nothing was changed.") from error
        people = sum(census.residents.values())
        what = f"census of {census.day}, {people:,} people in {len(census.residents)} groups"
        self.stdout.write(f"{path.name}: {what}, {'loaded' if is_new else 'as it was'}.")
