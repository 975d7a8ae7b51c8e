"""`load_boundaries FILE.geojson…`: load published outlines of wards, census areas or the district."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from audit.services import Action, record_access
from zones.boundaries.boundary_file import BoundaryFile, BoundaryFileError, read_boundary_file
from zones.boundaries.loading import load_boundaries


class Command(BaseCommand):
    help = "Load outlines of wards, census areas (LSOA) or the district, as the ONS publishes them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files", nargs="+", type=Path, metavar="FILE",
            help="GeoJSON FeatureCollection in degrees, with columns such as WD13CD and WD13NM.",
        )  # fmt: skip
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would happen and change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        read = [(path, self._read(path)) for path in options["files"]]
        dry_run = options["dry_run"]
        with transaction.atomic():
            for path, file in read:
                report = load_boundaries(file=file, file_name=path.name, now=timezone.now(), dry_run=dry_run)
                self.stdout.write(f"{path.name}: {report}")
                if not (dry_run or report.known):
                    record_access(
                        None, Action.IMPORT, "boundary", ids=[path.name[:60]], count=len(file.outlines)
                    )
        if dry_run:
            self.stdout.write("Dry run: nothing was changed.")

    def _read(self, path: Path) -> BoundaryFile:
        try:
            return read_boundary_file(path.read_bytes())
        except OSError as error:
            raise CommandError(f"{path} could not be read: {error.strerror}. Nothing was changed.") from error
        except BoundaryFileError as error:
            for problem in error.problems:
                self.stderr.write(f"{path.name}: {problem}")
            raise CommandError(f"{path.name} was refused. Nothing was changed.") from error
