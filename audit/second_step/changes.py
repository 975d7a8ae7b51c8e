"""Changes of somebody's own sign-in: what the library says happened, on record and in a letter."""

from dataclasses import dataclass

from django.http import HttpRequest

from accounts.models import User
from accounts.writing.letters import tell_of_change
from audit.services import Action, record_access

KIND = "second step"


@dataclass(frozen=True)
class _Change:
    action: str
    what: str
    sentence: str


# By the names of the letters that the library would send.
_CHANGES = {
    "mfa/email/totp_activated": _Change(
        Action.ADDED, "app", "An app that shows codes was set up as your second step."
    ),
    "mfa/email/totp_deactivated": _Change(
        Action.REMOVED, "app", "The app that shows codes was removed from your account."
    ),
    "mfa/email/webauthn_added": _Change(Action.ADDED, "passkey", "A passkey was added to your account."),
    "mfa/email/webauthn_removed": _Change(
        Action.REMOVED, "passkey", "A passkey was removed from your account."
    ),
    "mfa/email/recovery_codes_generated": _Change(
        Action.RESET,
        "recovery codes",
        "New recovery codes were made for your account. Older ones are void.",
    ),
}


def keep_change(request: HttpRequest, letter: str, person: User) -> None:
    change = _CHANGES.get(letter)
    if change is None:
        return
    record_access(request, change.action, KIND, ids=[str(person.pk)], filters=change.what, user=person)
    tell_of_change(person, change.sentence)
