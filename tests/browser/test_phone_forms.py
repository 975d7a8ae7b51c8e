"""The patrol log's forms on a phone: a past visit, what is put right, and every screen measured."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from patrols.tests.factories import patrol
from tests.browser.conftest import Visiting
from tests.browser.site import Site
from tests.browser.thumb import AT_THE_STOW, PHONE, Phone, new_officer


@pytest.fixture
def phone(visiting: Visiting, site: Site) -> Phone:
    role, officer = new_officer(site)
    return Phone(visiting(role, width=PHONE), officer)


def test_a_past_visit_is_a_draft_until_it_is_saved(phone: Phone) -> None:
    phone.open()
    phone.tap("Log a past visit")
    phone.sees("Log a past visit")
    phone.page.get_by_label("The Stow").check()
    phone.page.wait_for_url(re.compile("#log/.+"))

    phone.page.reload()
    expect(phone.page.get_by_label("The Stow")).to_be_checked()
    phone.tap("Nothing to report, save")
    phone.sees("Done")

    record = phone.sent()
    assert record.nothing_to_report
    assert record.minutes_by(timezone.now()) == 15


def test_what_is_wrong_with_a_past_visit_is_said_at_its_field(phone: Phone) -> None:
    phone.open("/patrols/out/#log")
    phone.fill("From", "14:30")
    phone.fill("To", "14:10")
    phone.fill("Day", "2026-11-02")

    phone.tap("Nothing to report, save")

    phone.reads("Error: Choose the zone.")
    box = phone.page.get_by_role("alert").filter(has_text="There is a problem")
    expect(box.get_by_role("listitem")).to_have_text(["Choose the zone.", "Leaving must be after arriving."])
    wrong = phone.page.get_by_label("To", exact=True)
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_have_accessible_description("Error: Leaving must be after arriving.")
    assert phone.faults() == []
    phone.fill("To", "14:50")
    expect(box.get_by_role("listitem")).to_have_text(["Choose the zone."])
    phone.page.get_by_label("The Stow", exact=True).check()
    expect(box).to_have_count(0)


def test_what_the_service_refuses_is_put_right_on_the_phone(phone: Phone, site: Site) -> None:
    now = timezone.now()
    elsewhere = {"started_at": now - timedelta(minutes=40), "ended_at": now - timedelta(minutes=5)}
    patrol(phone.officer, now=now, **elsewhere)
    phone.open("/patrols/out/#log")
    phone.page.get_by_label("The Stow").check()
    phone.tap("Nothing to report, save")
    phone.reads("This overlaps your patrol")
    phone.forgive(400)
    asked = phone.faults()

    phone.tap("Put it right")
    phone.sees("Change this patrol")
    earlier = timezone.localtime(now - timedelta(hours=3))
    phone.fill("Day", f"{earlier:%Y-%m-%d}")
    phone.fill("From", f"{earlier:%H:%M}")
    phone.fill("To", f"{earlier + timedelta(minutes=12):%H:%M}")
    phone.tap("Nothing to report, save")

    phone.sees("Done")
    assert phone.sent().minutes_by(now) == 12
    assert asked == []


def test_every_screen_is_easy_to_hit_to_read_and_to_hear(phone: Phone) -> None:
    faults: list[str] = []
    phone.stand_at(AT_THE_STOW)
    steps: list[tuple[str, Callable[[], None]]] = [
        ("Patrol log", lambda: phone.open()),
        ("Start patrol", lambda: phone.tap("Start patrol")),
        ("Where are you?", lambda: phone.tap("Start patrol now")),
        ("The Stow", lambda: phone.tap("Start visit here")),
        ("Where next?", lambda: phone.tap("Leave zone")),
        ("Done", lambda: phone.tap("End patrol")),
        ("Change this patrol", lambda: phone.tap("Change something")),
        ("Done", lambda: phone.tap("Save")),
        ("Patrol log", lambda: phone.tap("Back to the first screen")),
        ("Sign out?", lambda: phone.tap("Sign out")),
        ("Patrol log", lambda: phone.tap("Stay")),
        ("Log a past visit", lambda: phone.tap("Log a past visit")),
    ]

    for heading, step in steps:
        step()
        phone.sees(heading)
        if heading == "The Stow":
            phone.count("Engagement with the public")
        phone.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        faults += phone.faults()

    assert faults == []
