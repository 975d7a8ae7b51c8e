"""The command that imports police files, as somebody at a terminal meets it."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from incidents.models import RecordedCrime
from incidents.tests.policeuk_files import csv_text, street_row, write_csv
from tests.test_police_import import STREET

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("import_policeuk", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_reports_each_file_and_the_total(tmp_path: Path) -> None:
    path = write_csv(tmp_path / STREET, csv_text([street_row()]))

    out = run(str(path))

    assert f"{STREET}: new: read 1, kept 1, outside 0, no location 0, refused 0" in out
    assert out.endswith("Imported.\n")


def test_the_command_keeps_everything_when_asked(tmp_path: Path) -> None:
    path = write_csv(tmp_path / STREET, csv_text([street_row(lsoa_name="Epping Forest 001A")]))

    run(str(path), "--area", "all")

    assert RecordedCrime.objects.count() == 1


def test_a_dry_run_ends_by_saying_so(tmp_path: Path) -> None:
    path = write_csv(tmp_path / STREET, csv_text([street_row()]))

    assert "This was a dry run: nothing was changed." in run(str(path), "--dry-run")


def test_a_refusal_names_the_lines_and_fails(tmp_path: Path) -> None:
    path = write_csv(tmp_path / STREET, csv_text([street_row(month="2019-02")] * 12))
    out = StringIO()

    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("import_policeuk", str(path), stdout=out)

    assert "line 2: the month is 2019-02, but the file is for 2019-01" in out.getvalue()
    assert "and 2 more lines like these" in out.getvalue()


def test_a_path_that_is_not_there_fails(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        run(str(tmp_path / "nowhere.csv"))
