"""Erases what was sent once it has been kept for its days; what it was called and came to stays."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Greatest

from imports.kinds import kind_of
from imports.models import ImportBatch, StagedPiece
from imports.scratch import erase_left_behind
from imports.services.moving import lock_batch, move
from imports.states import AT_WORK, State

_NEVER_FINISHED = (State.STAGED, State.CHECKED)


def forget_files(*, now: datetime) -> int:
    """How many batches lost their bytes. Those that nobody imported in the time are abandoned."""
    erase_left_behind()
    last_touched = Greatest("staged_at", "checked_at", "confirmed_at", "ended_at")
    old = (
        ImportBatch.objects.annotate(last_touched_at=last_touched)
        .filter(last_touched_at__lte=now - timedelta(days=settings.IMPORT_KEEP_DAYS))
        .exclude(state__in=AT_WORK)
        .filter(pk__in=StagedPiece.objects.values("file__batch"))
        .order_by("pk")
    )
    return sum(_forget(batch, now) for batch in old if not _is_needed(batch))


def _is_needed(batch: ImportBatch) -> bool:
    return batch.state == State.IMPORTED and kind_of(batch).still_needs_files(batch)


@transaction.atomic
def _forget(batch: ImportBatch, now: datetime) -> bool:
    batch = lock_batch(batch)
    if batch.state in AT_WORK:
        return False
    if batch.state in _NEVER_FINISHED:
        move(batch, State.ABANDONED, ended_at=now)
    StagedPiece.objects.filter(file__batch=batch).delete()
    return True
