"""Ending what is signed in, and shutting an account for a while or opening it again."""

from datetime import datetime, timedelta
from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User
from accounts.sign_ins.ended import tell_of_end
from accounts.sign_ins.guesses import begin_anew, is_turned_away, open_again
from accounts.sign_ins.lengths import why_over
from accounts.sign_ins.models import BrowserSession, LockOut

# What the library calls its count of wrong second steps.
_WRONG = "login_failed"


def open_sessions_of(person: User, now: datetime) -> list[BrowserSession]:
    """Where somebody is signed in now, the last seen first."""
    sessions = BrowserSession.objects.of(person).not_too_old(now)
    return [each for each in sessions if not why_over(each, now)]


@transaction.atomic
def end_session(*, person: User, number: UUID, by: User) -> bool:
    """One browser of that person is signed out with its next click. Whether there was one: twice ends one."""
    deleted, _ = BrowserSession.objects.of(person).filter(number=number).delete()
    tell_of_end(what="sign-in", person=person, by=by, how_many=deleted, number=number)
    return bool(deleted)


@transaction.atomic
def end_sessions(*, person: User, by: User, but: str | None = None) -> int:
    """All of that person's, except the one with that key."""
    deleted, _ = BrowserSession.objects.of(person).exclude(session_key=but or "").delete()
    tell_of_end(what="sign-in", person=person, by=by, how_many=deleted)
    return deleted


def forget_sessions(*, now: datetime) -> int:
    """Rows that nothing can open again. Twice forgets nothing more."""
    deleted, _ = BrowserSession.objects.over_at(now).delete()
    return deleted


def shut_account(*, login: str, until: datetime, address: str | None, now: datetime) -> LockOut | None:
    """Write down that it was shut, if there is such an account."""
    person = User.objects.filter(email__iexact=login.strip()).first()
    if person is None:
        return None
    made: LockOut = LockOut.objects.create(person=person, at=now, until=until, ip_address=address)
    return made


@transaction.atomic
def open_account(*, person: User, by: User, now: datetime) -> LockOut:
    """The way back for who guessed wrong too often, also at a second factor, or sits where others did.

    Who opened it is kept.
    """
    if person.pk == by.pk:
        raise ValidationError("You cannot open your own account. Ask another administrator.")
    opened = _end_lock_outs(person, by, now)
    if opened is None and not is_turned_away(person.email) and not _guessed_second_steps(person):
        raise ValidationError(f"{person} is not locked out.")
    open_again(person.email)
    ratelimit.clear(HttpRequest(), action=_WRONG, key=_second_step_of(person))
    if opened is None:
        opened = LockOut.objects.create(person=person, at=now, until=now, ended_at=now, ended_by=by)
    return opened


@transaction.atomic
def open_by_letter(*, person: User, now: datetime) -> None:
    """Whoever chose a new password by a letter to their address need not wait; a second step is asked for."""
    _end_lock_outs(person, person, now)
    begin_anew(person.email)


def _end_lock_outs(person: User, by: User, now: datetime) -> LockOut | None:
    """All that are left, and the newest of them."""
    shut = list(LockOut.objects.of(person).shut_at(now).select_for_update())
    for each in shut:
        each.ended_at, each.ended_by = now, by
        each.save()
    return shut[0] if shut else None


def is_shut(person: User, now: datetime) -> bool:
    """For a page with a way back: whether the password or the second step is not asked at the moment."""
    by_password = LockOut.objects.of(person).shut_at(now).exists() or is_turned_away(person.email)
    return by_password or _guessed_second_steps(person)


def _guessed_second_steps(person: User) -> bool:
    """The library counts these by itself."""
    return not ratelimit.consume(HttpRequest(), action=_WRONG, key=_second_step_of(person), dry_run=True)


def _second_step_of(person: User) -> str:
    return f"mfa-auth-user-{person.pk}"


def shut_for() -> timedelta:
    return timedelta(minutes=settings.SIGN_IN_SHUT_MINUTES)
