"""What the police really published, where those files are at hand."""

from pathlib import Path

import pytest

from accounts.models import User
from incidents.models import PoliceFile, RecordedCrime
from incidents.policeuk.report import Status
from stopsearches.models import StopSearch
from tests.police_batches import imported, zipped
from tests.real_data import real_data
from tests.test_police_import import bring, everything

pytestmark = pytest.mark.django_db

FIVE_MONTHS = ("2018-10", "2018-11", "2018-12", "2019-01", "2019-02")


def street(month: str, force: str) -> Path:
    return real_data("police-uk", month, f"{month}-{force}-street.csv")


def test_five_months_of_essex_keep_the_rows_of_harlow() -> None:
    report = bring(*(street(month, "essex") for month in FIVE_MONTHS))

    assert report.total().rows_read == 84_233
    assert RecordedCrime.objects.count() == 5_278


def test_the_same_months_come_through_the_import_room_as_one_archive(analyst: User) -> None:
    months = {path.name: path.read_bytes() for path in (street(month, "essex") for month in FIVE_MONTHS)}

    batch = imported({"latest.zip": zipped(months)}, by=analyst)

    assert (batch.state, batch.rows_read, batch.rows_kept) == ("imported", 84_233, 5_278)
    assert RecordedCrime.objects.filter(file__import_batch=batch).count() == 5_278


def test_the_transport_police_add_eight_and_hertfordshire_none() -> None:
    bring(street("2019-01", "btp"), street("2019-01", "hertfordshire"))

    kept = dict(PoliceFile.objects.values_list("force", "rows_kept"))
    assert kept == {"btp": 8, "hertfordshire": 0}


def test_importing_the_whole_folder_twice_changes_nothing() -> None:
    bring(real_data("police-uk"))
    before = everything()

    report = bring(real_data("police-uk"))

    assert everything() == before
    assert {file.status for file in report.files} == {Status.UNCHANGED}


def test_a_file_with_a_renamed_header_is_read_whole() -> None:
    report = bring(real_data("police-uk-renamed-headers", "2018-01-essex-street.csv"), area="all")

    assert report.is_ok
    assert RecordedCrime.objects.count() == report.total().rows_read == 14_786


def test_no_search_is_dropped_for_looking_like_another() -> None:
    searches = sorted(real_data("police-uk").glob("*/*-stop-and-search.csv"))

    report = bring(*searches, area="all")

    assert StopSearch.objects.count() == report.total().rows_read == 17_343
    assert not [note for file in report.files for note in file.notes]


def test_only_the_hour_of_an_essex_search_is_believed_and_cumbria_is_exact() -> None:
    bring(
        real_data("police-uk", "2019-07", "2019-07-essex-stop-and-search.csv"),
        real_data("police-uk", "2020-03", "2020-03-cumbria-stop-and-search.csv"),
        area="all",
    )

    searches = StopSearch.objects.values_list("supplied_by", "time_precision").distinct()
    assert set(searches) == {("essex", "hour"), ("cumbria", "exact")}
