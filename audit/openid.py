"""Signing in through the directory of an employer, such as Entra ID: only who has an account here already."""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect

from accounts.models import User
from audit.services import Action, record_access


class OpenIdAdapter(DefaultSocialAccountAdapter):
    """Nothing of the directory is kept: at each sign-in the address is asked for anew."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """No right that an account has comes from the directory, nor does an account."""
        person = _whose(sociallogin)
        if person is None:
            _refuse(request, "There is no account here for you. Ask an administrator for one.")
        sociallogin.user = person

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def on_authentication_error(self, request: HttpRequest, provider: Any, **told: Any) -> None:
        _refuse(request, f"{settings.OIDC_NAME} did not sign you in. Try again, or use your password.")


def _whose(sociallogin: SocialLogin) -> User | None:
    told = sociallogin.account.extra_data
    claims = {**(told.get("id_token") or {}), **(told.get("userinfo") or {})}
    address = str(claims.get("email") or "")
    if not address or not _is_verified(claims):
        return None
    return User.objects.active().filter(email__iexact=address).first()


def _is_verified(claims: dict[str, Any]) -> bool:
    """Entra ID says so by another name than the standard does, and only where it was told to."""
    said = (claims.get("email_verified"), claims.get("xms_edov"))
    return settings.OIDC_TRUSTS_EMAIL or any(each in (True, "true", "1", 1) for each in said)


def _refuse(request: HttpRequest, words: str) -> NoReturn:
    record_access(request, Action.SIGN_IN_FAILED, "account", filters=settings.OIDC_NAME)
    messages.error(request, words)
    raise ImmediateHttpResponse(redirect("account_login"))
