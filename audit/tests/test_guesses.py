"""Ten wrong guesses shut an account or an address for a while, and there is a way back."""

from datetime import timedelta

import pytest
from allauth.core import ratelimit
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from accounts.models import LockOut
from accounts.sign_ins.services import is_shut, open_account
from accounts.tests.factories import PASSWORD
from audit.models import AccessRecord

pytestmark = pytest.mark.django_db
NOBODY = "nobody@example.org"


@pytest.fixture(autouse=True)
def no_guesses_of_others(settings):
    """Nor a second step, which has tests of its own."""
    settings.MFA_REQUIRED = False
    cache.clear()


def guess(login: str, password: str = "wrong", address: str = "192.0.2.1"):
    return Client(REMOTE_ADDR=address).post("/sign-in/login/", {"login": login, "password": password})


def words(response) -> str:
    return " ".join(response.context["form"].non_field_errors())


def test_after_ten_wrong_guesses_the_right_password_opens_nothing_for_a_quarter_of_an_hour(officer):
    answers = [guess(officer.email, address=f"192.0.2.{number}") for number in range(10)]

    right = guess(officer.email, PASSWORD, address="192.0.2.99")

    until = LockOut.objects.get(person=officer).until
    assert "too many wrong guesses" not in words(answers[-1])
    assert f"Try again after {timezone.localtime(until):%H:%M}" in words(right)
    assert timedelta(minutes=14) < until - timezone.now() <= timedelta(minutes=15)


def test_nine_wrong_guesses_shut_nothing_and_a_right_one_begins_the_count_anew(officer):
    for _ in range(2):
        for _ in range(9):
            guess(officer.email)
        assert guess(officer.email, PASSWORD).status_code == 302


def test_an_account_that_is_not_there_is_shut_in_the_same_words(officer):
    for login in (officer.email, NOBODY):
        for _ in range(10):
            guess(login)

    known, unknown = guess(officer.email), guess(NOBODY)

    assert words(known) == words(unknown) != ""
    assert known.status_code == unknown.status_code
    assert LockOut.objects.get().person == officer


def test_an_address_that_guesses_at_many_accounts_is_shut_and_no_other(officer, settings):
    settings.SIGN_IN_GUESSES_BY_ADDRESS = 10
    for number in range(10):
        guess(f"person{number}@example.org")

    assert "too many wrong guesses" in words(guess(officer.email, PASSWORD))
    assert guess(officer.email, PASSWORD, address="198.51.100.7").status_code == 302


def test_ones_own_account_does_not_open_an_address_for_guesses_at_others(officer, settings):
    settings.SIGN_IN_GUESSES_BY_ADDRESS = 10
    for number in range(9):
        guess(f"person{number}@example.org")
    guess(officer.email, PASSWORD)
    guess("person9@example.org")

    assert "too many wrong guesses" in words(guess(officer.email, PASSWORD))


def test_an_administrator_lets_somebody_try_again_and_that_is_kept(officer, administrator, sign_in, settings):
    settings.SIGN_IN_GUESSES_BY_ADDRESS = 10
    for _ in range(10):
        guess(officer.email)
    browser = sign_in(administrator)
    page = browser.get(f"/people/{officer.pk}/").content.decode()

    browser.post(f"/people/{officer.pk}/open/")

    shut = LockOut.objects.get(person=officer)
    assert "Let them try again now" in page
    assert shut.ended_by == administrator
    assert guess(officer.email, PASSWORD).status_code == 302
    assert "Let them try again now" not in browser.get(f"/people/{officer.pk}/").content.decode()


def test_whom_a_colleagues_guesses_keep_out_is_let_in_too(officer, analyst, administrator, sign_in, settings):
    settings.SIGN_IN_GUESSES_BY_ADDRESS = 10
    for _ in range(10):
        guess(analyst.email)
    turned_away = guess(officer.email, PASSWORD)
    browser = sign_in(administrator)
    page = browser.get(f"/people/{officer.pk}/").content.decode()

    browser.post(f"/people/{officer.pk}/open/")

    assert "too many wrong guesses" in words(turned_away)
    assert "Let them try again now" in page
    assert guess(officer.email, PASSWORD).status_code == 302
    assert LockOut.objects.get(person=officer).ended_by == administrator
    assert "too many wrong guesses" in words(guess(analyst.email, PASSWORD))


def test_the_page_says_how_long_it_lasts_and_what_opens_meanwhile(officer):
    for _ in range(11):
        answer = guess(officer.email)

    assert "sign in with a passkey if you have one, or ask an administrator" in words(answer)
    page = " ".join(answer.content.decode().split())
    assert "After 10 wrong passwords an account takes none for 15 minutes." in page


def test_a_count_that_runs_out_between_two_steps_keeps_nobody_out(officer, monkeypatch):
    def runs_out(*_: object) -> int:
        raise ValueError("Key not found")

    guess(officer.email)
    monkeypatch.setattr(cache, "decr", runs_out, raising=False)

    assert guess(officer.email, PASSWORD).status_code == 302


def test_nobody_opens_their_own_account_nor_one_that_is_open(administrator, officer):
    now = timezone.now()

    with pytest.raises(ValidationError, match="your own account"):
        open_account(person=administrator, by=administrator, now=now)
    with pytest.raises(ValidationError, match="not locked out"):
        open_account(person=officer, by=administrator, now=now)


def test_wrong_second_steps_are_shut_after_ten_and_opened_the_same_way(officer, administrator):
    key = f"mfa-auth-user-{officer.pk}"
    allowed = [ratelimit.consume(HttpRequest(), action="login_failed", key=key) for _ in range(11)]
    shut = is_shut(officer, timezone.now())

    open_account(person=officer, by=administrator, now=timezone.now())

    assert allowed == [True] * 10 + [False]
    assert (shut, is_shut(officer, timezone.now())) == (True, False)


def test_each_refused_guess_is_on_record(officer):
    for _ in range(11):
        guess(officer.email)

    failed = AccessRecord.objects.filter(action="sign_in_failed")
    assert (failed.count(), failed.filter(filters="shut for wrong guesses").count()) == (11, 1)


def test_one_step_opens_all_that_is_shut_for_a_person(officer, administrator):
    """The count may have been lost while the account was shut, and is written down twice then."""
    now = timezone.now()
    for minutes in (5, 10):
        LockOut.objects.create(person=officer, at=now, until=now + timedelta(minutes=minutes))

    open_account(person=officer, by=administrator, now=now)

    assert not is_shut(officer, now)
    assert {each.ended_by for each in LockOut.objects.all()} == {administrator}
