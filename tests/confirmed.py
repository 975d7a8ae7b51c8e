"""Whoever a test signs in has taken both steps and confirms at any time who they are.

So a test says who somebody is and no more. The rules themselves are tested with a password and a code.
"""

from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.test import Client

# So far ahead that no test that moves the clock finds it long ago.
NEVER_LONG_AGO = 99_999_999_999
_WHOSE = "account_authentication_methods_user"
_sign_in = Client.force_login


def force_login(client: Client, user: Any, backend: str | None = None) -> None:
    _sign_in(client, user, backend)
    session = client.session
    taken = [{"method": each, "at": NEVER_LONG_AGO} for each in ("password", "mfa")]
    session.update({AUTHENTICATION_METHODS_SESSION_KEY: taken, _WHOSE: str(user.pk)})
    session.save()


Client.force_login = force_login  # type: ignore[method-assign]
