"""What a phone's screens do when the patrol ends elsewhere, is refused, or there is little room."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from patrols.models import Patrol
from patrols.services import start_patrol, start_visit, strike_patrol
from tests.browser.conftest import Visiting
from tests.browser.site import Site
from tests.browser.thumb import AT_THE_STOW, OUT, PHONE, Phone, new_officer

COVERED = """() => {
  const bars = [...document.querySelectorAll(".app-out-thumb, .app-out-undo")]
    .filter((each) => getComputedStyle(each).position === "sticky");
  return bars.reduce((sum, each) => sum + each.offsetHeight, 0) / innerHeight;
}"""
FOCUS_HIDDEN = """() => {
  const held = document.activeElement;
  const box = held.getBoundingClientRect();
  const on_top = document.elementFromPoint(box.x + box.width / 2, box.bottom - 4);
  return held !== on_top && !held.contains(on_top) ? held.textContent : null;
}"""


@pytest.fixture
def phone(visiting: Visiting, site: Site) -> Phone:
    role, officer = new_officer(site)
    return Phone(visiting(role, width=PHONE), officer)


@pytest.fixture
def running(phone: Phone) -> Patrol:
    """In The Stow, begun on the plain pages and gone on with on this phone."""
    now = timezone.now()
    made = start_patrol(by=phone.officer, now=now)
    start_visit(patrol=made, zone=phone.visit.site.world.zones["the-stow"], by=phone.officer, now=now)
    phone.open()
    phone.tap("Continue patrol")
    phone.sees("The Stow")
    return made


def test_the_skip_link_leads_into_the_screen_and_not_away_from_it(running: Patrol, phone: Phone) -> None:
    screen = phone.page.url

    phone.page.evaluate("document.querySelector('.govuk-skip-link').focus()")
    phone.page.keyboard.press("Enter")

    expect(phone.page.locator("main")).to_be_focused()
    phone.page.evaluate("location.hash = 'main-content'")
    phone.page.wait_for_timeout(200)
    phone.sees("The Stow")
    phone.page.go_back()
    phone.sees("The Stow")
    assert phone.page.url == screen


def test_a_patrol_ended_in_another_tab_is_over_in_this_one(running: Patrol, phone: Phone) -> None:
    other = phone.visit.context.new_page()
    other.goto(phone.page.url)

    other.get_by_role("button", name="Nothing to report, end patrol").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Done")

    phone.sees("Done")
    phone.reads("This patrol was ended elsewhere.")
    expect(other.locator("main")).not_to_contain_text("ended elsewhere")


def test_a_patrol_struck_out_meanwhile_is_taken_off_the_phone(running: Patrol, phone: Phone) -> None:
    strike_patrol(patrol=running, reason="A test.", by=phone.officer, now=timezone.now())

    phone.count("Engagement with the public")
    phone.sees("Not stored")
    phone.forgive(409)
    refused = phone.faults()
    phone.page.get_by_role("link", name="Take it off this phone").click()
    phone.reads("What you logged or changed on this phone")
    phone.tap("Take it off this phone")

    phone.sees("Patrol log")
    expect(phone.button("Start patrol")).to_be_visible()
    expect(phone.page.locator("#out-waiting")).to_have_text("Everything is sent.")
    assert refused == []


def test_undo_is_in_sight_on_a_phone_held_sideways(running: Patrol, phone: Phone) -> None:
    phone.page.set_viewport_size({"width": 844, "height": 390})

    phone.count("Engagement with the public")

    expect(phone.button("Undo")).to_be_in_viewport(ratio=1)
    assert phone.page.evaluate(COVERED) <= 1 / 3


def test_large_text_leaves_two_thirds_of_the_screen_and_never_hides_the_focus(
    running: Patrol, phone: Phone
) -> None:
    phone.page.set_viewport_size({"width": PHONE, "height": 844})
    phone.page.evaluate("document.documentElement.style.fontSize = '200%'")
    hidden = []

    phone.count("Engagement with the public")
    expect(phone.button("Undo")).to_be_in_viewport(ratio=1)
    covered = phone.page.evaluate(COVERED)
    for _ in range(16):
        phone.page.keyboard.press("Tab")
        hidden.append(phone.page.evaluate(FOCUS_HIDDEN))

    assert covered <= 1 / 3
    assert [each for each in hidden if each] == []


def test_the_line_is_kept_once_the_finger_leaves_it(running: Patrol, phone: Phone) -> None:
    phone.page.get_by_text("Add a line (optional)").click()
    phone.page.get_by_label("Anything else? One line for the whole patrol.").fill(
        "Lights out at the bus stop"
    )

    phone.page.locator("h1").click()
    phone.page.reload()

    phone.sees("The Stow")
    phone.sent()
    running.refresh_from_db()
    assert running.note == "Lights out at the bus stop"


def test_the_zone_just_left_is_not_suggested_again(running: Patrol, phone: Phone) -> None:
    phone.stand_at(AT_THE_STOW)

    phone.tap("Nothing to report here, leave zone")

    phone.reads("You still seem to be at The Stow.")
    expect(phone.button("Start visit here")).to_have_count(0)


def test_plans_of_another_day_are_not_called_todays(phone: Phone) -> None:
    phone.open()
    phone.reads("Today’s planned visits")

    phone.page.clock.set_fixed_time(timezone.now() + timedelta(days=1))
    phone.page.route("**/patrols/kit/", lambda route: route.abort())
    phone.page.goto(f"{OUT}#start")
    phone.page.reload()
    phone.page.goto(f"{OUT}#")

    phone.reads("Those of today come with the next signal.")
    phone.visit.troubles = [each for each in phone.visit.troubles if "kit" not in each]
