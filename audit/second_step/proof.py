"""What somebody has shown in this session: who they are, by which steps, and how long ago."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from accounts.models import User

# By these somebody says who they are; coming out of a mail with a link is not one of them.
_WAYS = {"password", "mfa", "socialaccount"}


def must_have_second_step(user: User | AnonymousUser) -> bool:
    """Everybody but the people of the demonstration, who exist only in it."""
    if not settings.MFA_REQUIRED or not isinstance(user, User):
        return False
    return not (user.is_demonstration and settings.DEBUG)


def has_second_step(user: User | AnonymousUser) -> bool:
    """Recovery codes alone are none: they belong to an app or a passkey."""
    mine = Authenticator.objects.filter(user_id=user.pk)
    return bool(mine.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def lacks_second_step(request: HttpRequest) -> bool:
    """Whether this session may open nothing yet.

    It asks what was shown in this session, not what the account has: a session from before the second step
    was set up is worth a password alone.
    """
    if not must_have_second_step(request.user):
        return False
    return not any(_is_second(each) for each in get_authentication_records(request, request.user))


def confirmed_lately(request: HttpRequest, seconds: float) -> bool:
    """Whether this person said who they are within the time that is set; `seconds` are those of the clock."""
    longest = settings.CONFIRM_MINUTES * 60
    records = get_authentication_records(request, request.user)
    return any(seconds - each["at"] < longest for each in records if each.get("method") in _WAYS)


def steps_taken(request: HttpRequest, user: User) -> str:
    """How somebody signed in, for the access log: `password,totp`."""
    records = get_authentication_records(request, user)
    return ",".join(str(each.get("type") or each.get("provider") or each["method"]) for each in records)


def _is_second(record: dict[str, Any]) -> bool:
    method = record.get("method")
    return method == "mfa" or (method == "socialaccount" and settings.OIDC_IS_SECOND_STEP)


def came_by_directory(request: HttpRequest) -> bool:
    return any(
        each["method"] == "socialaccount" for each in get_authentication_records(request, request.user)
    )
