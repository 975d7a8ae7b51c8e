"""What every page shows: the marking, the menu, and when it was made."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from accounts.rights import Right, Role
from accounts.sign_ins.lengths import longest
from harlowsafety.navigation import entries


def every_page(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    return {
        "marking": settings.MARKING,
        "demonstration": settings.DEBUG,
        "navigation": entries(request) if hasattr(request, "user") else [],
        "logs_patrols": user is not None and user.is_authenticated and user.can(Right.LOG_PATROLS),
        "page_made_at": timezone.now(),
        "signed_in": _signed_in(request),
        "idle_minutes": settings.SESSION_IDLE_MINUTES,
        "session_hours": settings.SESSION_HOURS,
    }


def _signed_in(request: HttpRequest) -> dict[str, int] | None:
    """For a page to warn before: seconds until this is over at the latest, and with nobody there."""
    row = getattr(getattr(request, "session", None), "row", None)
    if row is None or row.user_id is None or not request.user.is_authenticated:
        return None
    left = row.started_at + longest() - timezone.now()
    idle = 0 if request.user.role == Role.OFFICER else settings.SESSION_IDLE_MINUTES * 60
    return {"left": int(left.total_seconds()), "idle": idle}
