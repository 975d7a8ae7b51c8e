"""The analysis in a real browser, with figures in it: for each role that has it, by keyboard, at both widths.

That the pages open without a fault when they are empty is in `test_every_page`.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from hotspots.tests.factories import NORTH_GATE, OUTSIDE
from incidents.tests.factories import incident
from tests.browser.conftest import Visiting
from tests.browser.keys import choose, follow, press, tab_to
from tests.browser.site import Site

PAGES = ("trend", "concentration", "change", "displacement", "clusters")
EXACT_PLACES = "near-repeats"
ROLES = {"officer": PAGES, "liaison": (*PAGES, EXACT_PLACES), "analyst": (*PAGES, EXACT_PLACES)}
ASKED = "?period=12-weeks&zone=north-gate"


@pytest.fixture(scope="module")
def weeks(site: Site, django_db_blocker: Any) -> Iterator[None]:
    """Twenty weeks with a few incidents each, some of them outside every zone."""
    officer, now = site.world.people["officer"], timezone.now()
    with django_db_blocker.unblock():
        for week in range(20):
            for place in (NORTH_GATE, NORTH_GATE, {}, OUTSIDE):
                when = now - timedelta(days=7 * week + 1)
                incident(officer, category="other", occurred_at=when, now=now, **place)
        yield


@pytest.mark.parametrize("role", ROLES)
def test_with_figures_no_page_of_the_analysis_has_a_fault(role: str, visiting: Visiting, weeks: None) -> None:
    visit = visiting(role)
    faults = []

    for name in ROLES[role]:
        visit.open(f"{reverse(f'hotspots:{name}')}{ASKED}")
        for width in (1280, 390):
            visit.narrow(width)
            faults += [f"{name} at {width}: {fault}" for fault in visit.faults()]
            if visit.is_wider_than_the_screen():
                faults.append(f"{name} at {width}: wider than the screen")

    assert not faults, "\n".join(faults)


def test_from_the_map_to_the_trend_of_one_zone_by_keyboard(visiting: Visiting, weeks: None) -> None:
    visit = visiting("analyst")
    visit.open("/hotspots/")
    tab_to(visit, "nav a", text="Trend")
    follow(visit)
    expect(visit.page).to_have_url(f"{visit.site.url}/hotspots/analysis/trend/")

    tab_to(visit, "summary", text="Change ")
    press(visit)
    choose(visit, "zone", "North Gate")
    tab_to(visit, "button", text="Apply")
    follow(visit)

    expect(visit.page.locator("main")).to_contain_text("North Gate")
    assert "zone=north-gate" in visit.page.url
    assert visit.faults() == []


def test_wards_are_switched_on_and_named_by_keyboard(visiting: Visiting, weeks: None) -> None:
    visit = visiting("liaison")
    visit.open("/hotspots/")
    visit.page.wait_for_load_state("networkidle")

    tab_to(visit, "#layer-ward")
    press(visit, "Space")

    expect(visit.page.locator(".leaflet-recorded-pane path").first).to_be_attached()
    expect(visit.page.locator(".app-label--ward").first).to_be_attached()
    expect(visit.page.locator("#map-legend .app-legend__sign--ward")).to_be_visible()
    assert visit.faults() == []


def test_a_power_is_recorded_by_keyboard_as_far_as_it_says_what_is_missing(visiting: Visiting) -> None:
    visit = visiting("supervisor", width=390)
    visit.open(reverse("powers:list"))
    tab_to(visit, "a", text="Record a power")
    follow(visit)
    tab_to(visit, "main a", text="Section 60")
    follow(visit)

    tab_to(visit, "form button.govuk-button")
    follow(visit)

    expect(visit.page.locator(".govuk-error-summary")).to_be_focused()
    assert visit.faults() == []
    assert not visit.is_wider_than_the_screen()
