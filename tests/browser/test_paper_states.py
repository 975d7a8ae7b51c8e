"""The pages of the weekly summary after something was done or refused: no accessibility fault there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from measures.weeks import Week
from summaries.life.approval import check_summary
from summaries.life.services import start_correction
from summaries.tests.factories import commented, draft, issued, reported
from tests.browser.conftest import Visiting
from tests.browser.site import Site
from tests.browser.visit import Visit

# Weeks of which no other test has a paper.
CORRECTED, BEGUN = Week(2026, 42), Week(2026, 41)


@pytest.fixture(scope="module")
def papers(site: Site) -> None:
    """One whose second version differs, and a checked one of which something is said."""
    people = site.world.people
    paper = issued(people["supervisor"], CORRECTED)
    reported(people["officer"], week=CORRECTED, category="theft", zone="north-gate")
    after = CORRECTED.ends_at + timedelta(days=1)
    start_correction(summary=paper, by=people["supervisor"], now=after, reason="A report came late")
    begun = draft(BEGUN)
    commented(begun, people["liaison"])
    check_summary(summary=begun, by=people["analyst"], now=BEGUN.ends_at + timedelta(hours=8))


def faults(visit: Visit, name: str) -> list[str]:
    found = []
    for width in (1280, 390):
        visit.narrow(width)
        found += [f"{name} at {width}: {fault}" for fault in visit.faults()]
        if visit.is_wider_than_the_screen():
            found.append(f"{name} at {width}: wider than the screen")
    return found


@pytest.mark.usefixtures("papers")
def test_pages_of_papers_in_every_state_have_no_accessibility_fault(visiting: Visiting) -> None:
    visit, found = visiting("supervisor"), []

    for address in (
        f"/summaries/{CORRECTED}/",
        f"/summaries/{CORRECTED}/?version=1",
        f"/summaries/{CORRECTED}/?version=1&mode=publishable",
        f"/summaries/{BEGUN}/",
        f"/summaries/{BEGUN}/check/",
        f"/summaries/{BEGUN}/approve/",
        f"/summaries/{BEGUN}/send-back/",
        f"/summaries/{BEGUN}/issue/",
    ):
        visit.open(address)
        found += faults(visit, address)

    assert not found, "\n".join(found)


@pytest.mark.usefixtures("papers")
def test_a_form_that_is_refused_says_so_where_the_reader_is_and_without_a_fault(
    visiting: Visiting, site: Site
) -> None:
    visit, found = visiting("supervisor"), []
    event = site.world.records["events"].reference

    for address in (
        f"/summaries/{BEGUN}/send-back/",
        f"/summaries/{BEGUN}/comments/",
        reverse("summaries:add_action"),
        reverse("summaries:project_new"),
        reverse("deployments:register_add"),
        reverse("events:record"),
        reverse("events:cancel", args=[event]),
    ):
        visit.narrow(1280)
        visit.open(address)
        visit.page.locator("main form button.govuk-button").last.click()
        expect(visit.page.locator(".govuk-error-summary"), address).to_be_focused()
        found += faults(visit, address)

    assert not found, "\n".join(found)
