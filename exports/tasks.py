"""What the worker does for who takes records out."""

from celery import shared_task
from django.utils import timezone

from exports.services import forgetting, queueing, writing


# Acknowledged when done: a file that is ready is not written again.
@shared_task(name="exports.write_export", acks_late=True, reject_on_worker_lost=True)
def write_export(pk: int) -> str:
    """Write one file that somebody asked for."""
    return writing.write_export(pk)


@shared_task(name="exports.forget_exports", acks_late=True, reject_on_worker_lost=True)
def forget_exports() -> int:
    """Erase what was kept for its time; its twin is `manage.py forget_exports`."""
    return forgetting.forget_exports(now=timezone.now())


@shared_task(name="exports.restart_left_behind")
def restart_left_behind() -> int:
    """Find files that no worker has."""
    return queueing.restart_left_behind()
