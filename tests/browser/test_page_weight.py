"""What the map's page costs a browser that has never been here: bytes on the wire, and what moves."""

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

MOST_BYTES = 250_000
# Nothing moves; a hundredth is a fraction of a pixel's worth of rounding.
MOST_SHIFT = 0.01
NOTE_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (!hadRecentInput) {
      window.shifts.push([value, sources.map(({ node }) => node?.id || node?.className || node?.nodeName)]);
    }
  }
}).observe({ type: "layout-shift", buffered: true });
"""
ROLES = ["liaison", "officer"]


@pytest.fixture(scope="module")
def lately(site: Site, django_db_blocker: Any) -> Iterator[None]:
    now = timezone.now()
    with django_db_blocker.unblock():
        for days in (1, 2, 3):
            incident(site.world.people["officer"], occurred_at=now - timedelta(days=days), now=now)
        yield


def arrive(visit: Visit) -> None:
    visit.open("/hotspots/")
    expect(visit.page.locator("#map .leaflet-overlay-pane path").first).to_be_attached()
    visit.page.wait_for_load_state("networkidle")


def test_scripts_and_styles_of_the_map_are_light(visiting: Visiting, lately: None) -> None:
    visit = visiting("liaison")
    session = visit.context.new_cdp_session(visit.page)
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on("Network.responseReceived", lambda said: kinds.update({said["requestId"]: said["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda said: sizes.update({said["requestId"]: said["encodedDataLength"]}),
    )
    session.send("Network.enable")

    arrive(visit)

    weighed = [sizes[each] for each, kind in kinds.items() if kind in {"Script", "Stylesheet"}]
    assert len(weighed) > 20
    assert 50_000 < sum(weighed) < MOST_BYTES


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("role", ROLES)
def test_nothing_moves_while_the_map_loads(role: str, width: int, visiting: Visiting, lately: None) -> None:
    visit = visiting(role, width=width)
    visit.page.add_init_script(NOTE_SHIFTS)

    arrive(visit)

    shifts = visit.page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) < MOST_SHIFT, shifts


def test_the_map_draws_its_cells_without_waiting_for_the_zones(visiting: Visiting, lately: None) -> None:
    visit = visiting("liaison")
    visit.page.route("**/api/v1/hotspots/zones/**", lambda _: None)

    visit.open("/hotspots/")

    expect(visit.page.locator("#map .leaflet-overlay-pane path").first).to_be_attached()
    expect(visit.page.get_by_role("button", name="The Stow", exact=True)).to_be_visible()
