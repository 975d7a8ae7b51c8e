"""The sender's yes to exactly what the newest check told."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from imports.models import ImportBatch
from imports.services.moving import lock_batch, move, require_right
from imports.services.queueing import queue_when_saved
from imports.staging import has_bytes
from imports.states import State


@transaction.atomic
def confirm_import(
    batch: ImportBatch, *, by: User, now: datetime, of_check: datetime | None = None
) -> ImportBatch:
    """Have a worker import what was checked. `of_check` is the check that was looked at: an older one
    than the newest is refused. A second click changes nothing.
    """
    require_right(batch, by)
    batch = lock_batch(batch)
    if batch.state in (State.IMPORTING, State.IMPORTED):
        return batch
    if of_check is not None and batch.checked_at is not None and of_check != batch.checked_at:
        raise ValidationError("It was checked again since you looked. Look at what the new check tells.")
    if batch.state == State.CHECKED and not has_bytes(batch):
        raise ValidationError("The file is not kept any more. Send it again.")
    move(batch, State.IMPORTING, confirmed_by=by, confirmed_at=now, attempts=0)
    queue_when_saved(batch)
    return batch
