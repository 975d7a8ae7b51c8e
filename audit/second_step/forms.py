"""The library's forms in our words; what a browser sends as a passkey is refused in words, never an error."""

import json
import struct
from typing import Any, ClassVar

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordKeyForm
from allauth.account.forms import ReauthenticateForm as PasswordAgain
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from accounts.sign_ins.services import open_by_letter
from accounts.writing.letters import hand_over
from govuk.widgets import ShortText

# A code is good for its half minute and the one on either side, so it must not serve twice for that long.
_SECONDS_A_CODE_LIVES = 120


class SignInForm(LoginForm):
    """The way back for who forgot a password stands on the page, where there is one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _without_theirs(self.fields)
        self.fields["login"].label = "Work e-mail address"
        self.fields["login"].error_messages["required"] = "Enter your work e-mail address."
        self.fields["password"].error_messages["required"] = "Enter your password."


def _without_theirs(asked: dict[str, forms.Field]) -> None:
    """Without a second label within the field, and without a way to a page that may be shut."""
    for field in asked.values():
        field.widget.attrs.pop("placeholder", None)
        field.help_text = ""


class CodeWidget(ShortText):
    def __init__(self) -> None:
        super().__init__(10)
        self.attrs |= {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


class _OnceOnly:
    """Whoever looked over a shoulder cannot use the same code after its owner."""

    user: Any

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if not cache.add(f"second-step:{self.user.pk}:{code}", True, _SECONDS_A_CODE_LIVES):
            raise get_adapter().validation_error("incorrect_code")
        return code


def _code(help_text: str) -> forms.CharField:
    return forms.CharField(
        label="Code", help_text=help_text, max_length=20, widget=CodeWidget(),
        error_messages={"required": "Enter the code."},
    )  # fmt: skip


_FROM_THE_APP = "Six digits from your authenticator app, or one of your recovery codes."


class SignInCodeForm(_OnceOnly, AuthenticateForm):
    code = _code(_FROM_THE_APP)


class CodeAgainForm(_OnceOnly, ReauthenticateForm):
    code = _code(_FROM_THE_APP)


class SetUpAppForm(ActivateTOTPForm):
    code = _code("Six digits, which the app shows beside “Harlow Safety”.")


class PasswordAgainForm(PasswordAgain):
    password = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "class": "govuk-input govuk-input--width-20"}
        ),
        error_messages={"required": "Enter your password."},
    )


# What the library stumbles over in an answer that no passkey gave.
_NO_ANSWER = (AttributeError, IndexError, KeyError, TypeError, ValueError, struct.error)


class _ShallowJson(json.JSONDecoder):
    """Brackets too deep and numbers too long are no JSON either, and not an error of ours."""

    def decode(self, text: str, *args: Any) -> Any:  # type: ignore[override]
        try:
            return super().decode(text, *args)
        except json.JSONDecodeError:
            raise
        except (RecursionError, ValueError) as error:
            raise json.JSONDecodeError("Not to be read", "", 0) from error


class _Readable:
    """What is no passkey's answer at all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].decoder = _ShallowJson  # type: ignore[attr-defined]

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except _NO_ANSWER as error:
            if isinstance(error, forms.ValidationError):
                raise
            raise get_adapter().validation_error("incorrect_code") from error


class SignInPasskeyForm(_Readable, LoginWebAuthnForm):
    """Instead of a password: the passkey asked for a finger, a face or a PIN."""


class SecondPasskeyForm(_Readable, AuthenticateWebAuthnForm):
    """After a password."""


class PasskeyAgainForm(_Readable, ReauthenticateWebAuthnForm):
    """For somebody who is signed in."""


class AddPasskeyForm(AddWebAuthnForm):
    """Every passkey here signs in without a password too, so each must know its owner."""

    passwordless: ClassVar[None] = None  # type: ignore[assignment]
    name = forms.CharField(
        label="What do you want to call it?",
        help_text="For example “Work laptop” or “Blue security key”.",
        max_length=60,
        required=False,
        widget=ShortText(20),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].decoder = _ShallowJson

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        try:
            cleaned: dict[str, Any] = super().clean()
        except _NO_ANSWER as error:
            if isinstance(error, forms.ValidationError):
                raise
            raise get_adapter().validation_error("incorrect_code") from error
        return cleaned


class ForgottenPasswordForm(forms.Form):
    """Does the same whoever is asked about: a worker looks whether there is such an account."""

    email = forms.EmailField(
        label="Work e-mail address",
        widget=forms.EmailInput(
            attrs={"autocomplete": "username", "class": "govuk-input govuk-input--width-20"}
        ),
        error_messages={"required": "Enter your work e-mail address."},
    )

    def save(self, request: HttpRequest) -> None:
        hand_over("accounts.send_way_back", self.cleaned_data["email"])


_GOOD = (
    "At least 12 characters. Three random words are good. Not your own name, a common password, or the name "
    "of the town or the council."
)


def _in_our_words(asked: dict[str, forms.Field]) -> None:
    _without_theirs(asked)
    asked["password1"].label, asked["password1"].help_text = "New password", _GOOD
    asked["password1"].error_messages["required"] = "Enter a new password."
    asked["password2"].label = "The same again"
    asked["password2"].error_messages["required"] = "Enter the same password again."


class ChosenPasswordForm(ResetPasswordKeyForm):
    """By a link out of a letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self.fields)

    def save(self) -> None:
        super().save()
        open_by_letter(person=self.user, now=timezone.now())


class ChangedPasswordForm(ChangePasswordForm):
    """By somebody who knows the one they have."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self.fields)
        self.fields["oldpassword"].label = "Current password"
        self.fields["oldpassword"].error_messages["required"] = "Enter your current password."
