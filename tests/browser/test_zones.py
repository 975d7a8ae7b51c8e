"""Zones drawn in a real browser: by mouse, by keyboard alone, and typed; all three end in one form."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visiting
from tests.browser.site import Site
from tests.browser.visit import Visit

REDRAW = "/zones/the-stow/redraw/"
GROUND = ".app-editor__ground"
CORNERS = ".marker-icon:not(.marker-icon-middle)"
CELL = "8a194e7b11affff"


@pytest.fixture
def administrator(visiting: Visiting) -> Visit:
    return visiting("administrator")


def typed(visit: Visit) -> list[list[float]]:
    lines = visit.page.locator("#id_geometry").input_value().splitlines()
    return [[float(part) for part in line.split(", ")] for line in lines]


def middle_of(element: Locator) -> tuple[float, float]:
    box: Any = element.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(visit: Visit, corner: Locator, across: int, down: int) -> None:
    x, y = middle_of(corner)
    mouse = visit.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + across / 2, y + down / 2, steps=4)
    mouse.move(x + across, y + down, steps=4)
    mouse.up()


def test_a_corner_dragged_on_the_map_is_written_below_and_can_be_taken_back(administrator: Visit) -> None:
    administrator.open(REDRAW)
    before = typed(administrator)
    corners = administrator.page.locator(f"{GROUND} {CORNERS}")
    expect(corners).to_have_count(len(before))

    administrator.page.locator(GROUND).scroll_into_view_if_needed()
    drag(administrator, corners.first, -30, -40)
    after = typed(administrator)
    administrator.page.get_by_role("button", name="Undo").click()

    assert after[1:] == before[1:]
    assert after[0][0] > before[0][0] and after[0][1] < before[0][1]
    assert typed(administrator) == before


def test_a_corner_is_moved_by_keyboard_alone_and_shown_before_it_holds(administrator: Visit) -> None:
    administrator.open(REDRAW)
    before = typed(administrator)
    keyboard = administrator.page.keyboard

    administrator.page.get_by_label("Corner", exact=True).focus()
    keyboard.press("ArrowDown")
    administrator.page.get_by_role("button", name="North by 5 metres").focus()
    keyboard.press("Enter")
    keyboard.press("Space")
    after = typed(administrator)
    administrator.page.get_by_role("button", name="Show what would change").focus()
    keyboard.press("Enter")

    assert [after[0], *after[2:]] == [before[0], *before[2:]]
    assert after[1][0] - before[1][0] == pytest.approx(10 / 111_320, abs=2e-6)
    expect(administrator.page.get_by_role("heading", level=1)).to_have_text(
        "Check the new outline of The Stow"
    )
    administrator.page.get_by_role("button", name="Change it").focus()
    keyboard.press("Enter")
    expect(administrator.page.get_by_role("heading", level=1)).to_have_text("Redraw The Stow")
    assert typed(administrator) == after


def test_what_is_typed_moves_the_map(administrator: Visit) -> None:
    administrator.open(REDRAW)
    corners = typed(administrator)[:4]

    administrator.page.locator("#id_geometry").fill("\n".join(f"{lat}, {lng}" for lat, lng in corners))

    expect(administrator.page.locator(f"{GROUND} {CORNERS}")).to_have_count(4)
    expect(administrator.page.locator(".app-editor__message")).to_contain_text("4 corners")


def test_a_new_zone_is_drawn_by_mouse_and_added(administrator: Visit) -> None:
    administrator.open("/zones/add/")
    page = administrator.page
    page.get_by_label("Name").fill("Drawn by mouse")
    page.get_by_role("button", name="Draw it on the map").click()
    page.locator(GROUND).scroll_into_view_if_needed()
    x, y = middle_of(page.locator(GROUND))
    for across, down in [(-60, 80), (60, 80), (60, 170), (-60, 170), (-60, 80)]:
        page.mouse.move(x + across, y + down, steps=3)
        page.mouse.click(x + across, y + down)
    expect(page.locator(".app-editor__message")).to_contain_text("4 corners")
    page.get_by_label("Why there should be a zone here").fill("Seen in a test")

    page.get_by_role("button", name="Show the new zone").click()
    page.get_by_role("button", name="Add this zone").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Drawn by mouse")
    expect(page.get_by_role("table")).to_contain_text("Seen in a test")


def test_a_zone_without_corners_is_drawn_by_keyboard(administrator: Visit) -> None:
    administrator.open("/zones/add/")
    page = administrator.page

    for key in ("ArrowUp", "ArrowLeft", "ArrowDown"):
        page.get_by_role("button", name="Add a corner in the middle of the map").focus()
        page.keyboard.press("Enter")
        page.locator(GROUND).focus()
        page.keyboard.press(key)
        page.wait_for_timeout(400)

    expect(page.locator(".app-editor__message")).to_contain_text("3 corners")
    assert len({tuple(corner) for corner in typed(administrator)}) == 3


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", [REDRAW, f"/zones/add/?cell={CELL}", "/zones/the-stow/"])
def test_the_pages_of_a_drawing_have_no_accessibility_fault(
    visiting: Visiting, address: str, width: int
) -> None:
    visit = visiting("administrator", width=width)

    visit.open(address)
    expect(visit.page.locator(".leaflet-container")).to_be_visible()

    assert visit.faults() == []
    assert not visit.is_wider_than_the_screen()


def test_without_scripts_the_corners_are_typed_and_the_outline_is_drawn(
    visiting: Visiting, site: Site
) -> None:
    visit = visiting("administrator", javascript=False)

    visit.open(REDRAW)
    corners = typed(visit)
    visit.page.locator("#id_geometry").fill("\n".join(f"{lat}, {lng}" for lat, lng in corners[:-1]))
    visit.page.get_by_role("button", name="Show what would change").click()

    expect(visit.page.get_by_role("img")).to_have_count(1)
    assert len(corners) > 3
