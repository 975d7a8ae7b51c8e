"""Somebody at a desk is asked before half an hour is over; who does not answer is signed out, told why."""

from playwright.sync_api import Page, expect

from accounts.models import BrowserSession, User
from tests.browser.conftest import Visiting
from tests.browser.visit import Visit

PAGE = "/people/you/"
MINUTE = 60_000
FORM = "/incidents/new/"
TYPED = "A window of the shelter is broken"
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


def timed_out(visiting: Visiting) -> Visit:
    """A supervisor who had begun to report an incident when the half hour was over."""
    visit = visiting("supervisor")
    visit.page.clock.install()
    # What the page asks for the patrol log is answered before the session ends, not refused after it.
    with visit.page.expect_response("**/api/v1/patrols/kit/"):
        visit.open(FORM)
    visit.page.wait_for_selector("dialog.app-staying", state="attached")
    visit.page.get_by_label("Description").fill(TYPED)
    BrowserSession.objects.filter(user=User.objects.get(email="supervisor@example.org")).delete()
    visit.page.clock.fast_forward(30 * MINUTE)
    visit.page.wait_for_url("**/sign-in/login/**")
    return visit


def back_as(visit: Visit, role: str) -> Page:
    visit.context.add_cookies(visit.site.cookies_of(role))
    visit.open(FORM)
    visit.page.wait_for_selector("dialog.app-staying", state="attached")
    return visit.page


def test_what_was_typed_is_there_again_for_the_same_person_and_once(visiting: Visiting) -> None:
    visit = timed_out(visiting)

    page = back_as(visit, "supervisor")

    expect(page.get_by_label("Description")).to_have_value(TYPED)
    expect(page.get_by_text("What you had typed before you were signed out is here again.")).to_be_visible()
    assert visit.faults() == []
    page.reload()
    page.wait_for_selector("dialog.app-staying", state="attached")
    expect(page.get_by_label("Description")).to_have_value("")


def test_somebody_else_at_that_screen_is_given_nothing_of_it(visiting: Visiting) -> None:
    visit = timed_out(visiting)

    page = back_as(visit, "liaison")

    expect(page.get_by_label("Description")).to_have_value("")
    assert TYPED not in str(page.evaluate("Object.values(sessionStorage)"))
