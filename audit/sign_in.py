"""Sign-in as this service wants it: no self-registration, and every attempt is on record."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.models import User
from audit.services import Action, record_access


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by an administrator, never by whoever finds the page."""
        return False

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        record_access(request, Action.SIGN_IN, "account", ids=[str(user.pk)], user=user)
        return super().post_login(request, user, **kwargs)

    def set_password(self, user: User, password: str) -> None:
        """A password of one's own replaces the passphrase that an administrator read out."""
        user.must_change_password = False
        super().set_password(user, password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("home")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """The address that was tried is not kept: it may be a password typed in the wrong box."""
        record_access(request, Action.SIGN_IN_FAILED, "account")
        super().authentication_failed(request, **credentials)
    def logout(self, request: HttpRequest) -> None:
        record_access(request, Action.SIGN_OUT, "account", ids=[str(request.user.pk)])
        super().logout(request)

