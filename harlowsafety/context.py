"""What every page shows: the marking, the menu, and when it was made."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from accounts.rights import Right
from harlowsafety.navigation import entries


def every_page(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    return {
        "marking": settings.MARKING,
        "demonstration": settings.DEBUG,
        "navigation": entries(request) if hasattr(request, "user") else [],
        "logs_patrols": user is not None and user.is_authenticated and user.can(Right.LOG_PATROLS),
        "page_made_at": timezone.now(),
    }
