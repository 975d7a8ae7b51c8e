"""The import page, for the analyst and the police liaison."""

from django.core.files.uploadedfile import SimpleUploadedFile

from audit.models import AccessRecord
from incidents.models import RecordedCrime

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\r\n"
)
ROW = (
    ",2026-09,Essex Police,Essex Police,0.0921,51.7701,On or near West Square,E01021872,Harlow 007E,"
    "Anti-social behaviour,,\r\n"
)
PAGE = "/import-police-files/"


def upload(content: str, name: str = "2026-09-essex-street.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode())


def test_an_analyst_imports_a_file_and_reads_what_was_kept(analyst, sign_in):
    page = sign_in(analyst).post(PAGE, {"files": [upload(HEADER + ROW * 2)]})

    assert "2026-09-essex-street.csv: new: read 2, kept 2" in page.content.decode()
    assert "/tmp" not in page.content.decode()
    assert RecordedCrime.objects.count() == 2
    assert AccessRecord.objects.filter(action="import", user=analyst).exists()


def test_only_checking_imports_nothing(analyst, sign_in):
    page = sign_in(analyst).post(PAGE, {"files": [upload(HEADER + ROW)], "only_check": "on"})

    assert "dry run" in page.content.decode()
    assert not RecordedCrime.objects.exists()


def test_a_ragged_row_is_named_by_its_line_and_nothing_is_imported(analyst, sign_in):
    page = sign_in(analyst).post(PAGE, {"files": [upload(HEADER + ROW + "too,short\r\n")]})

    assert page.status_code == 422
    assert "line 3" in page.content.decode().lower()
    assert not RecordedCrime.objects.exists()


def test_no_file_chosen_is_said_at_the_field(analyst, sign_in):
    page = sign_in(analyst).post(PAGE, {})

    assert "Choose at least one file." in page.content.decode()


def test_an_officer_may_not_import(officer, sign_in):
    assert sign_in(officer).post(PAGE, {"files": [upload(HEADER + ROW)]}).status_code == 403


def test_the_liaison_finds_the_import_on_the_first_page_and_beside_the_stop_searches(liaison, zones, sign_in):
    browser = sign_in(liaison)

    pages = [browser.get(address).content.decode() for address in ("/", "/stop-searches/")]

    assert all(f'href="{PAGE}"' in page for page in pages)


def test_the_way_on_leads_to_the_stop_searches_only_for_those_who_may_see_them(liaison, analyst, sign_in):
    files = [("2026-09-essex-street.csv", HEADER + ROW), ("2026-09-essex-street.csv", HEADER + ROW * 2)]

    pages = [
        sign_in(person).post(PAGE, {"files": [upload(content, name)]}).content.decode()
        for person, (name, content) in zip((liaison, analyst), files, strict=True)
    ]

    link = 'govuk-notification-banner__link" href="/stop-searches/"'
    assert [link in page for page in pages] == [True, False]
    assert all("See the recorded crime" in page for page in pages)
