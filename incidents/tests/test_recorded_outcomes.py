"""What became of a recorded crime, as people and programs read it, and the files that say so."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from accounts.models import User
from imports.models import ImportBatch
from incidents.models import PoliceFile, RecordedCrime, RecordedOutcome
from incidents.tests.recorded_factories import one_more_police_file, police_file, recorded_crime

PAGE, FILES, LIST = "/recorded-crime/", "/recorded-crime/files/", "/api/v1/recorded-crime/"
PLACES = "/api/v1/recorded-crime/places/"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def told_crime(**fields: Any) -> RecordedCrime:
    later = {"later_outcome": "charged", "later_outcome_month": date(2026, 9, 1)}
    return recorded_crime(last_outcome="under-investigation", **{**later, **fields})


@pytest.fixture
def batch(analyst: User) -> ImportBatch:
    return ImportBatch.objects.create(
        reference="IMP-2026-000007", kind="police_files", staged_by=analyst, staged_at=NOW
    )


def test_the_page_shows_the_later_outcome_and_where_it_is_from(officer, sign_in):
    told_crime()

    page = sign_in(officer).get(PAGE).content.decode()

    assert "Suspect charged" in page
    assert "from the outcomes file of September 2026" in page


def test_the_street_files_own_outcome_is_shown_without_a_source(officer, sign_in):
    recorded_crime(last_outcome="under-investigation")

    page = sign_in(officer).get(PAGE).content.decode()

    assert "Under investigation" in page
    assert "from the outcomes file" not in page


def test_the_api_gives_the_shown_outcome_and_both_that_it_comes_from(officer, api):
    told_crime()

    [row] = api(officer).get(LIST).data["results"]

    assert (row["outcome"], row["last_outcome"]) == ("charged", "under-investigation")
    assert (row["later_outcome"], row["later_outcome_month"]) == ("charged", "2026-09")


@pytest.mark.parametrize(
    ("outcome", "found"), [("charged", [0]), ("under-investigation", [1]), ("none", [2]), ("fined", [])]
)
def test_page_api_and_map_filter_by_the_outcome_that_is_shown(officer, sign_in, api, outcome, found):
    crimes = [told_crime(), recorded_crime(last_outcome="under-investigation"), recorded_crime()]
    query = {"outcome": outcome}

    page, answer, places = (
        sign_in(officer).get(PAGE, query), api(officer).get(LIST, query), api(officer).get(PLACES, query),
    )  # fmt: skip

    assert list(page.context["object_list"]) == [crimes[number] for number in found]
    assert answer.data["count"] == len(found)
    assert sum(each["properties"]["count"] for each in places.data["features"]) == len(found)


def test_the_rows_of_one_import_are_listed_and_no_others(officer, sign_in, batch):
    mine = recorded_crime(date(2019, 1, 1))
    PoliceFile.objects.filter(pk=mine.file_id).update(import_batch=batch)
    recorded_crime(date(2019, 2, 1))

    page = sign_in(officer).get(PAGE, {"batch": batch.reference})

    assert list(page.context["object_list"]) == [mine]


def test_the_crimes_that_an_outcomes_file_tells_of_are_listed(officer, sign_in, batch):
    file = police_file(date(2026, 9, 1))
    PoliceFile.objects.filter(pk=file.pk).update(kind="outcomes", import_batch=batch)
    RecordedOutcome.objects.create(file=file, crime_id="ab" * 32, month=file.month, outcome="charged")
    mine = told_crime(crime_id="ab" * 32)
    told_crime()

    page = sign_in(officer).get(PAGE, {"told_by": batch.reference})

    assert list(page.context["object_list"]) == [mine]


def test_the_files_of_an_import_are_listed_with_the_way_to_their_rows(analyst, sign_in, batch):
    street, outcomes, searches, _ = (one_more_police_file() for _ in range(4))
    for file, kind in ((street, "street"), (outcomes, "outcomes"), (searches, "stop_and_search")):
        PoliceFile.objects.filter(pk=file.pk).update(kind=kind, import_batch=batch)

    answer = sign_in(analyst).get(FILES, {"batch": batch.reference})

    assert list(answer.context["object_list"]) == [searches, outcomes, street]
    page = answer.content.decode()
    assert f"{PAGE}?batch={batch}&amp;from_month=2001-01&amp;to_month=2001-01" in page
    assert f"{PAGE}?told_by={batch}" in page
    assert "Shown to the police" in page


def test_the_liaison_is_led_to_the_stop_searches_of_an_import(liaison, sign_in, batch):
    file = one_more_police_file()
    PoliceFile.objects.filter(pk=file.pk).update(kind="stop_and_search", import_batch=batch)

    page = sign_in(liaison).get(FILES).content.decode()

    assert f"/stop-searches/?batch={batch}" in page


@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_the_files_are_refused_to_other_roles(role, request, sign_in):
    assert sign_in(request.getfixturevalue(role)).get(FILES).status_code == 403


def test_a_filter_of_the_files_that_cannot_be_is_named(officer, sign_in):
    assert "kind" in sign_in(officer).get(FILES, {"kind": "x"}).context["form"].errors
