"""`load_school_terms FILE.csv`: record when schools are open, from the county council's list."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.services import Action, record_access
from patrols.plans.school_terms import COLUMNS, TermsFileError, read_terms
from patrols.services.school_terms import record_school_terms


class Command(BaseCommand):
    help = "Record the dates of school terms, so that charts mark the holidays between them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=f"CSV: {','.join(COLUMNS)}")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"]
        try:
            terms = read_terms(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"{path} could not be read: {error.strerror}. Nothing was changed.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{path.name} is no text in UTF-8. Nothing was changed.") from error
        except TermsFileError as error:
            for problem in error.problems:
                self.stderr.write(f"{path.name}: {problem}")
            raise CommandError(f"{path.name} was refused. Nothing was changed.") from error
        new = record_school_terms(terms)
        if new:
            record_access(None, Action.IMPORT, "school term", ids=[path.name[:60]], count=new)
        self.stdout.write(f"{path.name}: {new} new or changed, {len(terms) - new} as they were.")
