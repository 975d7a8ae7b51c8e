"""Giving up what was sent: nothing of it is imported, and its bytes are erased at once."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from imports.models import ImportBatch, StagedPiece
from imports.services.moving import lock_batch, move, require_right
from imports.states import State


@transaction.atomic
def abandon_batch(batch: ImportBatch, *, by: User, now: datetime) -> ImportBatch:
    """A check that is running ends by itself and changes nothing. Abandoning twice changes nothing."""
    require_right(batch, by)
    batch = lock_batch(batch)
    if batch.state == State.ABANDONED:
        return batch
    move(batch, State.ABANDONED, ended_at=now)
    erase_bytes(batch)
    return batch


def erase_bytes(batch: ImportBatch) -> None:
    """Name, size and digest of each file stay, so that it is known again."""
    StagedPiece.objects.filter(file__batch=batch).delete()
