"""A check: the whole reading without its writing."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from imports.kinds import kind_of
from imports.models import ImportBatch
from imports.services.moving import lock_batch, move, require_right
from imports.services.queueing import queue_when_saved
from imports.staging import has_bytes
from imports.states import State


@transaction.atomic
def start_check(batch: ImportBatch, *, by: User, now: datetime) -> ImportBatch:
    """Have a worker read the files and tell what an import would do. Asked for twice, it is done once."""
    require_right(batch, by)
    batch = lock_batch(batch)
    if batch.state == State.CHECKING:
        return batch
    if kind_of(batch).columns and batch.columns is None:
        raise ValidationError("Say first which column is which.")
    if not has_bytes(batch):
        raise ValidationError("The file is not kept any more. Send it again.")
    # Nothing of an earlier try stays beside what this check will tell.
    move(
        batch,
        State.CHECKING,
        attempts=0,
        checked_at=None,
        confirmed_by=None,
        confirmed_at=None,
        ended_at=None,
    )
    queue_when_saved(batch)
    return batch
