"""Giving a batch to a worker, and again when the worker that had it is gone."""

from functools import partial

from celery import current_app
from django.db import transaction

from imports.locks import batches_in_hand
from imports.models import ImportBatch

# Until the timetable asks again; a queue that nobody reads does not fill with the same.
SECONDS = 60


def queue_when_saved(batch: ImportBatch) -> None:
    """Where no queue is to be had the batch stays at work, and the timetable finds it once there is."""
    transaction.on_commit(partial(_send, batch.pk), robust=True)


def restart_left_behind() -> int:
    """Those at work that no living worker has: waiting still, or left by one that died."""
    in_hand = batches_in_hand()
    waiting = ImportBatch.objects.at_work().exclude(pk__in=in_hand).order_by("pk")
    left = list(waiting.values_list("pk", flat=True))
    for pk in left:
        _send(pk)
    return len(left)


def _send(pk: int) -> None:
    current_app.send_task("imports.run_batch", args=[pk], expires=SECONDS)
