"""The command that imports police files, as somebody at a terminal meets it."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from imports.models import ImportBatch
from imports.states import State
from incidents.models import PoliceFile, RecordedCrime
from incidents.tests.policeuk_files import csv_text, street_row, write_csv
from tests.police_batches import undone
from tests.test_police_import import STREET

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(analyst: User):
    """The command as the analyst gives it, and what it says."""

    def run(*arguments: str) -> str:
        out = StringIO()
        call_command("import_policeuk", *arguments, "--by", analyst.email, stdout=out)
        return out.getvalue()

    return run


def test_the_command_reports_each_file_and_names_its_batch(tmp_path: Path, run, analyst: User) -> None:
    path = write_csv(tmp_path / STREET, csv_text([street_row()]))

    out = run(str(path))

    batch = ImportBatch.objects.get()
    assert f"{STREET}: new: read 1, kept 1, outside 0, no location 0, refused 0" in out
    assert f"Imported as {batch}" in out
    assert (batch.state, batch.staged_by, batch.confirmed_by) == (State.IMPORTED, analyst, analyst)
    assert PoliceFile.objects.get().import_batch == batch


def test_what_the_command_brought_can_be_undone_and_what_it_replaced_comes_back(
    tmp_path: Path, run, analyst: User
) -> None:
    path = tmp_path / STREET
    run(str(write_csv(path, csv_text([street_row(), street_row()]))))
    run(str(write_csv(path, csv_text([street_row()]))))

    undone(ImportBatch.objects.first(), by=analyst)

    assert RecordedCrime.objects.count() == 2


def test_the_same_files_again_change_nothing_and_keep_no_bytes(tmp_path: Path, run) -> None:
    path = write_csv(tmp_path / STREET, csv_text([street_row()]))
    run(str(path))

    assert "Nothing was changed: every file has been imported before" in run(str(path))

    again = ImportBatch.objects.first()
    assert again.state == State.ABANDONED
    assert not again.files.filter(pieces__isnull=False).exists()


def test_of_a_folder_the_files_named_like_police_files_are_taken(tmp_path: Path, run) -> None:
    (tmp_path / "2019-01").mkdir()
    write_csv(tmp_path / "2019-01" / STREET, csv_text([street_row()]))
    write_csv(tmp_path / "notes.csv", "What,When\n")

    run(str(tmp_path))

    assert [file.name for file in ImportBatch.objects.get().files.all()] == [STREET]


def test_rows_of_everywhere_are_kept_when_asked_and_come_back_so(tmp_path: Path, run, analyst: User) -> None:
    elsewhere = street_row(lsoa_name="Epping Forest 001A")
    path = tmp_path / STREET
    run(str(write_csv(path, csv_text([elsewhere]))), "--area", "all")
    run(str(write_csv(path, csv_text([street_row()]))))

    undone(ImportBatch.objects.first(), by=analyst)

    assert RecordedCrime.objects.get().lsoa_name == "Epping Forest 001A"


def test_a_dry_run_needs_nobody_and_ends_by_saying_so(tmp_path: Path) -> None:
    path = write_csv(tmp_path / STREET, csv_text([street_row()]))
    out = StringIO()

    call_command("import_policeuk", str(path), "--dry-run", stdout=out)

    assert "This was a dry run: nothing was changed." in out.getvalue()
    assert not ImportBatch.objects.exists()


def test_a_refusal_names_the_lines_and_fails(tmp_path: Path, analyst: User) -> None:
    path = write_csv(tmp_path / STREET, csv_text([street_row(month="2019-02")] * 12))
    out = StringIO()

    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("import_policeuk", str(path), "--by", analyst.email, stdout=out)

    assert f"{STREET}, line 2: The month is 2019-02, but the file is for 2019-01." in out.getvalue()
    assert "and 2 more like these" in out.getvalue()
    assert not RecordedCrime.objects.exists()


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ([], "Say who imports them"),
        (["--by", "nobody@example.org"], "Nobody here has the e-mail address"),
        (["--by", "officer"], "may not import police files"),
    ],
)
def test_it_has_to_be_somebody_who_may(tmp_path: Path, officer: User, by: list[str], words: str) -> None:
    path = write_csv(tmp_path / STREET, csv_text([street_row()]))
    named = [officer.email if each == "officer" else each for each in by]

    with pytest.raises(CommandError, match=words):
        call_command("import_policeuk", str(path), *named)

    assert not ImportBatch.objects.exists()


def test_a_path_that_is_not_there_fails(tmp_path: Path, run) -> None:
    with pytest.raises(CommandError, match="there is no file or folder of this name"):
        run(str(tmp_path / "nowhere.csv"))


def test_a_folder_without_police_files_says_so(tmp_path: Path, run) -> None:
    with pytest.raises(CommandError, match="there is no police file here"):
        run(str(tmp_path))
