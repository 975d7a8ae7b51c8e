"""What every page shows: the marking, the menu, and when it was made."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from accounts.rights import Right, Role
from accounts.sign_ins.lengths import longest
from audit.second_step.proof import lacks_second_step
from harlowsafety.navigation import entries


def every_page(request: HttpRequest) -> dict[str, Any]:
    return {
        "marking": settings.MARKING,
        "demonstration": settings.DEBUG,
        "navigation": entries(request) if hasattr(request, "user") else [],
        "logs_patrols": _logs_patrols(request),
        "page_made_at": timezone.now(),
        "signed_in": _signed_in(request),
        "idle_minutes": settings.SESSION_IDLE_MINUTES,
        "session_hours": settings.SESSION_HOURS,
    }


def _logs_patrols(request: HttpRequest) -> bool:
    """Whether this browser keeps the patrol log ready; with the second step still to come, nothing opens."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not user.can(Right.LOG_PATROLS):
        return False
    return not lacks_second_step(request)


def _signed_in(request: HttpRequest) -> dict[str, int] | None:
    """For a page to warn before: seconds until this is over at the latest, and with nobody there."""
    row = getattr(getattr(request, "session", None), "row", None)
    if row is None or row.user_id is None or not request.user.is_authenticated:
        return None
    left = row.started_at + longest() - timezone.now()
    idle = 0 if request.user.role == Role.OFFICER else settings.SESSION_IDLE_MINUTES * 60
    return {"left": int(left.total_seconds()), "idle": idle}
