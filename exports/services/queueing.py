"""Giving a file to a worker, and again when the worker that had it is gone."""

from functools import partial

from celery import current_app
from django.db import transaction

from exports.locks import exports_in_hand
from exports.models import ExportJob

# Until the timetable asks again; a queue that nobody reads does not fill with the same.
SECONDS = 60


def queue_when_saved(job: ExportJob) -> None:
    """Where no queue is to be had the file stays waiting, and the timetable finds it once there is."""
    transaction.on_commit(partial(_send, job.pk), robust=True)


def restart_left_behind() -> int:
    """Those that no living worker has: waiting still, or left by one that died."""
    waiting = ExportJob.objects.at_work().exclude(pk__in=exports_in_hand()).order_by("pk")
    left = list(waiting.values_list("pk", flat=True))
    for pk in left:
        _send(pk)
    return len(left)


def _send(pk: int) -> None:
    current_app.send_task("exports.write_export", args=[pk], expires=SECONDS)
