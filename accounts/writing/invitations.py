"""Links by which somebody chooses a password of their own: a first one, or when they have forgotten it."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from accounts.models import User
from accounts.writing.letters import can_be_written_to, send

_INVITED = """{by} has made an account for you at Harlow Safety.

Choose your password here. The link works once, and for {hours} hours:
{link}

After that you set up a second step: an app on your phone, or a passkey. Have your phone with you.
"""
_FORGOTTEN = """Somebody, probably you, asked for a new password for your Harlow Safety account.

Choose it here. The link works once, and for {hours} hours:
{link}

If it was not you, there is nothing to do: your password is as it was.
"""


def way_in(person: User) -> str:
    """Good until the password changes or they sign in, whichever comes first."""
    key = default_token_generator.make_token(person)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), key])
    return f"{settings.SITE_URL}{path}"


def send_invitation(person_pk: int, by: str) -> bool:
    person = User.objects.active().filter(pk=person_pk).first()
    return person is not None and _write(person, "Your account at Harlow Safety", _INVITED, by=by)


def send_way_back(address: str) -> bool:
    """Nothing to somebody who has no account, and nobody is told which."""
    person = User.objects.active().filter(email__iexact=address).first()
    return person is not None and _write(person, "A new password for Harlow Safety", _FORGOTTEN)


def _write(person: User, subject: str, text: str, **words: str) -> bool:
    if (person.is_demonstration and not settings.DEBUG) or not can_be_written_to(person.email):
        return False
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    return send(person.email, subject, text.format(link=way_in(person), hours=hours, **words))
