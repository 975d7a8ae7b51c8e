"""Signing in for real: with a password and the code of an app, and with a passkey of Chromium's."""

from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import CDPSession, Page, expect

from accounts.models import User
from accounts.sign_ins.guesses import Guess, count, was_wrong
from accounts.tests.factories import PASSWORD, person
from audit.models import AccessRecord
from audit.tests.steps import code_of
from tests.browser.conftest import Visiting
from tests.browser.visit import Visit

PHONE = 390
MADE_BY_CHROMIUM = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def newcomer(db: None) -> User:
    """In the database that the site reads, with nothing but a password."""
    return person("analyst", email=f"newcomer.{User.objects.count()}@example.org")


def has_passkeys(visit: Visit) -> CDPSession:
    """A device that says yes to whoever asks."""
    session = visit.context.new_cdp_session(visit.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": MADE_BY_CHROMIUM})
    return session


def give_password(page: Page, newcomer: User) -> None:
    page.goto("/sign-in/login/")
    page.get_by_label("Work e-mail address").fill(newcomer.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def is_in(page: Page, newcomer: User) -> None:
    expect(page.locator(".app-header__who")).to_contain_text(newcomer.full_name)


@pytest.mark.parametrize("width", [1280, PHONE])
def test_somebody_new_sets_up_an_app_and_signs_in_with_its_code(
    visiting: Visiting, newcomer: User, width: int
) -> None:
    visit = visiting("nobody", width=width)
    page, faults = visit.page, []

    give_password(page, newcomer)
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a second step")
    faults += visit.faults()
    page.get_by_role("link", name="Set up an app").click()
    secret = page.locator(".app-key").inner_text()
    expect(page.locator(".app-qr")).to_be_visible()
    faults += visit.faults()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    expect(page.locator(".app-codes li")).to_have_count(10)
    faults += visit.faults()
    assert not visit.is_wider_than_the_screen()
    page.get_by_role("link", name="I have kept them").click()
    is_in(page, newcomer)
    sign_out(page)

    give_password(page, newcomer)
    expect(page.get_by_role("heading", level=1)).to_have_text("Show that it is you")
    faults += visit.faults()
    page.get_by_label("Code").fill(code_of(secret, later=1))
    page.get_by_role("button", name="Go on").click()

    is_in(page, newcomer)
    assert faults == []
    assert AccessRecord.objects.filter(user=newcomer, action="sign_in").first().filters == "password,totp"


@pytest.mark.parametrize("width", [1280, PHONE])
def test_a_passkey_is_made_and_signs_in_without_a_password(
    visiting: Visiting, newcomer: User, width: int
) -> None:
    visit = visiting("nobody", width=width)
    page, faults = visit.page, []
    has_passkeys(visit)

    give_password(page, newcomer)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("What do you want to call it?").fill("Work laptop")
    faults += visit.faults()
    page.get_by_role("button", name="Add passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.goto("/sign-in/second-step/")
    expect(page.locator(".govuk-summary-list__key")).to_have_text("Work laptop")
    faults += visit.faults()
    sign_out(page)

    page.get_by_role("button", name="Sign in with a passkey").click()

    is_in(page, newcomer)
    assert faults == []
    assert AccessRecord.objects.filter(user=newcomer, action="sign_in").first().filters == "webauthn"


def leaves_with_a_passkey(visit: Visit, person: User) -> None:
    """Somebody who has just set one up, and is signed out."""
    has_passkeys(visit)
    give_password(visit.page, person)
    visit.page.goto("/sign-in/second-step/passkeys/add/")
    visit.page.get_by_role("button", name="Add passkey").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    visit.page.goto("/")
    sign_out(visit.page)


def test_a_passkey_is_also_a_second_step_and_a_way_to_confirm(visiting: Visiting, newcomer: User) -> None:
    visit = visiting("nobody")
    page = visit.page
    leaves_with_a_passkey(visit, newcomer)

    give_password(page, newcomer)
    page.get_by_role("button", name="Use your passkey").click()
    is_in(page, newcomer)
    page.goto("/sign-in/second-step/again/passkey/?next=/exports/")
    faults = visit.faults()
    page.get_by_role("button", name="Use your passkey").click()

    page.wait_for_url("**/exports/")
    assert faults == []


def test_a_passkey_opens_where_colleagues_guesses_shut_the_address(
    visiting: Visiting, newcomer: User, settings: Any
) -> None:
    visit = visiting("nobody")
    page = visit.page
    leaves_with_a_passkey(visit, newcomer)
    settings.SIGN_IN_GUESSES_BY_ADDRESS = 3
    colleague = Guess("colleague@example.org", "127.0.0.1")
    for _ in range(3):
        count(colleague)
        was_wrong(colleague, timezone.now())

    give_password(page, newcomer)
    expect(page.get_by_text("There were too many wrong guesses").first).to_be_visible()
    page.get_by_role("button", name="Sign in with a passkey").click()

    is_in(page, newcomer)


def test_a_device_without_the_passkey_is_told_so_in_words(visiting: Visiting) -> None:
    visit = visiting("nobody")
    session = visit.context.new_cdp_session(visit.page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator", {"options": {**MADE_BY_CHROMIUM, "isUserVerified": False}}
    )
    visit.page.goto("/sign-in/login/")

    visit.page.get_by_role("button", name="Sign in with a passkey").click()

    expect(visit.page.get_by_role("alert")).to_contain_text("Your device gave no passkey")


def test_without_scripts_the_password_and_a_code_are_enough(visiting: Visiting, newcomer: User) -> None:
    visit = visiting("nobody", javascript=False)

    give_password(visit.page, newcomer)
    visit.page.get_by_role("link", name="Set up an app").click()
    visit.page.get_by_label("Code").fill(code_of(visit.page.locator(".app-key").inner_text()))
    visit.page.get_by_role("button", name="Save").click()

    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
