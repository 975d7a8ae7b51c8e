"""Handing a written file to who asked for it, and to nobody else."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F
from django.http import HttpRequest

from accounts.models import User
from audit.services import Action, record_access
from exports.models import ExportJob, ExportPiece
from exports.services.allowing import kind_of, refuse_who_may_not


class NotToBeHadError(Exception):
    """It is not ready, or not kept any more."""


def fetch_export(
    *, job: ExportJob, by: User, now: datetime, request: HttpRequest | None = None
) -> Iterator[bytes]:
    """Its bytes, a piece at a time; that they were handed over is on record before the first."""
    refuse_who_may_not(job, by)
    if job.state != ExportJob.State.READY or job.expires_at is None or job.expires_at <= now:
        raise NotToBeHadError
    record_access(
        request, Action.EXPORT, kind_of(job), ids=[str(job)], filters=job.query, count=job.rows, user=by,
        reason=job.reason,
    )  # fmt: skip
    ExportJob.objects.filter(pk=job.pk).update(fetched=F("fetched") + 1)
    numbers = list(job.pieces.values_list("number", flat=True))
    return (
        bytes(ExportPiece.objects.values_list("content", flat=True).get(job=job, number=number))
        for number in numbers
    )
