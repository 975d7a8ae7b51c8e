"""Giving a file to a worker, and again when the worker that had it is gone."""

from audit.long_work.queueing import send, send_left_behind, send_when_saved
from exports.locks import exports_in_hand
from exports.models import ExportJob


def queue_when_saved(job: ExportJob) -> None:
    send_when_saved(_send, job.pk)


def restart_left_behind() -> int:
    """Those that no living worker has."""
    return send_left_behind(ExportJob.objects.at_work(), exports_in_hand(), _send)


def _send(pk: int) -> None:
    send("exports.write_export", pk)
