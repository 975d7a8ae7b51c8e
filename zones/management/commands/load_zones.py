"""`load_zones FILE.geojson`: make or redraw zones from a file, all or nothing."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit.services import Action, record_access
from zones.loading import load_zones
from zones.zone_file import ZoneFileError, read_zone_file


class Command(BaseCommand):
    help = "Make or redraw zones from a GeoJSON file. A zone is redrawn only where its outline differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, help="GeoJSON FeatureCollection with slug, name, kind, parent."
        )
        parser.add_argument(
            "--from", dest="valid_from", type=_day, metavar="DATE",
            help="First day of the new outlines, like 2026-11-23; today if left out. "
            "Records of earlier days are not placed by them.",
        )  # fmt: skip
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would happen and change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            features = read_zone_file(options["file"].read_bytes())
        except OSError as error:
            raise CommandError(f"{options['file']} could not be read: {error.strerror}.") from error
        except (ZoneFileError, UnicodeDecodeError) as error:
            raise CommandError(f"{options['file']}: {error} Nothing was changed.") from error
        report = load_zones(
            features=features,
            valid_from=options["valid_from"] or timezone.localdate(),
            by=None,
            dry_run=options["dry_run"],
        )
        for row in report.rows:
            self.stdout.write(str(row))
        if report.refused:
            raise CommandError("Nothing was changed, because of what was refused above.")
        if report.dry_run:
            self.stdout.write("Dry run: nothing was changed.")
        else:
            record_access(None, Action.IMPORT, "zone", ids=[row.slug for row in report.rows])


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"“{text}” is not a date like 2026-11-23.") from error
