"""When the next access review is due."""

from calendar import monthrange
from datetime import date, datetime

from accounts.reviews.models import AccessReview
from measures.weeks import local

MONTHS = 3


def review_is_due(now: datetime) -> bool:
    newest = AccessReview.objects.finished().order_by("-finished_at").first()
    return is_due(newest.finished_at if newest else None, now)


def is_due(last_finished_at: datetime | None, now: datetime) -> bool:
    """Three months to the day after the last one was finished; at once if there was none."""
    return last_finished_at is None or local(now).date() >= due_on(local(last_finished_at).date())


def due_on(last_on: date) -> date:
    """The same day of the month, or the last that this month has."""
    year, month = divmod(last_on.year * 12 + last_on.month - 1 + MONTHS, 12)
    return date(year, month + 1, min(last_on.day, monthrange(year, month + 1)[1]))
