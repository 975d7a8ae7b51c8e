"""Signing in through a directory, against a provider that runs as a process of its own."""

import json
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from accounts.services import deactivate_person
from audit.models import AccessRecord

pytestmark = pytest.mark.django_db
LOGIN = "/sign-in/oidc/directory/login/"
# What the directory says of each of its people. Nobody here has the last two addresses.
PEOPLE = (
    {"sub": "o", "email": "officer@example.org", "email_verified": True},
    {"sub": "entra", "email": "Officer@example.org", "xms_edov": True},
    {"sub": "unverified", "email": "officer@example.org", "email_verified": False},
    {"sub": "silent", "email_verified": True},
    {"sub": "stranger", "email": "not.here@example.org", "email_verified": True},
)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = [part for each in PEOPLE for part in ("--user-claims", json.dumps(each))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *said]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        issuer = f"http://127.0.0.1:{port}"
        try:
            _answers(f"{issuer}/.well-known/openid-configuration")
            yield issuer
        finally:
            process.terminate()


@pytest.fixture
def directory(provider: str, settings: Any) -> Any:
    """The settings as they are where `OIDC_ISSUER` and the others are set."""
    app = {
        "provider_id": "directory", "name": "Council", "client_id": "harlow", "secret": "kept",
        "settings": {"server_url": provider, "oauth_pkce_enabled": True},
    }  # fmt: skip
    settings.OIDC_ISSUER, settings.OIDC_NAME, settings.OIDC_IS_SECOND_STEP = provider, "Council", True
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    settings.PUBLIC_ROUTES = settings.PUBLIC_ROUTES | settings.OIDC_ROUTES
    return settings


def through_directory(subject: str, *, denied: bool = False) -> Client:
    """Goes there, says who one is, and comes back with what the directory said."""
    browser = Client()
    there = browser.get(LOGIN).headers["Location"]
    said = {"action": "deny"} if denied else {"sub": subject}
    back = _posted(there, said)
    browser.get(back.removeprefix("http://testserver"))
    return browser


def test_a_verified_address_signs_in_the_account_that_is_here(officer: User, directory: Any) -> None:
    browser = through_directory("o")

    record = AccessRecord.objects.get(action="sign_in")
    assert browser.get("/incidents/").status_code == 200
    assert (record.user, "openid" in record.filters or "directory" in record.filters) == (officer, True)
    assert officer.has_usable_password()


def test_entra_says_verified_by_another_name_and_writes_addresses_otherwise(
    officer: User, directory: Any
) -> None:
    assert through_directory("entra").get("/incidents/").status_code == 200


@pytest.mark.parametrize("subject", ["unverified", "silent", "stranger"])
def test_nobody_else_is_let_in_and_no_account_is_made(officer: User, directory: Any, subject: str) -> None:
    people = User.objects.count()

    browser = through_directory(subject)

    assert browser.get("/incidents/").status_code == 302
    assert AccessRecord.objects.filter(action="sign_in_failed", filters="Council").count() == 1
    assert User.objects.count() == people


def test_who_left_is_not_let_in_by_a_directory_that_still_knows_them(
    officer: User, administrator: User, directory: Any
) -> None:
    deactivate_person(person=officer, by=administrator)

    assert through_directory("o").get("/incidents/").status_code == 302


def test_a_directory_without_a_second_step_is_no_second_step(officer: User, directory: Any) -> None:
    directory.OIDC_IS_SECOND_STEP = False

    assert through_directory("o").get("/incidents/").url == "/sign-in/second-step/"


def test_an_unverified_address_counts_only_where_it_was_said_to(officer: User, directory: Any) -> None:
    directory.OIDC_TRUSTS_EMAIL = True

    assert through_directory("unverified").get("/incidents/").status_code == 200


def test_somebody_whom_the_directory_turns_away_is_told_so(officer: User, directory: Any) -> None:
    browser = through_directory("o", denied=True)

    page = browser.get("/sign-in/login/").content.decode()

    assert "Council did not sign you in" in page
    assert re.search(r"Sign in with Council", page)


def test_a_first_passphrase_that_nobody_used_keeps_nobody_outside(officer: User, directory: Any) -> None:
    officer.must_change_password = True
    officer.save()

    assert through_directory("o").get("/incidents/").status_code == 200


def test_without_a_directory_its_way_is_shut(client: Client) -> None:
    assert client.get(LOGIN).url.startswith("/sign-in/login/?")
    assert "Sign in with Council" not in client.get("/sign-in/login/").content.decode()


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Where it leads is for our own client."""


def _posted(address: str, said: dict[str, str]) -> str:
    try:
        urllib.request.build_opener(_Stays).open(address, urllib.parse.urlencode(said).encode(), timeout=20)
    except urllib.error.HTTPError as answer:
        return answer.headers["Location"]
    raise AssertionError("The provider did not lead back.")


def _answers(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("The provider did not start.")
