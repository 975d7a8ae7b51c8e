"""What matters most asks once more who is there: which pages, and what becomes of what was typed."""

import time
from collections.abc import Callable

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from accounts.tests.factories import PASSWORD, council
from tests.routes import all_routes
from tests.world import one_of_everything

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Wrong guesses are counted in the cache, which no test rolls back."""
    cache.clear()


# Read a change of this list as you would read a change of who holds which key.
ASK_AGAIN = {
    # Records that leave
    "exports:everything",
    "exports:fetch",
    "exports:take-out",
    "api:exports-file",
    "api:exports-list (create)",
    "deployments:public_csv",
    # People
    "accounts:add",
    "accounts:add_organisation",
    "accounts:change",
    "accounts:deactivate",
    "accounts:open",
    "accounts:passphrase",
    "second-step:reset",
    # Keeping and erasing
    "retention:decide",
    "retention:period",
    "retention:words",
    # Keys
    "accounts:make_key",
    # Issuing
    "api:summaries-issue",
    "summaries:issue",
    # One's own second step
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
}


def _asking() -> set[str]:
    found = set()
    for route in all_routes():
        view = getattr(route.view, "view_class", None) or getattr(route.view, "cls", None)
        asks = getattr(view, "asks_again", False)
        if asks is True:
            found.add(route.name)
        elif asks:
            actions = set(getattr(route.view, "actions", {}).values()) & set(asks)
            found |= {_named(route.name, each) for each in actions}
    return found


def _named(route: str, action: str) -> str:
    return route if route.endswith(action) else f"{route} ({action})"


def long_ago(client: Client) -> Client:
    """As if they had signed in an hour before, and been there since."""
    session = client.session
    taken = [{"method": each, "at": time.time() - 3600} for each in ("password", "mfa")]
    session[AUTHENTICATION_METHODS_SESSION_KEY] = taken
    session.save()
    return client


def confirm(client: Client, address: str) -> str:
    """Gives the password where `address` led, and says where that leads."""
    return str(client.post(address, {"password": PASSWORD}).url)


def new_person() -> dict[str, object]:
    organisation = council().pk
    return {
        "full_name": "Zoë New",
        "email": "zoe@example.org",
        "role": "officer",
        "organisation": organisation,
    }


def test_these_ask_again_and_no_others() -> None:
    assert _asking() == ASK_AGAIN


def test_a_page_that_asks_leads_to_the_password_and_back(administrator: User, sign_in: SignIn) -> None:
    browser = long_ago(sign_in(administrator))

    asked = browser.get("/people/new/")
    back = confirm(browser, asked.url)

    assert asked.url.startswith("/sign-in/reauthenticate/?next=")
    assert back == "/people/new/"
    assert browser.get("/people/new/").status_code == 200


def test_a_wrong_password_confirms_nothing(administrator: User, sign_in: SignIn) -> None:
    browser = long_ago(sign_in(administrator))
    asked = browser.get("/people/new/").url

    page = browser.post(asked, {"password": "a wrong password"})

    assert "password" in page.context["form"].errors
    assert browser.get("/people/new/").status_code == 302


def test_what_was_typed_is_kept_and_done_once_it_is_sent_again(administrator: User, sign_in: SignIn) -> None:
    browser = long_ago(sign_in(administrator))

    asked = browser.post("/people/new/", new_person())
    before = User.objects.filter(email="zoe@example.org").exists()
    page = browser.get(confirm(browser, asked.url))
    kept = page.context["kept"]
    browser.post(kept["to"], dict(kept["fields"]))

    assert not before
    assert "Zoë New" in page.content.decode()
    assert User.objects.get(email="zoe@example.org").full_name == "Zoë New"
    assert "There is nothing to go on with" in browser.get("/sign-in/second-step/go-on/").content.decode()


def test_what_is_kept_opens_nothing_that_was_taken_away_meanwhile(
    administrator: User, sign_in: SignIn
) -> None:
    browser = long_ago(sign_in(administrator))
    asked = browser.post("/people/new/", new_person())
    kept = browser.get(confirm(browser, asked.url)).context["kept"]
    User.objects.filter(pk=administrator.pk).update(role="analyst")

    answer = browser.post(kept["to"], dict(kept["fields"]))

    assert answer.status_code == 403


def test_the_api_refuses_an_old_session_in_words_and_reads_on(supervisor: User, sign_in: SignIn) -> None:
    browser = long_ago(sign_in(supervisor))

    refused = browser.post("/api/v1/exports/", {}, content_type="application/json")
    read = browser.get("/api/v1/exports/")

    assert (refused.status_code, read.status_code) == (403, 200)
    assert "Confirm that it is you" in refused.json()["detail"]


def test_issuing_asks_before_the_paper_is_shown_once_more() -> None:
    world = one_of_everything()
    browser = Client()
    browser.force_login(world.people["supervisor"])
    week = world.records["summaries:issue"].week

    asked = long_ago(browser).get(f"/summaries/{week}/issue/")

    assert asked.url.startswith("/sign-in/reauthenticate/")


def test_demonstration_people_give_their_password_all_the_same(
    administrator: User, sign_in: SignIn, settings: object
) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    administrator.is_demonstration = True
    administrator.save()

    assert long_ago(sign_in(administrator)).get("/people/new/").status_code == 302
