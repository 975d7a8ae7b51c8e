"""From one state of a batch to the next: by somebody who may, one at a time."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from imports.kinds import kind_of
from imports.models import ImportBatch
from imports.states import LABELS, State, may_follow


def lock_batch(batch: ImportBatch) -> ImportBatch:
    """The batch as it is now; nobody else moves it until the transaction ends."""
    locked: ImportBatch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    return locked


def require_right(batch: ImportBatch, by: User) -> None:
    if not by.can(kind_of(batch).right):
        raise PermissionDenied


def move(batch: ImportBatch, to: State, **fields: Any) -> ImportBatch:
    """Into the state, if it may follow; said in words if not."""
    if not may_follow(batch.state, to):
        label = LABELS[State(batch.state)].lower()
        raise ValidationError(f"{batch.reference} is not ready for this: it is {label}.")
    batch.state = to
    for name, value in fields.items():
        setattr(batch, name, value)
    batch.save(update_fields=["state", *fields])
    return batch
