"""What the worker does on Monday mornings."""

from celery import shared_task
from django.utils import timezone

from accounts.models import User
from measures.weeks import last_complete_week
from summaries.life.services import compile_summary


# Acknowledged when done: a worker that dies in the middle leaves nothing written and the task waiting.
@shared_task(name="summaries.compile_last_week", acks_late=True, reject_on_worker_lost=True)
def compile_last_week(asked_by: int | None = None) -> str:
    """Compile the last complete week; its twin at a terminal is `manage.py compile_summary`."""
    now = timezone.now()
    by = User.objects.filter(pk=asked_by).first()
    return str(compile_summary(week=last_complete_week(now), now=now, by=by))
