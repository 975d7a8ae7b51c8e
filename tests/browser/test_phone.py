"""The patrol log on a phone, as an officer uses it: one thumb, few taps, at 390 pixels."""

import re

import pytest
from playwright.sync_api import Request, expect

from patrols.models import Patrol
from tests.browser.conftest import Visiting
from tests.browser.site import Site
from tests.browser.thumb import AT_THE_STOW, FAR_AWAY, PHONE, Phone, new_officer, outcomes_of

MOST_TAPS = 6
MOST_TAPS_WITH_THREE_OUTCOMES = 10


@pytest.fixture
def phone(visiting: Visiting, site: Site) -> Phone:
    role, officer = new_officer(site)
    return Phone(visiting(role, width=PHONE), officer)


@pytest.fixture
def in_the_stow(phone: Phone) -> Phone:
    phone.open()
    phone.tap("Start patrol")
    phone.tap("Start patrol now")
    phone.tap("The Stow")
    phone.sees("The Stow")
    return phone


def test_nothing_to_report_takes_at_most_six_taps_and_no_typing(phone: Phone) -> None:
    phone.open("/")

    phone.tap("Start patrol")
    phone.tap("Start patrol now")
    phone.tap("The Stow")
    phone.tap("Nothing to report here, leave zone")
    phone.tap("Nothing to report, end patrol")
    phone.sees("Done")

    record = phone.sent()
    assert (record.state, record.nothing_to_report, record.visits.count()) == ("finished", True, 1)
    assert phone.taps <= MOST_TAPS
    assert phone.keys_typed == 0


def test_three_outcomes_take_at_most_ten_taps(phone: Phone) -> None:
    phone.open("/")

    phone.tap("Start patrol")
    phone.tap("Start patrol now")
    phone.tap("The Stow")
    phone.count("Engagement with the public")
    phone.count("Young people engaged")
    phone.count("Advice given, complied")
    phone.tap("Leave zone")
    phone.tap("End patrol")
    phone.sees("Done")

    assert outcomes_of(phone.sent()) == {"ENG": 1, "ENG_YP": 1, "ADV": 1}
    assert phone.taps <= MOST_TAPS_WITH_THREE_OUTCOMES
    assert phone.keys_typed == 0


def test_the_zone_is_suggested_from_where_the_phone_is_which_is_never_sent(phone: Phone) -> None:
    sent: list[str] = []
    phone.page.on("request", lambda request: sent.append(_text(request)))
    phone.stand_at(AT_THE_STOW)
    phone.open()
    phone.tap("Start patrol")
    phone.tap("Start patrol now")

    phone.reads("You seem to be at The Stow (within 30 m).")
    phone.tap("Start visit here")
    phone.sees("The Stow")

    assert phone.sent().visits.get().zone.slug == "the-stow"
    assert not [each for each in sent if "51.77" in each or "0.1137" in each]


def _text(request: Request) -> str:
    return f"{request.url} {request.post_data or ''}"


def test_a_zone_far_from_the_phone_is_asked_about_and_not_forbidden(phone: Phone) -> None:
    phone.stand_at(FAR_AWAY)
    phone.open()
    phone.tap("Start patrol")
    phone.tap("Start patrol now")
    phone.reads("You seem to be outside the zones.")

    phone.tap("The Stow")
    phone.sees("Are you at The Stow?")
    phone.reads(
        re.compile(
            r"Your phone puts you about \d\.\d km from The Stow\. Start the visit there all the same\?"
        )
    )
    asked = phone.faults()
    phone.tap("Start the visit there")
    phone.sees("The Stow")

    assert asked == []
    assert phone.sent().visits.get().zone.slug == "the-stow"


def test_without_a_position_the_zones_are_there_at_once(phone: Phone) -> None:
    phone.page.add_init_script("navigator.geolocation.watchPosition = () => 1;")
    phone.open()
    phone.tap("Start patrol")
    phone.tap("Start patrol now")

    phone.reads("Finding your position. Choose the zone if you know it.")
    phone.tap("North Gate")

    phone.sees("North Gate")


def test_a_tap_is_counted_spoken_and_taken_back(in_the_stow: Phone) -> None:
    phone = in_the_stow

    for _ in range(3):
        phone.count("Young people engaged")
    expect(phone.page.locator("#out-said")).to_have_text("Young people engaged: 3")
    phone.tap("Undo")
    expect(phone.page.locator("#out-said")).to_have_text("Young people engaged: 2")
    phone.page.get_by_text("Take something back").click()
    phone.tap("One less: Young people engaged 2")

    phone.tap("Leave zone")
    phone.sees("Where next?")
    assert outcomes_of(phone.sent()) == {"ENG_YP": 1}


def test_what_is_no_count_is_switched_on_and_off(in_the_stow: Phone) -> None:
    phone = in_the_stow
    phone.page.get_by_text("More outcomes").click()
    sweep = phone.page.get_by_role("button", name=re.compile("^Weapon sweep")).first

    sweep.click()
    expect(sweep).to_have_attribute("aria-pressed", "true")
    sweep.click()

    expect(sweep).to_have_attribute("aria-pressed", "false")


def test_going_back_goes_one_screen_back_and_loses_nothing(in_the_stow: Phone) -> None:
    phone = in_the_stow
    phone.count("Engagement with the public")

    phone.page.go_back()
    phone.sees("Go to another zone")
    expect(phone.page.locator("h1")).to_be_focused()
    assert phone.page.title() == "Go to another zone – Harlow Safety"
    phone.page.go_forward()

    phone.sees("The Stow")
    expect(phone.page.get_by_role("button", name="Engagement with the public 1").first).to_be_visible()


def test_a_reload_continues_where_the_patrol_was(in_the_stow: Phone) -> None:
    phone = in_the_stow
    phone.count("Engagement with the public")
    phone.sent()

    phone.page.reload()

    phone.sees("The Stow")
    expect(phone.page.get_by_role("button", name="Engagement with the public 1").first).to_be_visible()


def test_a_second_tap_of_the_same_thumb_starts_no_second_patrol(phone: Phone) -> None:
    phone.open()
    phone.tap("Start patrol")

    phone.button("Start patrol now").dblclick()
    phone.sees("Where are you?")

    phone.sent()
    assert Patrol.objects.of(phone.officer).count() == 1


def test_a_whole_patrol_by_keyboard(phone: Phone) -> None:
    phone.open()

    for name in (
        "Start patrol", "Start patrol now", "The Stow", "Young people engaged 0", "Leave zone", "End patrol",
    ):  # fmt: skip
        _tab_to(phone, name)
        phone.page.keyboard.press("Enter")
    phone.sees("Done")

    assert outcomes_of(phone.sent()) == {"ENG_YP": 1}


def _tab_to(phone: Phone, name: str) -> None:
    expect(phone.button(name)).to_be_visible()
    for _ in range(60):
        phone.page.keyboard.press("Tab")
        if phone.button(name).evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {name}.")
