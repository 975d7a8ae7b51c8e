"""Sign-in counts wrong guesses: ten shut an account or an address for a while, and that is on record."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from accounts.sign_ins.guesses import Guess, count, shut_until, was_right, was_turned_away, was_wrong
from accounts.sign_ins.services import shut_account, shut_for
from audit.services import Action, address_of, record_access
from measures.weeks import local


class CountsGuesses:
    """Mixin for allauth's adapter, in the place of its own counting, which nobody could undo."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        now, guess = timezone.now(), _guess(request, credentials)
        until = shut_until(guess)
        if until is None and not count(guess):
            until = now + shut_for()
        if until is not None:
            was_turned_away(guess)
            record_access(request, Action.SIGN_IN_FAILED, "account", filters="shut for wrong guesses")
            raise ValidationError(_in_words(until), code="shut")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        user: User | None = super().authenticate(request, **credentials)  # type: ignore[misc]
        if user is not None:
            was_right(_guess(request, credentials))
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        guess, now = _guess(request, credentials), timezone.now()
        if (until := was_wrong(guess, now)) is not None:
            shut_account(login=guess.login, until=until, address=address_of(request), now=now)
        super().authentication_failed(request, **credentials)  # type: ignore[misc]


def _guess(request: HttpRequest, credentials: dict[str, Any]) -> Guess:
    """Whoever is asked again for a password types no address: it is theirs."""
    typed = credentials.get("email") or credentials.get("username")
    return Guess(login=typed or getattr(request.user, "email", ""), address=address_of(request) or "")


def _in_words(until: datetime) -> str:
    """The same for an account, for an address, and for an account that is not there."""
    return (
        "There were too many wrong guesses, at this account or from where you are. "
        f"Try again after {local(until):%H:%M}, sign in with a passkey if you have one, "
        "or ask an administrator to open your account."
    )
