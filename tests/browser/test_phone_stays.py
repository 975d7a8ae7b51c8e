"""A stay of hours and a patrol that nobody ended: the phone asks, before either is counted as presence."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from patrols.services import start_patrol, start_visit
from tests.browser.conftest import Visiting
from tests.browser.site import Site
from tests.browser.thumb import PHONE, Phone, new_officer


@pytest.fixture
def phone(visiting: Visiting, site: Site) -> Phone:
    role, officer = new_officer(site)
    return Phone(visiting(role, width=PHONE), officer)


def in_the_stow_since(phone: Phone, arrived_at: datetime) -> None:
    """Begun on another phone, or on the plain pages."""
    running = start_patrol(by=phone.officer, now=arrived_at - timedelta(minutes=5))
    start_visit(
        patrol=running, zone=phone.visit.site.world.zones["the-stow"], by=phone.officer, now=arrived_at
    )


def say_when(phone: Phone, at: datetime) -> None:
    """The day is asked for where it is not today."""
    day, time = timezone.localtime(at).strftime("%Y-%m-%d %H:%M").split()
    if phone.page.get_by_label("Day", exact=True).count():
        phone.fill("Day", day)
    phone.fill("Time", time)


def test_a_stay_of_hours_is_asked_about_at_leaving(phone: Phone) -> None:
    now = timezone.now()
    in_the_stow_since(phone, now - timedelta(minutes=190))
    phone.open()
    phone.tap("Continue patrol")
    phone.tap("Nothing to report here, leave zone")
    phone.sees("When did you leave?")
    phone.reads("You have been at The Stow for 3 hours 10 minutes")
    asked = phone.faults()

    say_when(phone, now - timedelta(minutes=178))
    phone.tap("I left at this time")
    phone.sees("Where next?")

    assert 11 <= phone.sent().visits.get().minutes_by(now) <= 12
    assert asked == []


def test_whoever_was_there_all_the_time_is_asked_once(phone: Phone) -> None:
    now = timezone.now()
    in_the_stow_since(phone, now - timedelta(minutes=190))
    phone.open()
    phone.tap("Continue patrol")
    phone.tap("Nothing to report, end patrol")

    phone.tap("I was there all the time")
    phone.sees("Done")

    record = phone.sent()
    assert record.state == "finished"
    assert record.visits.get().minutes_by(now) >= 190
    # On its way the patrol may have been sent before its person was sure.
    phone.forgive(400)


def test_a_patrol_that_nobody_ended_is_ended_when_it_was_over(phone: Phone) -> None:
    now = timezone.now()
    in_the_stow_since(phone, now - timedelta(hours=20))
    phone.open()
    phone.tap("Continue patrol")
    phone.sees("When did this patrol end?")
    asked = phone.faults()

    say_when(phone, now - timedelta(hours=19))
    phone.tap("It ended at this time")
    phone.sees("Done")

    assert phone.sent().minutes_by(now) <= 66
    assert asked == []


def test_a_patrol_cannot_be_ended_before_its_last_visit_began(phone: Phone) -> None:
    now = timezone.now()
    in_the_stow_since(phone, now - timedelta(hours=20))
    phone.open()
    phone.tap("Continue patrol")

    say_when(phone, now - timedelta(hours=20, minutes=30))
    phone.tap("It ended at this time")

    time = phone.page.get_by_label("Time", exact=True)
    expect(time).to_be_focused()
    expect(time).to_have_attribute("aria-invalid", "true")
