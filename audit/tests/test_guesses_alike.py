"""Guess after guess, an address that has no account is answered byte for byte like one that has."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import LockOut

pytestmark = pytest.mark.django_db
# As long as the officer's address, so that nothing but the letters could differ.
UNKNOWN = "nobody1@example.org"
# What is made anew for each answer, whoever asks.
_ANEW = re.compile(rb'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"|Page made [^<]*|\d\d:\d\d')
_HEADERS_MADE_ANEW = {"Content-Security-Policy", "Expires", "Set-Cookie", "X-Request-ID"}


@pytest.fixture(autouse=True)
def no_guesses_of_others(settings):
    settings.MFA_REQUIRED = False
    cache.clear()


def answers_to_guesses(login: str, address: str) -> list[tuple]:
    """Eleven guesses and one more, as what can be told apart by whoever guesses."""
    answers = [
        Client(REMOTE_ADDR=address).post("/sign-in/login/", {"login": login, "password": "wrong"})
        for _ in range(12)
    ]
    return [
        (
            answer.status_code,
            {name: told for name, told in answer.headers.items() if name not in _HEADERS_MADE_ANEW},
            sorted(answer.cookies),
            _ANEW.sub(b"", answer.content).replace(login.encode(), b"LOGIN"),
        )
        for answer in answers
    ]


def test_an_account_that_is_not_there_is_answered_and_shut_like_one_that_is(officer):
    assert len(officer.email) == len(UNKNOWN)

    known = answers_to_guesses(officer.email, "192.0.2.1")
    unknown = answers_to_guesses(UNKNOWN, "192.0.2.2")

    assert known == unknown
    assert LockOut.objects.get().person == officer
    shut = [b"too many wrong guesses" in body for *_, body in known]
    assert shut == [False] * 10 + [True] * 2


def test_the_comparison_would_tell_two_answers_apart(officer):
    first, *_, last = answers_to_guesses(officer.email, "192.0.2.1")

    assert first != last
