"""The tables and grids under the map in a real browser: sorted by keyboard, and led on from."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from hotspots.tests.factories import NORTH_GATE, OUTSIDE
from incidents.tests.factories import incident
from tests.browser.conftest import Visiting
from tests.browser.site import Site
from tests.browser.visit import Visit

MAP = "/hotspots/?category=drugs"
PLACES = (NORTH_GATE, NORTH_GATE, OUTSIDE, OUTSIDE, OUTSIDE, {})


@pytest.fixture(scope="module")
def spread(site: Site, django_db_blocker: Any) -> Iterator[None]:
    """Six incidents of one kind in three cells, over six hours of the week."""
    officer, now = site.world.people["officer"], timezone.now()
    with django_db_blocker.unblock():
        for hours, place in enumerate(PLACES):
            when = now - timedelta(days=2, hours=hours)
            incident(officer, category="drugs", occurred_at=when, now=now, **place)
        yield


@pytest.fixture
def liaison(visiting: Visiting, spread: None) -> Visit:
    visit = visiting("liaison")
    visit.open(MAP)
    visit.page.wait_for_load_state("networkidle")
    return visit


def counts(visit: Visit) -> list[int]:
    return [
        int(text.split()[0]) for text in visit.page.locator("#cells tbody td:last-child").all_inner_texts()
    ]


def test_a_table_is_sorted_from_the_keyboard_and_says_so(liaison: Visit) -> None:
    heading = liaison.page.locator("#cells thead th").last
    heading.get_by_role("button").focus()
    liaison.page.keyboard.press("Enter")
    most_first = counts(liaison)
    liaison.page.keyboard.press("Space")

    assert (most_first, counts(liaison)) == ([3, 2, 1], [1, 2, 3])
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(liaison.page.get_by_text("Sorted by Incidents, ascending.")).to_be_attached()
    assert liaison.faults() == []


def test_totals_stay_below_the_zones_however_they_are_sorted(liaison: Visit) -> None:
    zones = liaison.page.get_by_role("table", name="Incidents by zone")
    totals = zones.locator("tr[data-fixed] th").all_inner_texts()

    zones.get_by_role("button", name="Incidents").click()

    names = zones.locator("tbody th").all_inner_texts()
    assert names[0].endswith("North Gate")
    assert names[-len(totals) :] == totals and "Within the zones" in totals[0]


def test_an_hour_of_the_grid_filters_the_page_and_then_leads_to_its_rows(liaison: Visit) -> None:
    hour = liaison.page.get_by_role("link", name=re.compile(r"filter by this hour")).first
    hour.focus()
    liaison.page.keyboard.press("Enter")
    liaison.page.wait_for_url(re.compile(r"weekday=\d&time_of_day=\d+"))
    liaison.page.wait_for_load_state("networkidle")

    assert liaison.page.locator(".app-grid__chosen").count() == 2
    assert liaison.faults() == []
    total = liaison.page.locator("a[href^='/incidents/?']").first
    total.click()
    expect(liaison.page.locator("h1")).to_have_text("Incidents")


@pytest.mark.parametrize("width", [390, 1280])
def test_both_grids_fit_the_screen(liaison: Visit, width: int) -> None:
    liaison.narrow(width)

    cut = liaison.page.locator(".app-grids__one").evaluate_all(
        "all => all.map(each => each.scrollWidth - each.clientWidth)"
    )

    assert cut == [0, 0]
    assert not liaison.is_wider_than_the_screen()
    assert liaison.faults() == []
