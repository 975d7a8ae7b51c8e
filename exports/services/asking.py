"""Asking for a file that a worker will write."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User
from accounts.rights import Right
from audit.services import Action, record_access
from exports.models import EVERYTHING, ExportJob
from exports.reading import Reading
from exports.services.queueing import queue_when_saved

MOST_AT_ONCE = 3


@transaction.atomic
def ask_for_list(*, reading: Reading, format: str, reason: str, by: User, now: datetime) -> ExportJob:
    """A file of that list, to be written by a worker. That it was taken out is told when it is fetched."""
    if format not in reading.asked.formats:
        raise ValidationError({"format": "This list is not offered in that format."})
    return _ask(
        by, now, key=reading.asked.key, format=format, query=reading.query, filters=reading.filters,
        reason=reason,
    )  # fmt: skip


@transaction.atomic
def ask_for_everything(
    *, reason: str, by: User, now: datetime, request: HttpRequest | None = None
) -> ExportJob:
    """All that the database holds, in one file. On record at once, with the reason."""
    if not by.can(Right.TAKE_EVERYTHING_OUT):
        raise PermissionDenied("You may not take everything out.")
    if not reason.strip():
        raise ValidationError({"reason": "Say why everything is taken out."})
    job = _ask(by, now, key=EVERYTHING, format=ExportJob.Format.ZIP, reason=reason.strip())
    record_access(
        request, Action.EXPORT, EVERYTHING, ids=[str(job)], filters="asked for", user=by, reason=job.reason
    )
    return job


def _ask(by: User, now: datetime, **fields: str) -> ExportJob:
    # Of the same person one after the other: else two clicks at a time would both see room.
    User.objects.select_for_update().get(pk=by.pk)
    if ExportJob.objects.visible_to(by).at_work().count() >= MOST_AT_ONCE:
        raise ValidationError(
            f"{MOST_AT_ONCE} files of yours are still being written. Wait until one is ready."
        )
    job: ExportJob = ExportJob.objects.create(by=by, role=by.role, asked_at=now, **fields)
    queue_when_saved(job)
    return job
