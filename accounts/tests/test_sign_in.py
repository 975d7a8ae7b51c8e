"""Signing in, one's own password, and the doors that stay shut."""

import pytest
from django.test import Client

from accounts.services import give_new_passphrase
from accounts.tests.factories import PASSWORD

pytestmark = pytest.mark.django_db
OWN = "a password of one's own"


@pytest.fixture(autouse=True)
def without_second_step(settings):
    """The second step has tests of its own."""
    settings.MFA_REQUIRED = False


def sign_in_with(email: str, password: str) -> Client:
    client = Client()
    client.post("/sign-in/login/", {"login": email, "password": password})
    return client


def test_a_person_signs_in_with_address_and_password(officer):
    browser = sign_in_with(officer.email, PASSWORD)

    assert browser.get("/incidents/").status_code == 200


def test_a_wrong_password_and_an_unknown_address_look_the_same(officer):
    wrong = Client().post("/sign-in/login/", {"login": officer.email, "password": "wrong"})
    unknown = Client().post("/sign-in/login/", {"login": "nobody@example.org", "password": "wrong"})

    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert wrong.status_code == unknown.status_code == 200


def test_a_first_passphrase_leads_to_choosing_a_password_and_nowhere_else(officer, administrator):
    passphrase = give_new_passphrase(person=officer, by=administrator)
    browser = sign_in_with(officer.email, passphrase)

    before = browser.get("/incidents/")
    through_the_api = browser.get("/api/v1/incidents/")
    browser.post("/sign-in/password/change/", {"oldpassword": passphrase, "password1": OWN, "password2": OWN})

    assert (before.status_code, before.url) == (302, "/sign-in/password/change/")
    assert through_the_api.status_code == 302
    assert browser.get("/incidents/").status_code == 200


def test_everybody_may_change_their_own_password(councillor):
    browser = sign_in_with(councillor.email, PASSWORD)

    done = browser.post(
        "/sign-in/password/change/", {"oldpassword": PASSWORD, "password1": OWN, "password2": OWN}
    )

    councillor.refresh_from_db()
    assert done.url == "/"
    assert councillor.check_password(OWN)


def test_a_short_password_is_refused_at_its_field(councillor):
    browser = sign_in_with(councillor.email, PASSWORD)

    page = browser.post(
        "/sign-in/password/change/", {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    )

    assert "password1" in page.context["form"].errors


CLOSED = (
    "signup/", "email/", "password/reset/", "password/set/", "inactive/", "confirm-email/",
    "password/reset/done/",
)  # fmt: skip


@pytest.mark.parametrize("path", CLOSED)
def test_other_pages_of_the_sign_in_library_are_refused(officer, sign_in, path):
    signed_out = Client().get(f"/sign-in/{path}")
    signed_in = sign_in(officer).get(f"/sign-in/{path}")

    assert signed_out.url.startswith("/sign-in/login/")
    assert signed_in.status_code == 403


def test_nobody_makes_an_account_for_themselves():
    answer = Client().post("/sign-in/signup/", {"email": "me@example.org", "password1": OWN})

    assert answer.status_code == 302
    assert answer.url.startswith("/sign-in/login/")


def test_demonstration_people_are_nobody_outside_the_demonstration(officer, settings):
    officer.is_demonstration = True
    officer.save()

    in_earnest = sign_in_with(officer.email, PASSWORD).get("/incidents/").status_code
    settings.DEBUG = True
    in_the_demonstration = sign_in_with(officer.email, PASSWORD).get("/incidents/").status_code

    assert (in_earnest, in_the_demonstration) == (302, 200)


def test_the_sign_in_page_mentions_the_demonstration_only_in_it(settings):
    in_earnest = Client().get("/sign-in/login/").content.decode()
    settings.DEBUG = True
    in_the_demonstration = Client().get("/sign-in/login/").content.decode()

    assert "This is the demonstration" not in in_earnest
    assert "This is the demonstration" in in_the_demonstration


def test_the_page_of_signing_in_says_in_our_words_what_to_type():
    empty = Client().post("/sign-in/login/", {}).content.decode()
    wrong = Client().post("/sign-in/login/", {"login": "a@example.org", "password": "no"}).content.decode()

    assert "Enter your work e-mail address." in empty and "Enter your password." in empty
    assert "placeholder" not in empty and "Work e-mail address" in empty
    assert "The e-mail address or the password is wrong." in wrong
