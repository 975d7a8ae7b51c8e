"""The board of today keeps itself true on a screen that nobody touches, and stops when it is told to."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visiting

A_MINUTE = 61_000
BOARD = "/patrols/today/"


def opened(visiting: Visiting, role: str = "supervisor") -> Page:
    visit = visiting(role)
    visit.page.clock.install()
    visit.open(BOARD)
    visit.page.evaluate("document.getElementById('out-now').textContent = 'Stale'")
    return visit.page


def test_after_a_minute_the_board_is_new_and_the_focus_where_it_was(visiting: Visiting) -> None:
    page = opened(visiting)
    page.focus("#zone-the-stow")

    page.clock.fast_forward(A_MINUTE)

    expect(page.locator("#out-now")).to_contain_text("Out now")
    assert page.evaluate("document.activeElement.id") == "zone-the-stow"
    expect(page.locator(".app-board__updated")).to_contain_text("and every minute")


def test_paused_it_stays_as_it_is_until_it_goes_on(visiting: Visiting) -> None:
    page = opened(visiting)
    page.get_by_role("button", name="Pause").click()

    page.clock.fast_forward(A_MINUTE)

    expect(page.locator("#out-now")).to_have_text("Stale")
    page.get_by_role("button", name="Resume").click()
    expect(page.locator("#out-now")).to_contain_text("Out now")


def test_signed_out_elsewhere_it_shows_nothing_more(visiting: Visiting) -> None:
    page = opened(visiting, "analyst")
    page.context.clear_cookies()

    page.clock.fast_forward(A_MINUTE)

    expect(page.locator("[data-board-trouble]")).to_contain_text("You are signed out")
    expect(page.locator("#board")).to_be_empty()


def test_without_javascript_there_is_a_link_instead_of_a_button(visiting: Visiting) -> None:
    visit = visiting("supervisor", javascript=False, width=390)
    visit.open(BOARD)

    expect(visit.page.get_by_role("link", name="Refresh")).to_be_visible()
    expect(visit.page.get_by_role("button", name="Pause")).to_be_hidden()
