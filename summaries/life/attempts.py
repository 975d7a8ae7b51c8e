"""The weekly job, with a record of each try: that nobody finds an empty Monday without a reason."""

import logging
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import DatabaseError, InterfaceError
from django.utils import timezone

from accounts.models import User
from measures.weeks import Week
from summaries.life.lateness import LOOKED_BACK, late_week, missed_weeks
from summaries.life.services import compile_missing, compile_summary
from summaries.models import CompileAttempt, WeeklySummary

logger = logging.getLogger(__name__)
KEPT_FOR = timedelta(days=366)
ENDED_HALF_WAY = "It ended half-way and was taken up again."
Outcome = CompileAttempt.Outcome


def try_to_compile(
    *, week: Week, now: datetime, asked_by: User | None = None, task_id: str = ""
) -> CompileAttempt:
    """Compile the week and keep how it went. What goes wrong goes on to the caller, who may try again.

    Somebody who asks gets the figures of now; the timetable leaves a paper alone that is there. The
    attempt is written before and after, outside the transaction that compiles.
    """
    left = CompileAttempt.objects.filter(task_id=task_id, outcome=Outcome.RUNNING).exclude(task_id="")
    left.update(outcome=Outcome.FAILED, ended_at=now, problem=ENDED_HALF_WAY)
    attempt: CompileAttempt = CompileAttempt.objects.create(
        week_text=str(week), started_at=now, asked_by=asked_by, task_id=task_id
    )
    try:
        paper = (
            compile_summary(week=week, now=now, by=asked_by)
            if asked_by
            else compile_missing(week=week, now=now)
        )
    except Exception as error:
        _end(attempt, Outcome.FAILED, in_words(error))
        raise
    is_there = paper is None or paper.is_issued
    _end(attempt, Outcome.ALREADY_THERE if is_there else Outcome.MADE)
    return attempt


def catch_up(*, now: datetime, task_id: str = "") -> list[CompileAttempt]:
    """Compile what was missed, the oldest first, and say in the log if a paper is late all the same.

    A week that fails does not keep the others waiting.
    """
    weeks = weeks_with_a_paper(now)
    made = []
    for week in missed_weeks(now, weeks):
        try:
            made.append(try_to_compile(week=week, now=now, task_id=task_id))
        except Exception:
            logger.exception("The summary of %s could not be compiled.", week)
    late = late_week(now, weeks_with_a_paper(now))
    if late is not None:
        logger.error("There is no weekly summary of %s, which was due on Monday at 07:00.", late)
    CompileAttempt.objects.filter(started_at__lt=now - KEPT_FOR).delete()
    return made


def is_late(now: datetime) -> bool:
    """Whether the alarm is to sound: worked out each time, so that nothing can forget to raise it."""
    return late_week(now, weeks_with_a_paper(now)) is not None


def last_failure(week: Week) -> CompileAttempt | None:
    """Why there is no paper, as far as anybody knows."""
    attempts = CompileAttempt.objects.filter(week_text=str(week), outcome=Outcome.FAILED)
    found: CompileAttempt | None = attempts.first()
    return found


def weeks_with_a_paper(now: datetime) -> set[Week]:
    """Of the last weeks, and the first of all."""
    weeks = WeeklySummary.objects.order_by("year", "number").values_list("year", "number")
    since = Week.of_instant(now).previous(LOOKED_BACK + 2)
    recent = WeeklySummary.objects.since(since).values_list("year", "number")
    return {Week(*week) for week in [*weeks[:1], *recent.order_by()]}


def in_words(error: Exception) -> str:
    """What went wrong, without data: a database puts the values of a row into all but its first line."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)[:200]
    first = str(error).strip().splitlines()[:1]
    said = first[0] if first and isinstance(error, DatabaseError | InterfaceError) else ""
    return f"{type(error).__name__}{': ' if said else ''}{said}"[:200]


def _end(attempt: CompileAttempt, outcome: str, problem: str = "") -> None:
    attempt.outcome, attempt.problem, attempt.ended_at = outcome, problem, timezone.now()
    attempt.save(update_fields=["outcome", "problem", "ended_at"])
