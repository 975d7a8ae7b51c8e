"""The information governance officer reads who did what and who may, and changes and opens nothing else."""

import csv
import io
import re

import pytest
from django.test import Client
from django.utils import timezone

from accounts.keys.services import create_api_token
from accounts.models import User
from accounts.reviews.services import begin_review
from audit.models import AccessRecord
from audit.services import record_access
from tests.retention import kept_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(governance, sign_in) -> Client:
    return sign_in(governance)


def page_of(browser: Client, address: str, **asked: str) -> str:
    return browser.get(address, asked).content.decode()


def changes_offered(page: str) -> set[str]:
    """Where forms of the page lead, but for signing out."""
    return set(re.findall(r'<form method="post"(?: action="([^"]*)")?', page)) - {"/sign-in/logout/"}


def test_the_first_page_says_which_records_have_no_period_yet(browser, administrator):
    before = browser.get("/").content.decode()
    kept_for(84, "incidents", administrator)

    after = browser.get("/").content.decode()

    assert "so none is erased: incidents, patrols, " in before
    assert "so none is erased: patrols, " in after


def test_the_log_is_searched_and_taken_out_and_both_are_on_record(browser, governance, analyst):
    record_access(None, "export", "incident", user=analyst, reason="For the board")

    page = page_of(browser, "/access-log/", text="For the board")
    taken = browser.post("/exports/access-log/?text=board", {"format": "csv", "reason": "Audit"})
    lines = list(csv.reader(io.StringIO(b"".join(taken).decode("utf-8-sig"))))

    assert "1 entry matches your filters" in " ".join(page.split())
    assert [line for line in lines if "For the board" in line]
    own = AccessRecord.objects.filter(user=governance, kind="access log")
    assert [(each.action, each.reason) for each in own] == [("export", "Audit"), ("list", "")]


def test_people_and_where_they_are_signed_in_are_read_without_a_button_to_change_anything(
    browser, supervisor, sign_in
):
    sign_in(supervisor)
    create_api_token(person=supervisor, name="Report")
    pages = [
        page_of(browser, address)
        for address in (
            "/people/",
            f"/people/{supervisor.pk}/",
            f"/people/{supervisor.pk}/sessions/",
            "/people/organisations/",
        )
    ]

    offered = set().union(*map(changes_offered, pages))

    assert offered == set()
    assert all("/people/new/" not in page and "/change/" not in page for page in pages)
    assert supervisor.full_name in pages[0] and "Report: read" in pages[1]


def test_an_access_review_is_read_and_taken_along_but_nothing_is_decided(browser, administrator, governance):
    review = begin_review(by=administrator, now=timezone.now())
    row = review.rows.get(person=administrator)

    page = page_of(browser, f"/people/reviews/{review.pk}/")
    file = browser.get(f"/people/reviews/{review.pk}/file/")
    refused = browser.post(f"/people/reviews/{review.pk}/decide/", {f"decision-{row.pk}": "needed"})

    row.refresh_from_db()
    assert "Not decided yet" in page and "<select" not in page
    assert changes_offered(page) | changes_offered(page_of(browser, "/people/reviews/")) == set()
    assert (file.status_code, refused.status_code, row.decision) == (200, 403, "")
    assert governance.email in file.content.decode()


def test_the_officer_is_told_first_when_the_log_does_not_agree_with_its_seals(browser, monkeypatch):
    class Wrong:
        problem = "Entry 7 is not what seal 2 says."

    monkeypatch.setattr("harlowsafety.home.standing", Wrong)

    assert "Entry 7 is not what seal 2 says." in page_of(browser, "/")


def test_nothing_about_incidents_or_patrols_opens_and_no_key_is_made(browser):
    found = {
        address: browser.get(address).status_code
        for address in (
            "/incidents/", "/patrols/", "/stop-searches/", "/deployments/", "/hotspots/", "/recorded-crime/",
            "/imports/", "/people/you/keys/", "/people/new/", "/exports/everything/", "/api/v1/incidents/",
        )
    }  # fmt: skip

    assert set(found.values()) == {403}


def test_an_administrator_still_reads_the_log(administrator: User, sign_in) -> None:
    assert sign_in(administrator).get("/access-log/").status_code == 200
