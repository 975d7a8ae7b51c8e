"""The town's events by keyboard alone: from the zones to one recorded, refused once, and cancelled."""

from playwright.sync_api import expect

from tests.browser.conftest import Visiting
from tests.browser.keys import choose, follow, tab_to
from tests.browser.visit import Visit

# The browser's own fields may ask for the month first, or for twelve hours: this is the same in each.
TWELFTH_OF_DECEMBER = "12122026"


def answer(visit: Visit, name: str, keys: str) -> None:
    tab_to(visit, f"[name={name}]")
    visit.page.keyboard.type(keys)


def test_an_event_is_recorded_found_and_cancelled_by_keyboard_alone(visiting: Visiting) -> None:
    visit = visiting("liaison")
    visit.open("/zones/")
    tab_to(visit, "a", text="Town events")
    follow(visit)
    tab_to(visit, "a", text="Record an event")
    follow(visit)

    answer(visit, "name", "Keyboard concert")
    for name, time in (("starts_at", "1000AM"), ("ends_at", "1130AM")):
        answer(visit, f"{name}_0", TWELFTH_OF_DECEMBER)
        answer(visit, f"{name}_1", time)
    choose(visit, "zone", "The Stow")
    answer(visit, "expects", "400")
    tab_to(visit, "button", text="Save event")
    follow(visit)

    expect(visit.page.locator(".govuk-error-summary li")).to_have_text(["Say where this is from."])
    tab_to(visit, ".govuk-error-summary a")
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.type("Events calendar")
    tab_to(visit, "button", text="Save event")
    follow(visit)

    facts = visit.page.locator(".govuk-summary-list")
    expect(facts).to_contain_text("Saturday 12 December 2026, 10:00 to 11:30")
    expect(facts).to_contain_text("The Stow")
    expect(facts).to_contain_text("400")
    tab_to(visit, "a", text="Cancel this event")
    follow(visit)
    answer(visit, "reason", "The band is ill")
    tab_to(visit, "button", text="Cancel this event")
    follow(visit)

    expect(visit.page.locator(".govuk-summary-list")).to_contain_text("The band is ill")
    expect(visit.page.get_by_role("link", name="Cancel this event")).to_have_count(0)


def test_the_list_is_narrowed_and_cleared_without_javascript(visiting: Visiting) -> None:
    visit = visiting("councillor", javascript=False)
    visit.open("/zones/events/")

    visit.page.locator("summary", has_text="Filter").click()
    visit.page.get_by_label("On this day").fill("2001-01-01")
    visit.page.get_by_role("button", name="Apply filters").click()

    expect(visit.page.get_by_role("status")).to_have_text("0 events match your filters.")
    visit.page.get_by_role("link", name="Clear the filters").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Town events")
