"""Somebody at a desk is asked before half an hour is over; who does not answer is signed out, told why."""

from playwright.sync_api import Page, expect

from accounts.models import BrowserSession, User
from tests.browser.conftest import Visiting

PAGE = "/people/you/"
MINUTE = 60_000
WARNING = "You will be signed out in 2 minutes"


def opened(visiting: Visiting, role: str = "analyst") -> Page:
    visit = visiting(role)
    visit.page.clock.install()
    visit.open(PAGE)
    visit.page.wait_for_selector("dialog.app-staying", state="attached")
    return visit.page


def test_two_minutes_before_somebody_is_asked_and_stays_with_one_key(visiting: Visiting) -> None:
    page = opened(visiting)
    page.clock.fast_forward(27 * MINUTE + 5_000)
    dialog = page.get_by_role("dialog", name=WARNING)
    expect(dialog).to_be_visible()

    page.keyboard.press("Enter")

    expect(dialog).to_be_hidden()
    page.clock.fast_forward(20 * MINUTE)
    expect(page.locator("dialog.app-staying")).to_be_hidden()
    assert page.url.endswith(PAGE)


def test_who_does_not_answer_is_signed_out_and_told_why(visiting: Visiting) -> None:
    page = opened(visiting, "councillor")
    BrowserSession.objects.filter(user=User.objects.get(email="councillor@example.org")).delete()

    page.clock.fast_forward(30 * MINUTE)

    page.wait_for_url("**/sign-in/login/?next=%2Fpeople%2Fyou%2F&ended=idle")
    expect(page.get_by_text("Nobody used this browser for 30 minutes")).to_be_visible()


def test_an_officer_on_a_shift_is_asked_nothing(visiting: Visiting) -> None:
    page = opened(visiting, "officer")

    page.clock.fast_forward(10 * 60 * MINUTE)

    expect(page.locator("dialog.app-staying")).to_be_hidden()
    assert page.url.endswith(PAGE)
