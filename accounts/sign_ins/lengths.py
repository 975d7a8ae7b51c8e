"""For how long a sign-in lasts: 12 hours at most, and not past half an hour without anybody there."""

from datetime import datetime, timedelta
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class Session(Protocol):
    started_at: datetime
    expire_date: datetime
    user_id: int | None


# Why a sign-in is over, as the sign-in page is told.
BY_AGE, BY_IDLENESS, ELSEWHERE = "hours", "idle", "ended"


def over_at(*, started_at: datetime, seen_at: datetime) -> datetime:
    """When it is over unless somebody is seen again."""
    return min(started_at + longest(), seen_at + timedelta(minutes=settings.SESSION_IDLE_MINUTES))


def why_over(session: Session, now: datetime) -> str:
    """Nothing while it lasts. Whoever is on a shift need not touch a screen meanwhile."""
    if now >= session.started_at + longest():
        return BY_AGE
    if now < session.expire_date or (session.user_id is not None and is_on_shift(session.user_id, now)):
        return ""
    return BY_IDLENESS


def longest() -> timedelta:
    return timedelta(seconds=settings.SESSION_COOKIE_AGE)


def is_on_shift(user_id: int, now: datetime) -> bool:
    """Asked of a room above, which knows patrols."""
    answer: bool = import_string(settings.ON_SHIFT)(user_id, now)
    return answer
