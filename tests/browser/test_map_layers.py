"""The layers of the map in a real browser: drawn, switched, read and left by keyboard alone.

What goes wrong on the way (a script error, another host asked, anything missing) fails each test.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, expect

from incidents.tests.factories import incident
from stopsearches.tests.factories import stop_search
from tests.browser.conftest import Visiting
from tests.browser.site import Site
from tests.browser.test_map import MAP, look
from tests.browser.visit import Visit
from zones.tests.power_factories import power

CLUSTERS = ".leaflet-points-pane .app-cluster-place"
SQUARES = ".leaflet-technology-pane .app-square-place"
CELLS = ".leaflet-overlay-pane path.leaflet-interactive"
MOST_LISTED = 20  # what a pop-up lists one by one; the rest it tells as a number


@pytest.fixture(scope="module")
def busy(site: Site, django_db_blocker: Any) -> Iterator[None]:
    """A dozen incidents in one street, a stop search and a power in force."""
    people, now = site.world.people, timezone.now()
    with django_db_blocker.unblock():
        for hours in range(1, 13):
            incident(people["officer"], category="theft", occurred_at=now - timedelta(hours=hours), now=now)
        stop_search(people["liaison"], searched_at=now - timedelta(days=1), now=now)
        power(people["liaison"], starts_at=now - timedelta(hours=2), now=now)
        yield


@pytest.fixture
def liaison(visiting: Visiting, busy: None) -> Visit:
    visit = visiting("liaison")
    look(visit, MAP)
    return visit


def switch_on(visit: Visit, name: str) -> None:
    visit.page.locator(f"#layer-{name}").check(force=True)
    visit.page.wait_for_load_state("networkidle")


def signs(visit: Visit) -> Locator:
    return visit.page.locator("#map-legend li:visible")


def focused(visit: Visit) -> str:
    text: str = visit.page.evaluate("document.activeElement.textContent")
    return text


def test_every_zone_has_its_ring_and_the_legend_says_what_it_is(liaison: Visit) -> None:
    rings = liaison.page.locator(".leaflet-zones-pane path[stroke-dasharray='1 6']")

    expect(rings).to_have_count(3)
    expect(signs(liaison).filter(has_text="Within 100 m of a zone")).to_have_count(1)


def test_patrol_is_a_pattern_with_words_and_its_signs_come_and_go_with_it(liaison: Visit) -> None:
    overdue = signs(liaison).filter(has_text="Overdue, or never visited")
    expect(overdue).to_have_count(0)

    switch_on(liaison, "dose")

    expect(overdue).to_have_count(1)
    expect(liaison.page.locator("#map .app-label--dose").first).to_contain_text("visit")
    filled = [f"path[fill='url(#pattern-{each})']" for each in ("recent", "due", "overdue", "never")]
    expect(liaison.page.locator(", ".join(filled))).to_have_count(3)
    assert liaison.page.get_by_role("region", name="Patrol in the zones").locator("tbody tr").count() > 3


def test_a_power_in_force_is_told_above_the_map_drawn_on_it_and_listed_below(liaison: Visit) -> None:
    expect(liaison.page.get_by_role("region", name="In force now")).to_contain_text("Section 60")
    drawn = liaison.page.get_by_role("button", name="Section 60 stop and search, Broad Walk")
    expect(drawn.first).to_be_visible()
    table = liaison.page.get_by_role("region", name="Powers that held in this period")
    expect(table).to_contain_text("Section 60 stop and search, Broad Walk")


def test_stop_searches_are_squares_that_say_how_many_for_the_police(liaison: Visit) -> None:
    switch_on(liaison, "searches")

    expect(liaison.page.locator(SQUARES).first).to_be_visible()
    shown = liaison.page.locator(SQUARES).evaluate_all("all => all.map(each => Number(each.textContent))")
    answer = liaison.page.request.get("/api/v1/hotspots/stop-searches/").json()
    assert sum(shown) == answer["recorded"]["total"] - answer["recorded"]["without_place"] > 0


def test_an_analyst_has_no_layer_and_no_table_of_stop_searches(visiting: Visiting, busy: None) -> None:
    analyst = visiting("analyst")
    look(analyst, MAP)

    expect(analyst.page.locator("#layer-searches")).to_have_count(0)
    expect(analyst.page.locator("#stop-searches")).to_have_count(0)


def test_points_close_together_share_a_sign_that_opens_and_closes_by_keyboard(liaison: Visit) -> None:
    liaison.page.get_by_role("button", name="The Stow", exact=True).click()
    liaison.page.wait_for_load_state("networkidle")
    sign = liaison.page.locator(CLUSTERS).first
    expect(sign).to_have_attribute("aria-label", re.compile(r"^[1-9]\d incidents$"))
    number = int(sign.inner_text())

    sign.focus()
    liaison.page.keyboard.press("Enter")

    opened = liaison.page.locator(".leaflet-popup")
    expect(opened.get_by_role("link", name="INC-")).to_have_count(min(number, MOST_LISTED))
    expect(opened).to_contain_text(f"{number} incidents")
    assert focused(liaison) == "Zoom in here"
    liaison.page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(sign).to_be_focused()


def test_the_first_thing_in_a_cells_pop_up_leads_to_that_cell_alone(liaison: Visit) -> None:
    cell = liaison.page.locator(CELLS + "[tabindex='0']")

    cell.focus()
    liaison.page.keyboard.press("Enter")
    assert focused(liaison) == "Show only this cell"
    liaison.page.keyboard.press("Enter")

    liaison.page.wait_for_url("**/hotspots/?*cell=*")
    expect(liaison.page.get_by_role("list", name="Filters in force")).to_contain_text("Cell")


def test_the_tables_lead_to_one_zone_and_keep_the_other_filters(liaison: Visit) -> None:
    look(liaison, f"{MAP}?period=1-weeks&category=theft")

    liaison.page.get_by_role("link", name="Show only The Stow", exact=True).click()

    liaison.page.wait_for_url("**zone=the-stow*")
    assert all(part in liaison.page.url for part in ("period=1-weeks", "category=theft"))


def test_arrow_keys_go_from_zone_to_zone_and_do_not_move_the_map(liaison: Visit) -> None:
    liaison.page.locator(".leaflet-zones-pane path[role='button'][tabindex='0']").focus()
    first = liaison.page.evaluate("document.activeElement.getAttribute('aria-label')")
    before = liaison.page.locator(".leaflet-map-pane").get_attribute("style")

    liaison.page.keyboard.press("ArrowRight")

    assert liaison.page.evaluate("document.activeElement.getAttribute('aria-label')") != first
    assert liaison.page.locator(".leaflet-map-pane").get_attribute("style") == before


def test_on_a_phone_the_switches_are_folded_and_the_map_is_in_sight(visiting: Visiting, busy: None) -> None:
    phone = visiting("liaison", width=390)
    look(phone, MAP)

    expect(phone.page.locator("#layer-dose")).to_be_hidden()
    phone.page.get_by_text("Layers of the map").click()
    expect(phone.page.locator("#layer-dose")).to_be_visible()
    assert not phone.is_wider_than_the_screen()


@pytest.mark.parametrize("width", [390, 1280])
def test_with_every_layer_on_the_map_has_no_accessibility_fault(liaison: Visit, width: int) -> None:
    for name in ("dose", "searches", "published-searches", "recorded"):
        switch_on(liaison, name)
    liaison.narrow(width)

    assert liaison.faults() == []
    assert not liaison.is_wider_than_the_screen()
