"""What the worker does on Monday mornings, and each hour for what a Monday missed."""

from typing import Any

from celery import Task, shared_task
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from accounts.models import User
from measures.weeks import last_complete_week
from summaries.life import attempts

# What passes by itself: a database that restarts, a lock that is held too long. From 06:00 the tries go on
# until about 06:55 (30 s, 1, 2, 4 and then every 5 minutes); each wait is shorter than the broker's patience.
PASSING = (OperationalError, InterfaceError, TimeoutError)
LONGEST_WAIT_S = 300
TRIES_AGAIN = 13


# Acknowledged when done: a worker that dies in the middle leaves nothing written and the task waiting.
@shared_task(
    name="summaries.compile_last_week",
    bind=True,
    acks_late=True,
    reject_on_worker_lost=True,
    autoretry_for=PASSING,
    retry_backoff=30,
    retry_backoff_max=LONGEST_WAIT_S,
    retry_jitter=False,
    max_retries=TRIES_AGAIN,
)
def compile_last_week(self: "Task[Any, str]", asked_by: int | None = None) -> str:
    """Compile the last complete week; its twin at a terminal is `manage.py compile_summary`."""
    now = timezone.now()
    by = User.objects.filter(pk=asked_by).first()
    attempt = attempts.try_to_compile(
        week=last_complete_week(now), now=now, asked_by=by, task_id=self.request.id or ""
    )
    return str(attempt)


@shared_task(name="summaries.catch_up", bind=True, acks_late=True, reject_on_worker_lost=True)
def catch_up(self: "Task[Any, list[str]]") -> list[str]:
    """Compile what was missed, and say in the log if a paper is late all the same."""
    made = attempts.catch_up(now=timezone.now(), task_id=self.request.id or "")
    return [str(attempt) for attempt in made]
