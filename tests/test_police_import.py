"""Importing police files: all of them or nothing, and as often as one likes."""

import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection, connections

from accounts.models import User
from audit.models import AccessRecord
from harlowsafety.police_import import areas, import_police_files
from incidents.models import PoliceFile, RecordedCrime
from incidents.policeuk.report import ImportReport, Status, lines_of
from incidents.tests.policeuk_files import csv_text, no_location, street_row, write_csv
from stopsearches.models import StopSearch
from stopsearches.tests.stop_files import stop_row, stops_text

STREET = "2019-01-essex-street.csv"
STOPS = "2019-06-essex-stop-and-search.csv"

pytestmark = pytest.mark.django_db


def bring(*paths: Path, area: str = "harlow", **options: Any) -> ImportReport:
    given = {"dry_run": False, "by": None} | options
    return import_police_files(paths, area=areas()[area], **given)


def everything() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (PoliceFile, RecordedCrime, StopSearch)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A month of crimes and a month of searches."""
    far = street_row(lsoa_name="Epping Forest 001A")
    write_csv(tmp_path / STREET, csv_text([street_row(), street_row(), far, no_location()]))
    write_csv(tmp_path / STOPS, stops_text(stop_row(), stop_row(linked="")))
    return tmp_path


def test_a_folder_fills_both_tables_and_says_how_its_rows_add_up(folder: Path) -> None:
    report = bring(folder)

    assert (RecordedCrime.objects.count(), StopSearch.objects.count()) == (2, 2)
    total = report.total()
    assert (total.rows_read, total.rows_kept, total.rows_outside, total.rows_without_location) == (6, 4, 1, 1)
    assert PoliceFile.objects.get(kind="street").rows_outside == 1


def test_a_crime_has_a_month_and_a_cell_and_its_empty_texts_stay_empty(tmp_path: Path) -> None:
    asb = street_row(crime_id="", crime_type="Anti-social behaviour", last_outcome_category="")

    bring(write_csv(tmp_path / STREET, csv_text([asb])))

    crime = RecordedCrime.objects.get()
    assert (crime.crime_id, crime.last_outcome, crime.get_crime_type_display()) == (
        "",
        "",
        "Anti-social behaviour",
    )
    assert crime.h3_cell
    assert str(crime.month) == "2019-01-01"


def test_a_published_search_keeps_its_blanks_its_words_and_no_zone(folder: Path, zones: Any) -> None:
    bring(folder)

    search = StopSearch.objects.get(outcome_linked_to_object=None)
    assert search.time_precision == "hour"
    assert search.removed_more_than_outer_clothing is None
    assert search.as_written["self_defined_ethnicity"] == "White - Irish"
    assert search.zone is None
    assert search.supplied_by == "essex"


def test_importing_twice_changes_nothing(folder: Path) -> None:
    bring(folder)
    before = everything()

    report = bring(folder)

    assert everything() == before
    assert {file.status for file in report.files} == {Status.UNCHANGED}
    assert not report.has_changed_data


def test_a_later_edition_of_a_month_replaces_its_rows(folder: Path) -> None:
    bring(folder)
    write_csv(folder / STREET, csv_text([street_row(last_outcome_category="Suspect charged")]))

    report = bring(folder)

    assert RecordedCrime.objects.get().last_outcome == "charged"
    assert {file.kind: file.status for file in report.files} == {
        "street": Status.REPLACED,
        "stop_and_search": Status.UNCHANGED,
    }


def test_the_same_file_for_another_area_is_read_again(folder: Path) -> None:
    bring(folder)

    bring(folder, area="all")

    assert RecordedCrime.objects.count() == 4
    assert RecordedCrime.objects.with_point().count() == 3


def test_a_month_of_one_force_leaves_the_others_alone(folder: Path) -> None:
    bring(folder)
    theirs = street_row(reported_by="British Transport Police", crime_id="")

    bring(write_csv(folder / "btp" / "2019-01-btp-street.csv", csv_text([theirs])))

    assert RecordedCrime.objects.count() == 3
    assert set(PoliceFile.objects.values_list("force", flat=True)) == {"essex", "btp"}


def test_one_malformed_file_changes_nothing_of_all(folder: Path) -> None:
    bring(folder)
    before = everything()
    write_csv(folder / STREET, csv_text([street_row()] * 5))
    write_csv(folder / STOPS, stops_text(stop_row(), stop_row(date="yesterday")))

    report = bring(folder)

    assert everything() == before
    assert not report.is_ok
    assert [str(p) for f in report.files for p in f.problems] == ["line 3: not a date and time: yesterday"]


def test_after_a_refusal_the_other_files_are_still_looked_through(folder: Path) -> None:
    write_csv(folder / "2019-01-kent-street.csv", csv_text([], ["Crime ID"]))
    write_csv(folder / STOPS, stops_text(stop_row(linked="perhaps")))

    report = bring(folder)

    assert [file.status for file in report.files].count(Status.REFUSED) == 2
    assert everything() == [[], [], []]


def test_a_dry_run_tells_and_writes_nothing(folder: Path) -> None:
    report = bring(folder, dry_run=True)

    assert everything() == [[], [], []]
    assert report.total().rows_kept == 4
    assert "would be new" in "\n".join(lines_of(report))


def test_the_archive_zip_is_imported_like_its_folder(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "latest.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / STREET, f"2019-01/{STREET}")

    bring(path)

    assert RecordedCrime.objects.count() == 2


def test_the_same_month_given_twice_is_read_once_when_it_is_the_same(folder: Path) -> None:
    write_csv(folder / "copy" / STREET, (folder / STREET).read_bytes())

    report = bring(folder)

    assert RecordedCrime.objects.count() == 2
    assert [f.status for f in report.files].count(Status.SKIPPED) == 1


def test_two_editions_of_one_month_at_once_are_refused(folder: Path) -> None:
    write_csv(folder / "copy" / STREET, csv_text([street_row()]))

    report = bring(folder)

    assert not report.is_ok
    assert everything() == [[], [], []]


def test_other_files_in_a_folder_are_told_and_left(folder: Path) -> None:
    write_csv(folder / "lunch.csv", "dish,price\nsoup,3\n")

    report = bring(folder)

    assert report.is_ok
    assert [Path(other.name).name for other in report.ignored] == ["lunch.csv"]


def test_a_folder_without_police_files_is_no_success(tmp_path: Path) -> None:
    assert not bring(tmp_path).is_ok


def test_an_import_leaves_an_access_record_and_names_who_did_it(folder: Path, analyst: User) -> None:
    bring(folder, by=analyst)

    record = AccessRecord.objects.get(action="import")
    assert (record.user, record.count) == (analyst, 4)
    assert record.ids == ["essex 2019-01 street", "essex 2019-06 stop_and_search"]
    assert PoliceFile.objects.filter(imported_by=analyst).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_dies_half_way_leaves_what_was_there(folder: Path) -> None:
    bring(folder)
    before = everything()
    write_csv(folder / STREET, csv_text([street_row()] * 20_000))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]

    def kill_it_half_way(done: int, total: int) -> None:
        if done > total / 2:
            with closing(connections.create_connection("default")) as other:
                other.cursor().execute("SELECT pg_terminate_backend(%s)", [backend])

    with pytest.raises(OperationalError):
        bring(folder, progress=kill_it_half_way)

    connection.close()
    assert everything() == before
