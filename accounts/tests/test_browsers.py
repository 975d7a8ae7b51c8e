"""Browsers in words, and the pages on which people see where they are signed in."""

import pytest
from django.test import Client

from accounts.models import BrowserSession
from accounts.sign_ins.browsers import in_words
from accounts.tests.factories import PASSWORD


@pytest.fixture(autouse=True)
def without_second_step(settings):
    settings.MFA_REQUIRED = False


FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
_WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
PIXEL = f"Mozilla/5.0 (Linux; Android 15; Pixel 9) {_WEBKIT} Chrome/139.0.0.0 Mobile Safari/537.36"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1"
)
EDGE = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_WEBKIT} Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        (PIXEL, "Chrome on an Android phone"),
        (IPHONE, "Safari on an iPhone"),
        (EDGE, "Edge on Windows"),
        ("curl/8.5.0", "Another browser"),
        ("<script>" * 5000, "Another browser"),
        ("", "Another browser"),
    ],
)
def test_a_browser_is_told_in_words(said: str, words: str) -> None:
    assert in_words(said) == words


def arrive(person, user_agent: str = FIREFOX, address: str = "192.0.2.7") -> Client:
    client = Client(headers={"User-Agent": user_agent}, REMOTE_ADDR=address)
    client.post("/sign-in/login/", {"login": person.email, "password": PASSWORD})
    return client


@pytest.mark.django_db
def test_a_person_sees_where_they_are_signed_in_and_nobody_elses(analyst, supervisor):
    desk = arrive(analyst)
    arrive(analyst, IPHONE, "198.51.100.3")
    arrive(supervisor, PIXEL)

    page = desk.get("/people/you/sessions/").content.decode()

    assert all(each in page for each in ("Firefox on Windows", "Safari on an iPhone", "198.51.100.3"))
    assert "Pixel" not in page
    assert "Android" not in page
    assert page.count("This browser") == 1


@pytest.mark.django_db
def test_one_other_browser_is_signed_out_and_this_one_stays(analyst):
    desk, phone = arrive(analyst), arrive(analyst, IPHONE)
    theirs = BrowserSession.objects.get(pk=phone.session.session_key)

    desk.post(f"/people/you/sessions/{theirs.number}/end/")

    assert (desk.get("/zones/").status_code, phone.get("/zones/").status_code) == (200, 302)


@pytest.mark.django_db
def test_nobody_ends_the_session_of_somebody_else_by_its_number(analyst, officer):
    desk, other = arrive(analyst), arrive(officer)
    theirs = BrowserSession.objects.get(pk=other.session.session_key)

    desk.post(f"/people/you/sessions/{theirs.number}/end/")
    desk.post("/people/you/sessions/end/")

    assert other.get("/zones/").status_code == 200


@pytest.mark.django_db
def test_an_administrator_sees_and_ends_where_a_person_is_signed_in(analyst, administrator, sign_in):
    desk, phone = arrive(analyst), arrive(analyst, IPHONE)
    browser = sign_in(administrator)
    theirs = BrowserSession.objects.get(pk=phone.session.session_key)

    page = browser.get(f"/people/{analyst.pk}/sessions/").content.decode()
    browser.post(f"/people/{analyst.pk}/sessions/{theirs.number}/end/")
    after_one = (desk.get("/zones/").status_code, phone.get("/zones/").status_code)
    browser.post(f"/people/{analyst.pk}/sessions/end/")

    assert "Safari on an iPhone" in page
    assert after_one == (200, 302)
    assert desk.get("/zones/").status_code == 302


@pytest.mark.django_db
def test_another_password_signs_out_everywhere_else(analyst):
    desk, phone = arrive(analyst), arrive(analyst, IPHONE)
    own = "a password of one's own"

    desk.post("/sign-in/password/change/", {"oldpassword": PASSWORD, "password1": own, "password2": own})

    assert (desk.get("/zones/").status_code, phone.get("/zones/").status_code) == (200, 302)
    assert BrowserSession.objects.filter(user=analyst).count() == 1
    assert BrowserSession.objects.get(user=analyst).browser == "Firefox on Windows"
