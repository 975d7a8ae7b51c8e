"""System checks with an id and a hint: settings that are dangerous together."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register

LOOPBACK = {"localhost", "127.0.0.1", "[::1]", "testserver"}


@register(Tags.security)
def debug_stays_on_this_machine(**kwargs: Any) -> list[Error]:
    """DEBUG opens the demonstration sign-ins, so it must never be reachable from elsewhere."""
    if settings.DEBUG and set(settings.ALLOWED_HOSTS) - LOOPBACK:
        return [
            Error(
                "DEBUG is on while ALLOWED_HOSTS admits other machines.",
                hint="Unset DEBUG, or leave ALLOWED_HOSTS at its default.",
                id="harlowsafety.E001",
            )
        ]
    return []
