"""Giving a batch to a worker, and again when the worker that had it is gone."""

from audit.long_work.queueing import send, send_left_behind, send_when_saved
from imports.locks import batches_in_hand
from imports.models import ImportBatch


def queue_when_saved(batch: ImportBatch) -> None:
    send_when_saved(_send, batch.pk)


def restart_left_behind() -> int:
    """Those at work that no living worker has."""
    return send_left_behind(ImportBatch.objects.at_work(), batches_in_hand(), _send)


def _send(pk: int) -> None:
    send("imports.run_batch", pk)
