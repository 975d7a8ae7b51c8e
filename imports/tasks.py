"""What workers do about imports: the reading itself, and the timetable for what was left."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from imports.services.forgetting import forget_files
from imports.services.queueing import restart_left_behind
from imports.services.running import Ran, run_batch

SECONDS_BETWEEN_ASKING = 10
# Afterwards the timetable asks, each minute.
MOST_ASKING = 5


@shared_task(name="imports.run_batch", bind=True, acks_late=True, reject_on_worker_lost=True)
def run(self: Any, batch_id: int) -> str:
    """Never waits for its turn in a worker's hands: it comes back later."""
    ran = run_batch(batch_id)
    if ran == Ran.BUSY and self.request.retries < MOST_ASKING:
        raise self.retry(countdown=SECONDS_BETWEEN_ASKING, max_retries=MOST_ASKING)
    return str(ran)


@shared_task(name="imports.restart_left_behind")
def restart() -> int:
    return restart_left_behind()


@shared_task(name="imports.forget_files")
def forget() -> int:
    return forget_files(now=timezone.now())
