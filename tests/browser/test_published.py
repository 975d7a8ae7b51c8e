"""The cabinet member's map in a real browser: zones and ranges, no cell and no point."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from hotspots.models import KeptMonth
from incidents.tests.factories import incident
from measures.quarters import Month
from tests.browser.conftest import Visiting
from tests.browser.site import Site

PAGE = "/hotspots/published/"
PLACES: tuple[dict[str, Any], ...] = (
    {},
    {"lat": 51.77145, "lng": 0.09363},
    {"lat": 51.7800, "lng": 0.1300},
)


@pytest.fixture(scope="module")
def last_months(site: Site, django_db_blocker: Any) -> Iterator[None]:
    now = timezone.now()
    with django_db_blocker.unblock():
        # Whoever looked before these were reported has fixed the months without them.
        KeptMonth.objects.all().delete()
        for back in (1, 2, 3):
            start = Month.of_instant(now).previous(back).starts_at
            for place, many in zip(PLACES, (12, 3, 6), strict=True):
                for day in range(many):
                    at = start + timedelta(days=day, hours=12)
                    kind = ("theft", "drugs", "antisocial_behaviour")[day % 3]
                    incident(site.world.people["liaison"], category=kind, occurred_at=at, now=now, **place)
        yield


@pytest.mark.parametrize("width", [1280, 390])
def test_the_cabinet_member_sees_zones_and_ranges(
    width: int, visiting: Visiting, last_months: None, tmp_path_factory: Any
) -> None:
    visit = visiting("councillor", width=width)

    visit.open(PAGE)

    expect(visit.page.locator(".app-label--zone")).to_have_count(3)
    expect(visit.page.locator(".app-label--zone", has_text="The Stow")).to_contain_text(" to ")
    expect(visit.page.locator("#map-legend li")).not_to_have_count(0)
    visit.photograph(tmp_path_factory.getbasetemp() / f"published-{width}.png")
    assert visit.faults() == []
    assert not visit.is_wider_than_the_screen()


def test_each_zone_is_read_and_left_by_keyboard_alone(visiting: Visiting, last_months: None) -> None:
    page = (visit := visiting("councillor")).page
    visit.open(PAGE)
    zones = page.locator("#map path.leaflet-interactive")
    expect(zones).to_have_count(4)
    first, second = (zones.nth(number).get_attribute("aria-label") or "" for number in (0, 1))
    page.locator("#map").focus()

    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("aria-label", first)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    expect(page.locator(".leaflet-popup-content")).to_contain_text(second.split(",")[0])
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup-content")).to_have_count(0)
    expect(page.locator(":focus")).to_have_attribute("aria-label", second)
    assert visit.faults() == []


def test_without_scripts_the_tables_are_there_and_the_map_is_not(
    visiting: Visiting, last_months: None
) -> None:
    visit = visiting("councillor", javascript=False)

    visit.open(PAGE)

    expect(visit.page.locator("#by-kind")).to_be_visible()
    expect(visit.page.locator("#map-section")).to_be_hidden()
