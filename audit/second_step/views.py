"""Pages of the second step: setting it up, showing it, its recovery codes, and taking it away.

The library does the work. These say which right they need, and what the session has shown when they are done.
"""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.cache import add_never_cache_headers
from django.views.generic import TemplateView

from accounts.rights import Right
from audit.second_step.asking import kept_form
from audit.second_step.proof import lacks_second_step, must_have_second_step


class MySecondStepView(IndexView):
    right = Right.SIGNED_IN

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            must_set_up=lacks_second_step(self.request),
            is_required=must_have_second_step(self.request.user),
            **kwargs,
        )


class ShowSecondStepView(AuthenticateView):
    """Between the password and being in. Public: whoever has given no password is sent back to do so."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        types = Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True)
        return super().get_context_data(**kwargs) | {"types": set(types)}


class SetUpAppView(ActivateTOTPView):
    right = Right.SIGNED_IN
    asks_again = True

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _shown(self.request, Authenticator.Type.TOTP)
        return response


class RemoveAppView(DeactivateTOTPView):
    right = Right.SIGNED_IN
    asks_again = True


class AddPasskeyView(AddWebAuthnView):
    right = Right.SIGNED_IN
    asks_again = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Asked as for a sign-in without a password, which every passkey here is good for."""
        options = begin_registration(self.request.user, passwordless=True)
        context = super(AddWebAuthnView, self).get_context_data(**kwargs)
        return context | {"js_data": {"creation_options": options}}

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _shown(self.request, Authenticator.Type.WEBAUTHN)
        return response


class RemovePasskeyView(RemoveWebAuthnView):
    right = Right.SIGNED_IN
    asks_again = True
    # Not DELETE, which would pass by what is asked of the form.
    http_method_names = ("get", "post", "head", "options")
    success_url = reverse_lazy("mfa_index")
    context_object_name = "passkey"

    def form_valid(self, form: Any) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.object):
            form.add_error(None, get_adapter().validation_error("cannot_delete_authenticator"))
            return self.form_invalid(form)
        return super().form_valid(form)


class RecoveryCodesView(ViewRecoveryCodesView):
    """Shown once, after they were made."""

    right = Right.SIGNED_IN
    asks_again = True

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        add_never_cache_headers(response)
        return response


class NewRecoveryCodesView(GenerateRecoveryCodesView):
    right = Right.SIGNED_IN
    asks_again = True


class PasskeySignInView(LoginWebAuthnView):
    """Public: signing in with a passkey alone."""

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        wanted = get_next_redirect_url(self.request)
        return redirect(wanted) if wanted and self.request.user.is_authenticated else response


class CodeAgainView(ReauthenticateView):
    right = Right.SIGNED_IN


class PasskeyAgainView(ReauthenticateWebAuthnView):
    right = Right.SIGNED_IN

    def form_invalid(self, form: Any) -> HttpResponse:
        for message in form.errors.get("credential", []):
            messages.error(self.request, message)
        return redirect(self.passthrough_next_url(reverse("mfa_reauthenticate_webauthn")))


class GoOnView(TemplateView):
    """What somebody sent just before they were asked who they are, to be sent by them once more."""

    right = Right.SIGNED_IN
    template_name = "mfa/go_on.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(kept=kept_form(self.request), **kwargs)


def _shown(request: HttpRequest, type: str) -> None:
    """Whoever has just set it up has shown it."""
    record_authentication(request, request.user, method="mfa", type=str(type), reauthenticated=True)
