"""The second step as this service wants it: our words, encrypted secrets, and every wrong code on record."""

from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError

from accounts.models import User
from audit.second_step.changes import KIND
from audit.second_step.proof import must_have_second_step
from audit.second_step.secrets import decrypted, encrypted
from audit.services import Action, record_access


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That was not right. Use the newest code that your app shows, or try again.",
        "cannot_delete_authenticator": "This is your only second step. Add another before you remove it.",
        "cannot_generate_recovery_codes": "Set up an app or a passkey first.",
    }  # fmt: skip

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        if code == "incorrect_code":
            record_access(context.request, Action.SIGN_IN_FAILED, KIND, user=_whose())
        return super().validation_error(code, *args)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last, where there has to be one."""
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        has_other = others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        return has_other or not must_have_second_step(authenticator.user)

    def encrypt(self, text: str) -> str:
        return encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypted(encrypted_text)

    def generate_authenticator_name(self, user: User, type: str) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count()
        return f"Passkey {number + 1}" if number else "Passkey"

    def get_totp_issuer(self) -> str:
        return "Harlow Safety"

    def _get_site_name(self) -> str:
        return "Harlow Safety"


def _whose() -> User | None:
    """Known before they are in: the password was right."""
    request = context.request
    if request.user.is_authenticated:
        return request.user  # type: ignore[no-any-return]
    stage = getattr(request, "_login_stage", None)
    return stage.login.user if stage else None
