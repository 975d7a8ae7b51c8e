"""Writing the register of technology: what is in use or paused from a day on; and refusing plans."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from deployments.models.status import TechnologyStatus
from deployments.register.standing import State
from measures.weeks import local

FURTHEST_AHEAD = timedelta(days=366)


@transaction.atomic
def record_status(
    *,
    technology: str,
    state: str,
    since_on: date,
    by: User,
    now: datetime,
    reason: str = "",
    source: str = "",
) -> TechnologyStatus:
    """From that day the technology is in use, or paused. The same day again puts that line right.

    A day to come is a change that was announced; it does not hold before.
    """
    said = {"state": state, "reason": reason.strip(), "source": source.strip()}
    key: dict[str, Any] = {"technology": technology, "since_on": since_on}
    _refuse(TechnologyStatus(**key, **said, recorded_by=by, recorded_at=now), now)
    status, _ = TechnologyStatus.objects.update_or_create(
        **key, defaults={**said, "recorded_by": by, "recorded_at": now}
    )
    return status


@transaction.atomic
def correct_status(
    *, status: TechnologyStatus, state: str, since_on: date, reason: str, source: str, by: User, now: datetime
) -> TechnologyStatus:
    """Put a line right, its day too. What it said before stays in its history."""
    status = TechnologyStatus.objects.select_for_update().get(pk=status.pk)
    taken = TechnologyStatus.objects.filter(technology=status.technology, since_on=since_on)
    if taken.exclude(pk=status.pk).exists():
        raise ValidationError({"since_on": "There is another line for that day. Change that one."})
    status.state, status.since_on = state, since_on
    status.reason, status.source = reason.strip(), source.strip()
    status.recorded_by, status.recorded_at = by, now
    _refuse(status, now)
    status.save()
    return status


def resumes_in_time(*, technology: str, day: date, is_said: bool) -> bool:
    """Whether a plan for that day hangs on the technology resuming by then; refused where nobody says so."""
    standing = TechnologyStatus.objects.standing_on(day).get(technology)
    if standing is None or not standing.is_paused:
        return False
    if not is_said:
        raise ValidationError(
            {
                "resumes_by_then": f"{standing.pause_in_words}. Plan it only if you know that it resumes "
                "by then, and say so."
            }
        )
    return True


def _refuse(status: TechnologyStatus, now: datetime) -> None:
    problems = {}
    if status.state == State.PAUSED and not status.reason:
        problems["reason"] = "Say why it is paused."
    if status.state == State.PAUSED and not status.source:
        problems["source"] = "Say who states that it is paused."
    if status.since_on > local(now).date() + FURTHEST_AHEAD:
        problems["since_on"] = "That is more than a year ahead."
    if problems:
        raise ValidationError(problems)
    status.full_clean(validate_unique=False, validate_constraints=False)
