"""A person's second step in tests: an app that shows codes, and signing in with one of them."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from accounts.models import User
from accounts.tests.factories import PASSWORD


def give_app(person: User) -> str:
    """Sets one up and returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def code_of(secret: str, later: int = 0) -> str:
    """What the app shows now, or the half minute after."""
    now = list(yield_hotp_counters_from_time())[1]
    return format_hotp_value(hotp_value(secret, now + later))


def a_wrong_code(secret: str) -> str:
    right = {format_hotp_value(hotp_value(secret, each)) for each in yield_hotp_counters_from_time()}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in right)


def with_password(person: User) -> Client:
    client = Client()
    client.post("/sign-in/login/", {"login": person.email, "password": PASSWORD})
    return client


def with_both(person: User, secret: str) -> Client:
    client = with_password(person)
    client.post("/sign-in/second-step/show/", {"code": code_of(secret)})
    return client


def second_steps_of(person: User) -> set[str]:
    return set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
