"""The same street file imported by django-import-export in bulk mode, installed in a folder of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.imports_measured import ROOT, rounds_of

PACKAGES = ("django-import-export==4.4.0",)


def seconds_of_import_export(var: Path, path: Path, rounds: int) -> tuple[list[float] | None, str]:
    """Seconds of each round, or why there are none."""
    folder = var / "import-export"
    if not (folder / "import_export").exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder)]
        try:
            subprocess.run([*pip, *PACKAGES, "tablib", "diff-match-patch"], check=True)
        except subprocess.CalledProcessError:
            return None, "it could not be installed"
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bench.imports_others", str(path), str(rounds)],
        cwd=ROOT, check=True, stdout=subprocess.PIPE,
        # Behind our own packages, so that it cannot bring another Django.
        env={**os.environ, "BENCH_OTHERS": str(folder)},
    )  # fmt: skip
    seconds: list[float] = json.loads(told.stdout)
    return seconds, ""


def main() -> None:
    sys.path.append(os.environ["BENCH_OTHERS"])
    from harlowsafety import embedded

    with embedded.join(Path(os.environ["HARLOWSAFETY_VAR"]), valkey=False):
        import django
        from django.conf import settings

        settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "import_export"]
        settings.DEBUG = False
        django.setup()
        import tablib  # noqa: F401 - loaded before it is told what stays, as in a worker of ours

        from harlowsafety.long_lived import stay_loaded

        stay_loaded()
        path, rounds = Path(sys.argv[1]), int(sys.argv[2])
        print(json.dumps(rounds_of(lambda: by_import_export(path), rounds)))


def by_import_export(path: Path) -> None:
    """As its handbook advises for many rows: in bulk, without looking for what is there or differs."""
    import tablib
    from import_export import fields, resources, widgets

    from incidents.models import PoliceFile, RecordedCrime
    from incidents.policeuk.codes import CRIME_TYPES, OUTCOMES, CodeBook
    from zones.geometry import cell_of

    types, outcomes = CodeBook(CRIME_TYPES), CodeBook(OUTCOMES)
    file = PoliceFile.objects.create(
        force="essex", month="2010-01-01", kind="street", area="all", sha256="0" * 64, recipe="",
        file_name=path.name, imported_at="2026-11-23T00:00Z",
    )  # fmt: skip

    class Crimes(resources.ModelResource):
        file_id = fields.Field("file_id", "file_id", widget=widgets.IntegerWidget())
        month = fields.Field("month", "Month", widget=widgets.DateWidget("%Y-%m"))
        crime_id = fields.Field("crime_id", "Crime ID", widget=widgets.CharWidget())
        reported_by = fields.Field("reported_by", "Reported by", widget=widgets.CharWidget())
        falls_within = fields.Field("falls_within", "Falls within", widget=widgets.CharWidget())
        location = fields.Field("location", "Location", widget=widgets.CharWidget())
        lsoa_code = fields.Field("lsoa_code", "LSOA code", widget=widgets.CharWidget())
        lsoa_name = fields.Field("lsoa_name", "LSOA name", widget=widgets.CharWidget())
        lat = fields.Field("lat", "Latitude", widget=widgets.FloatWidget())
        lng = fields.Field("lng", "Longitude", widget=widgets.FloatWidget())
        h3_cell = fields.Field("h3_cell", "h3_cell", widget=widgets.IntegerWidget())
        crime_type = fields.Field("crime_type", "Crime type", widget=widgets.CharWidget())
        last_outcome = fields.Field("last_outcome", "Last outcome category", widget=widgets.CharWidget())

        class Meta:
            model = RecordedCrime
            fields = (
                "file_id", "month", "crime_id", "reported_by", "falls_within", "location", "lsoa_code",
                "lsoa_name", "lat", "lng", "h3_cell", "crime_type", "last_outcome",
            )  # fmt: skip
            use_bulk = True
            batch_size = 1_000
            force_init_instance = True
            skip_diff = True
            skip_html_diff = True
            use_transactions = True

        def before_import_row(self, row: Any, **kwargs: Any) -> None:
            row["file_id"] = file.pk
            row["Crime type"] = types.slug(row["Crime type"])
            row["Last outcome category"] = outcomes.slug(row["Last outcome category"])
            lat, lng = row["Latitude"], row["Longitude"]
            row["h3_cell"] = cell_of(float(lat), float(lng)) if lat else None

    dataset = tablib.Dataset().load(path.read_text(), format="csv")
    result = Crimes().import_data(dataset, raise_errors=True)
    assert result.totals["new"] == len(dataset) == RecordedCrime.objects.count()


if __name__ == "__main__":
    main()
