"""Importing police files over the API, and the organisations that its other endpoints name."""

import pytest

from accounts.models import Organisation
from accounts.tests.factories import council, police
from audit.models import AccessRecord
from incidents.models import RecordedCrime
from tests.test_police_pages import HEADER, ROW, upload

IMPORT = "/api/v1/recorded-crime/import/"
ORGANISATIONS = "/api/v1/organisations/"


@pytest.fixture
def send(api):
    return lambda person, content, **said: api(person).post(
        IMPORT, {"files": [upload(content)], **said}, format="multipart"
    )


def test_a_program_imports_a_file_and_is_told_how_its_rows_add_up(analyst, send):
    answer = send(analyst, HEADER + ROW * 2)

    told = answer.json()
    assert (answer.status_code, told["is_ok"], told["closing"]) == (200, True, "Imported.")
    file = told["files"][0]
    assert (file["status"], file["month"], file["rows_read"], file["rows_kept"]) == ("new", "2026-09", 2, 2)
    assert RecordedCrime.objects.count() == 2
    assert AccessRecord.objects.filter(action="import", user=analyst).exists()


def test_only_checking_over_the_api_imports_nothing(liaison, send):
    told = send(liaison, HEADER + ROW, only_check="true").json()

    assert (told["is_ok"], told["is_dry_run"], told["has_changed_data"]) == (True, True, False)
    assert not RecordedCrime.objects.exists()


def test_a_refused_file_answers_400_with_the_report_and_the_line(analyst, send):
    answer = send(analyst, HEADER + ROW + "too,short\r\n")

    assert answer.status_code == 400
    assert answer.json()["files"][0]["problems"][0].startswith("line 3")
    assert not RecordedCrime.objects.exists()


def test_no_file_is_said_by_the_name_of_the_field(analyst, api):
    answer = api(analyst).post(IMPORT, {}, format="multipart")

    assert (answer.status_code, answer.json()) == (400, {"files": ["Choose at least one file."]})


def test_an_officer_may_not_import_over_the_api(officer, send):
    assert send(officer, HEADER + ROW).status_code == 403


def test_the_organisations_are_listed_by_short_name_and_kind(officer, api):
    police()
    Organisation.objects.create(name="Closed", short_name="C", kind="partner", is_active=False)

    found = api(officer).get(ORGANISATIONS).json()["results"]
    of_the_police = api(officer).get(ORGANISATIONS, {"kind": "police"}).json()["results"]

    assert [each["short_name"] for each in found] == ["Essex Police", council().short_name]
    assert of_the_police == [{"short_name": "Essex Police", "name": "Essex Police", "kind": "police"}]


def test_listing_organisations_leaves_an_access_record(officer, api):
    api(officer).get(ORGANISATIONS)

    assert AccessRecord.objects.get(kind="organisation").user == officer
