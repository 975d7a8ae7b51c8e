"""What the sign-in page may offer: it depends on the settings, and no page reads those itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts.writing.letters import letters_go_out


def ways_in(request: HttpRequest) -> dict[str, Any]:
    return {
        "guesses": settings.SIGN_IN_GUESSES,
        "guesses_by_address": settings.SIGN_IN_GUESSES_BY_ADDRESS,
        "shut_minutes": settings.SIGN_IN_SHUT_MINUTES,
        "letters_go_out": letters_go_out(),
        "openid_name": settings.OIDC_NAME if settings.OIDC_ISSUER else "",
        "openid_provider": settings.OIDC_PROVIDER,
    }
