"""Sign-in as this service wants it: no self-registration, and every attempt is on record."""

import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.models import User
from accounts.sign_ins.browsers import in_words
from accounts.sign_ins.services import end_sessions
from audit.guesses import CountsGuesses
from audit.second_step.changes import keep_change
from audit.second_step.proof import confirmed_lately, steps_taken
from audit.services import Action, address_of, record_access

_WAYS = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use a code",
    "mfa_reauthenticate:webauthn": "Use your passkey",
}


class AccountAdapter(CountsGuesses, DefaultAccountAdapter):
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is wrong.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by an administrator, never by whoever finds the page."""
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """A passkey or a directory opens no account that a password would not."""
        if user.is_active and (settings.DEBUG or not user.is_demonstration):
            return super().pre_login(request, user, **kwargs)  # type: ignore[no-any-return]
        clear_login(request)
        record_access(request, Action.SIGN_IN_FAILED, "account", filters="closed account")
        return redirect("account_login")

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        steps = steps_taken(request, user)
        record_access(request, Action.SIGN_IN, "account", ids=[str(user.pk)], filters=steps, user=user)
        request.session.came_from(address_of(request), in_words(request.headers.get("User-Agent", "")))
        return super().post_login(request, user, **kwargs)

    def logout(self, request: HttpRequest) -> None:
        record_access(request, Action.SIGN_OUT, "account", ids=[str(request.user.pk)])
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        """A password of one's own replaces the passphrase, and signs out all other browsers."""
        user.must_change_password = False
        super().set_password(user, password)
        end_sessions(person=user, by=user, but=context.request.session.session_key)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("home")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """The address that was tried is not kept: it may be a password typed in the wrong box."""
        record_access(request, Action.SIGN_IN_FAILED, "account")
        super().authentication_failed(request, **credentials)

    def is_reauthentication_required(self, **kwargs: Any) -> bool:
        """The library counts only what was said once more; here a sign-in a minute ago is as good."""
        return not confirmed_lately(self.request, time.time())

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, str]]:
        methods = super().get_reauthentication_methods(user)
        return [{**each, "description": _WAYS[each["id"]]} for each in methods]

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **kwargs: Any) -> None:
        """What the library would write to somebody about their sign-in goes on record and into a letter."""
        keep_change(self.request, template_prefix, user)
