"""The slider under the map in a real browser: by keyboard alone, playing, pausing, and back again."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from incidents.tests.factories import incident
from tests.browser.conftest import Visiting
from tests.browser.site import Site
from tests.browser.visit import Visit

CELLS = "**/api/v1/hotspots/cells/*"
A_WEEK = re.compile(r"Week \d+: .+day \d+ .+ 20\d\d.*, \d+ incidents?")


@pytest.fixture(scope="module")
def weeks(site: Site, django_db_blocker: Any) -> Iterator[None]:
    """One incident a week for four weeks, of a kind that no other test of the map asks for."""
    now = timezone.now()
    with django_db_blocker.unblock():
        for days in (1, 8, 15, 22):
            at = now - timedelta(days=days)
            incident(site.world.people["officer"], category="criminal_damage", occurred_at=at, now=now)
        yield


@pytest.fixture
def liaison(visiting: Visiting, weeks: None) -> Visit:
    visit = visiting("liaison")
    visit.open("/hotspots/?period=4-weeks&category=criminal_damage")
    expect(visit.page.locator("#map-time")).to_be_visible()
    visit.page.wait_for_load_state("networkidle")
    return visit


def said(visit: Visit) -> str:
    return visit.page.locator("#map-week-words").inner_text()


def drawn(visit: Visit) -> int:
    """How many incidents the cells hold, once the week that was asked for is on the map."""
    expect(visit.page.locator("#map-time")).not_to_have_attribute("aria-busy", "true")
    # Leaflet keeps what it took away for a moment, unseen.
    seen = visit.page.locator("#map .app-count:not([style*='opacity: 0;'])")
    return sum(map(int, seen.all_inner_texts()))


def test_it_begins_with_the_whole_period(liaison: Visit) -> None:
    slider = liaison.page.get_by_role("slider", name="Week that the map shows")

    expect(slider).to_have_attribute("aria-valuetext", "The whole period")
    expect(liaison.page.locator("#map-week-open")).to_be_hidden()


def test_arrow_keys_step_through_weeks_whose_cells_add_up_to_the_period(liaison: Visit) -> None:
    whole = drawn(liaison)
    slider = liaison.page.get_by_role("slider", name="Week that the map shows")
    slider.focus()

    each = []
    for _ in range(int(slider.get_attribute("max") or 0)):
        before = said(liaison)
        liaison.page.keyboard.press("ArrowRight")
        expect(liaison.page.locator("#map-week-words")).not_to_have_text(before)
        expect(slider).to_have_attribute("aria-valuetext", said(liaison))
        each.append(drawn(liaison))
    liaison.page.keyboard.press("Home")

    expect(slider).to_have_attribute("aria-valuetext", "The whole period")
    assert sum(each) == whole == drawn(liaison) > max(each)


def test_a_button_asks_for_one_week_says_it_and_keeps_the_focus(liaison: Visit) -> None:
    button = liaison.page.get_by_role("button", name="Next week")
    button.focus()

    with liaison.page.expect_response(CELLS) as answered:
        liaison.page.keyboard.press("Enter")

    assert re.search("period=dates&.*from_on=2.*&to_on=2", answered.value.url)
    expect(liaison.page.locator("#map-week-said")).to_have_text(A_WEEK)
    expect(button).to_be_focused()
    expect(liaison.page.locator("#map-legend")).to_contain_text("per week (the same classes in every week)")


def test_a_week_that_was_answered_is_not_asked_for_again(liaison: Visit) -> None:
    forth = liaison.page.get_by_role("button", name="Next week")
    asked: list[str] = []
    for _ in range(2):
        forth.click()
        drawn(liaison)
    liaison.page.on("request", lambda request: asked.append(request.url))

    liaison.page.get_by_role("button", name="Previous week").click()
    drawn(liaison)

    assert asked == []


def test_it_plays_to_the_end_and_says_so_only_at_the_end(liaison: Visit) -> None:
    liaison.page.clock.install()
    liaison.page.reload()
    expect(liaison.page.locator("#map-time")).to_be_visible()
    heard = liaison.page.locator("#map-week-said")
    last = int(liaison.page.locator("#map-week").get_attribute("max") or 0)

    liaison.page.get_by_role("button", name="Play").click()
    for week in range(1, last + 1):
        expect(liaison.page.locator("#map-week")).to_have_js_property("value", str(week))
        if week < last:
            expect(heard).to_have_text("Playing week by week")
        liaison.page.wait_for_load_state("networkidle")
        liaison.page.clock.run_for(2_000)

    expect(liaison.page.get_by_role("button", name="Play")).to_be_visible()
    expect(heard).to_have_text(f"Paused. {said(liaison)}")


def test_it_is_paused_by_keyboard_and_stays_there(liaison: Visit) -> None:
    play = liaison.page.locator("#map-week-play")
    play.focus()
    liaison.page.keyboard.press("Space")
    expect(play).to_have_text("Pause")
    expect(liaison.page.locator("#map-week-words")).to_have_text(A_WEEK)

    liaison.page.keyboard.press("Space")
    stopped_at = said(liaison)
    liaison.page.wait_for_timeout(2_000)

    expect(play).to_have_text("Play")
    assert said(liaison) == stopped_at


def test_the_whole_period_comes_back(liaison: Visit) -> None:
    whole = drawn(liaison)
    liaison.page.get_by_role("button", name="Next week").click()
    expect(liaison.page.locator("#map-week-words")).to_have_text(A_WEEK)

    liaison.page.get_by_role("button", name="Show the whole period").click()

    expect(liaison.page.locator("#map-week-words")).to_have_text("The whole period")
    expect(liaison.page.locator("#map-legend")).not_to_contain_text("per week")
    assert drawn(liaison) == whole


def test_the_week_opens_as_a_page_whose_tables_follow(liaison: Visit) -> None:
    for _ in range(2):
        liaison.page.get_by_role("button", name="Next week").click()
        shown = drawn(liaison)

    liaison.page.get_by_role("link", name="Open this week").click()

    assert "category=criminal_damage" in liaison.page.url
    assert shown == 1
    expect(liaison.page.locator("#map .app-count")).to_have_text(["1"])
    expect(liaison.page.locator("#map-time")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_slider_has_no_accessibility_fault_and_room_for_a_thumb(liaison: Visit, width: int) -> None:
    liaison.narrow(width)
    liaison.page.get_by_role("button", name="Next week").click()
    expect(liaison.page.locator("#map-week-words")).to_have_text(A_WEEK)

    targets = liaison.page.locator("#map-time button:visible, #map-time input, #map-time a:visible").all()

    assert {round(each.bounding_box()["height"]) >= 44 for each in targets} == {True}  # type: ignore[index]
    assert liaison.faults() == []
    assert not liaison.is_wider_than_the_screen()


def test_without_scripts_there_is_no_slider(visiting: Visiting, weeks: None) -> None:
    visit = visiting("liaison", javascript=False)

    visit.open("/hotspots/")

    expect(visit.page.locator("#map-time")).to_be_hidden()
