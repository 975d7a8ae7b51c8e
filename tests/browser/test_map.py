"""The hotspot map in a real browser: without a tile server, by keyboard, and the same as its tables.

What goes wrong on the way (a script error, another host asked, anything missing) fails each test.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from deployments.outcomes import Attribution, Result
from deployments.tests.factories import deployment, plan
from incidents.tests.factories import incident
from tests.browser.conftest import Visiting
from tests.browser.site import Site
from tests.browser.visit import Visit

MAP = "/hotspots/"
CELLS = ".leaflet-overlay-pane path.leaflet-interactive"
ZONES = ".leaflet-zones-pane path.leaflet-interactive"
DIAMONDS = ".leaflet-technology-pane .app-diamond-place"
FOUND = {(Result.WEAPON_FOUND_KNIFE, Attribution.CAUSED_BY): 1, (Result.ARREST, Attribution.DURING): 2}


@pytest.fixture(scope="module")
def busy(site: Site, django_db_blocker: Any) -> Iterator[None]:
    """Some incidents of two kinds in the last days, a deployment, and a plan."""
    people, now = site.world.people, timezone.now()
    with django_db_blocker.unblock():
        for days, kind in enumerate(["theft", "theft", "theft", "violence"], start=1):
            incident(people["officer"], category=kind, occurred_at=now - timedelta(days=days), now=now)
        started = now - timedelta(days=2)
        station = {"site": "Bus station", "lat": 51.77033, "lng": 0.09594}
        deployment(people["liaison"], starts_at=started, now=now, results=FOUND, **station)
        stow = site.world.zones["the-stow"]
        plan(people["liaison"], zone=stow, starts_at=now + timedelta(days=2), now=now)
        yield


@pytest.fixture
def liaison(visiting: Visiting, busy: None) -> Visit:
    visit = visiting("liaison")
    look(visit, MAP)
    return visit


def look(visit: Visit, address: str) -> None:
    """Opened and drawn, to the last layer."""
    visit.open(address)
    expect(visit.page.locator("#layer-zones")).to_be_checked()
    visit.page.wait_for_load_state("networkidle")
    expect(visit.page.locator("#map-message")).to_have_text("")


def table(visit: Visit) -> list[int]:
    shown = visit.page.locator("#cells tbody td:last-child").all_inner_texts()
    return [int(text.split()[0]) for text in shown]


def answer(visit: Visit, kind: str, query: str = "") -> dict[str, Any]:
    body: dict[str, Any] = visit.page.request.get(f"/api/v1/hotspots/{kind}/?{query}").json()
    return body


def test_zones_and_cells_are_drawn_without_a_tile_server(liaison: Visit) -> None:
    expect(liaison.page.locator("#map img.leaflet-tile")).to_have_count(0)

    expect(liaison.page.locator(ZONES)).to_have_count(4)
    assert liaison.page.locator(CELLS).count() > 0
    expect(liaison.page.locator("#map")).to_contain_text("The Stow")


def test_a_filter_changes_map_and_tables_alike(liaison: Visit) -> None:
    all_kinds = sum(table(liaison))

    liaison.page.get_by_text("Change period, kind").click()
    liaison.page.get_by_label("Kind").select_option("theft")
    with liaison.page.expect_response("**/api/v1/hotspots/cells/*category=theft*") as loaded:
        liaison.page.get_by_role("button", name="Apply filters").click()
    drawn = [each["properties"]["count"] for each in loaded.value.json()["features"]]

    assert sum(table(liaison)) == sum(drawn) < all_kinds
    liaison.page.wait_for_load_state("networkidle")
    shown = liaison.page.locator("#map .app-count").all_inner_texts()
    assert sorted(map(int, shown)) == sorted(drawn)


@pytest.mark.parametrize("resolution", [7, 8, 9, 10])
def test_cells_of_every_size_add_up_to_the_table(liaison: Visit, resolution: int) -> None:
    features = answer(liaison, "cells", f"resolution={resolution}")["features"]

    assert sum(each["properties"]["count"] for each in features) == sum(table(liaison))


@pytest.mark.parametrize(("name", "drawn"), [("zones", ZONES), ("cells", CELLS), ("technology", DIAMONDS)])
def test_a_layer_is_switched_off_and_on_by_keyboard(liaison: Visit, name: str, drawn: str) -> None:
    before = liaison.page.locator(drawn).count()
    switch = liaison.page.locator(f"#layer-{name}")

    switch.focus()
    liaison.page.keyboard.press("Space")
    expect(switch).not_to_be_checked()
    expect(liaison.page.locator(drawn)).to_have_count(0)
    liaison.page.keyboard.press("Space")

    assert before > 0
    expect(liaison.page.locator(drawn)).to_have_count(before)


def test_a_diamond_opens_by_keyboard_and_keeps_cause_and_coincidence_apart(liaison: Visit) -> None:
    liaison.page.get_by_role("button", name="OpenGate weapons detector, Bus station").focus()
    liaison.page.keyboard.press("Enter")

    popup = liaison.page.locator(".leaflet-popup")
    expect(popup).to_contain_text("Caused by the technology: 1 knife found")
    expect(popup).to_contain_text("Made during the deployment: 2 arrests")


def test_a_plan_is_marked_as_one_on_the_map_and_in_the_table(liaison: Visit) -> None:
    sign = liaison.page.locator(".app-diamond--planned")

    expect(sign).to_have_count(1)
    # A square of 22 pixels on its corner; without its style it would be a line.
    assert [round(sign.bounding_box()[side]) for side in ("width", "height")] == [31, 31]
    expect(liaison.page.get_by_role("region", name="Technology in this period")).to_contain_text("Planned")


def test_the_table_of_technology_has_the_rows_of_the_api(liaison: Visit) -> None:
    rows = liaison.page.get_by_role("region", name="Technology in this period").locator("tbody tr")
    said = [each["properties"] for each in answer(liaison, "deployments")["features"]]

    shown = [row.locator("td").all_inner_texts()[-2:] for row in rows.all()]

    assert shown == [[each["caused_by_words"], each["during_words"]] for each in said]


def test_an_officer_has_no_layer_of_points(visiting: Visiting, busy: None) -> None:
    officer = visiting("officer")
    asked: list[str] = []
    officer.page.on("request", lambda request: asked.append(request.url))

    look(officer, MAP)
    officer.page.get_by_role("button", name="The Stow", exact=True).click()
    officer.page.wait_for_load_state("networkidle")

    expect(officer.page.locator("#layer-points")).to_have_count(0)
    assert not [url for url in asked if "/points/" in url]


def test_a_liaison_has_one(liaison: Visit) -> None:
    expect(liaison.page.locator("#layer-points")).to_be_checked()


def test_without_scripts_the_tables_are_there(visiting: Visiting, busy: None) -> None:
    visit = visiting("liaison", javascript=False)

    visit.open(MAP)

    expect(visit.page.locator("#map-section")).to_be_hidden()
    expect(visit.page.get_by_role("region", name="Technology in this period")).to_contain_text(
        "1 knife found"
    )
    assert sum(table(visit)) > 0


@pytest.mark.parametrize("width", [390, 1280])
def test_the_drawn_map_has_no_accessibility_fault(liaison: Visit, width: int) -> None:
    liaison.narrow(width)

    assert liaison.faults() == []
    assert not liaison.is_wider_than_the_screen()
