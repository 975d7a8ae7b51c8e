"""The map from its filters to the rows behind a count and to a file, without a mouse."""

import csv
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from hotspots.tests.factories import NORTH_GATE, OUTSIDE
from incidents.tests.factories import incident
from tests.browser.conftest import Visiting
from tests.browser.keys import choose, follow, press, tab_to
from tests.browser.site import Site
from tests.browser.test_map import look
from tests.browser.visit import Visit

CELL = ".leaflet-overlay-pane path[role=button]"


@pytest.fixture(scope="module")
def robberies(site: Site, django_db_blocker: Any) -> Iterator[None]:
    """Three in one cell, two in another; and of other kinds, elsewhere."""
    officer, now = site.world.people["officer"], timezone.now()
    with django_db_blocker.unblock():
        for days, place in enumerate([NORTH_GATE] * 3 + [OUTSIDE] * 2, start=1):
            incident(officer, category="robbery", occurred_at=now - timedelta(days=days), now=now, **place)
        incident(officer, category="theft", occurred_at=now - timedelta(days=2), now=now)
        yield


def filtered_to_one_cell(visit: Visit) -> int:
    """Through the filters and a cell of the map; how many incidents that cell is said to hold."""
    look(visit, "/hotspots/")
    tab_to(visit, "summary", text="Change period")
    press(visit)
    choose(visit, "category", "Robbery")
    tab_to(visit, "button", text="Apply filters")
    follow(visit)
    expect(visit.page.locator(CELL).first).to_be_attached()
    tab_to(visit, CELL)
    said = visit.page.evaluate("document.activeElement.getAttribute('aria-label')")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".leaflet-popup a").first).to_be_focused()
    follow(visit)
    found = re.search(r"(\d+) incident", said)
    assert found, said
    return int(found[1])


def test_a_liaison_goes_from_filters_to_a_cell_to_its_rows(visiting: Visiting, robberies: None) -> None:
    visit = visiting("liaison")

    count = filtered_to_one_cell(visit)

    asked = parse_qs(urlsplit(visit.page.url).query)
    assert asked["category"] == ["robbery"] and asked["cell"]
    table = visit.page.locator("#cells tbody tr")
    expect(table).to_have_count(1)
    assert table.locator("td").last.inner_text().split()[0] == str(count)
    grid = visit.page.locator("table:has(#grid-incidents) tfoot td").last
    assert grid.inner_text().split()[0] == str(count)
    tab_to(visit, "#cells td a")
    follow(visit)
    expect(visit.page.locator("h1")).to_have_text("Incidents")
    expect(visit.page.locator("main tbody tr")).to_have_count(count)


def test_an_analyst_takes_what_is_shown_along_as_a_file(
    visiting: Visiting, robberies: None, tmp_path: Path
) -> None:
    visit = visiting("analyst")
    count = filtered_to_one_cell(visit)

    tab_to(visit, "a", text="Download these figures (CSV)")
    with visit.page.expect_download() as loading:
        visit.page.keyboard.press("Enter")
    loading.value.save_as(tmp_path / "figures.csv")

    rows = list(csv.reader((tmp_path / "figures.csv").read_text("utf-8-sig").splitlines()))
    assert ["Kind", "Robbery"] in rows
    header = next(n for n, row in enumerate(rows) if row[:2] == ["Rank", "Cell"])
    cells = [row for row in rows[header + 1 :] if row and row[0].isdigit()]
    assert [int(row[2]) for row in cells] == [count]
