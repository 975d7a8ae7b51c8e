"""Taking a batch's rows out again, while nothing depends on them."""

from datetime import datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit.models import AccessRecord
from audit.services import record_access
from imports.kinds import kind_of
from imports.locks import take_turn_until_commit
from imports.models import ImportBatch
from imports.reference_runs import in_few_words
from imports.services.moving import lock_batch, move, require_right
from imports.states import State

_LONGEST_REASON = 200


def undo_batch(batch: ImportBatch, *, by: User, reason: str, now: datetime) -> ImportBatch:
    """Exactly the rows of this batch, all or none. The batch stays, with its counts and the reason."""
    require_right(batch, by)
    with transaction.atomic(), pghistory.context(user=by.pk, undone=batch.reference):
        batch = lock_batch(batch)
        if batch.state == State.UNDONE:
            return batch
        kind = kind_of(batch)
        _refuse_bad_reason(reason)
        if batch.state == State.IMPORTED:
            if not take_turn_until_commit(kind):
                raise ValidationError("Something of this kind is being imported. Try again in a minute.")
            if why := kind.why_not_undo(batch):
                raise ValidationError(why)
        notes = [*batch.notes, *_gone(kind.references_of(batch))]
        move(batch, State.UNDONE, undone_by=by, undone_at=now, undone_reason=reason.strip(), notes=notes)
        taken_out = kind.undo(batch, by=by)
        record_access(
            None, AccessRecord.Action.UNDO, "import_batch",
            ids=[batch.reference], filters=f"kind={batch.kind}", count=taken_out, user=by,
        )  # fmt: skip
    return batch


def _gone(references: list[str]) -> list[str]:
    """A number that is missing has a reason, and here it is read."""
    return [f"Taken out: {in_few_words(references)}. These are not given again."] if references else []


def _refuse_bad_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": "Say why, in a few words."})
    if len(reason.strip()) > _LONGEST_REASON:
        raise ValidationError({"reason": f"Say why in {_LONGEST_REASON} characters or fewer."})
