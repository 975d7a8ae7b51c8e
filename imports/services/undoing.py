"""Taking a batch's rows out again, while nothing depends on them: asked for here, and done by a worker."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit.models import AccessRecord
from audit.services import record_access
from imports.kinds import ImportKind, kind_of
from imports.models import ImportBatch
from imports.reference_runs import in_few_words
from imports.services.moving import lock_batch, move, require_right
from imports.services.outcomes import day_words
from imports.services.queueing import queue_when_saved
from imports.states import State

_LONGEST_REASON = 200
_NOT_UNDONE = "Not undone on"


@transaction.atomic
def start_undo(batch: ImportBatch, *, by: User, reason: str) -> ImportBatch:
    """Have a worker take exactly the rows of this batch out again, all or none; refused at once, in words,
    if something depends on them. Asked for twice, it is done once.
    """
    require_right(batch, by)
    batch = lock_batch(batch)
    if batch.state in (State.UNDOING, State.UNDONE):
        return batch
    _refuse_bad_reason(reason)
    if batch.state == State.IMPORTED and (why := kind_of(batch).why_not_undo(batch)):
        raise ValidationError(why)
    move(batch, State.UNDOING, undone_by=by, undone_reason=reason.strip(), attempts=0)
    queue_when_saved(batch)
    return batch


def take_out(batch: ImportBatch, kind: ImportKind, *, by: User, clock: Callable[[], datetime]) -> None:
    """The batch stays, with its counts and the reason. The caller holds the turn of its kind.

    Raises ValidationError if something has come to depend on its rows; then nothing is taken out.
    """
    with transaction.atomic():
        if why := kind.why_not_undo(batch):
            raise ValidationError(why)
        references = kind.references_of(batch)
        taken_out = kind.undo(batch, by=by)
        # Held only now: whoever clicks again meanwhile need not wait for the end.
        batch = lock_batch(batch)
        move(batch, State.UNDONE, undone_at=clock(), notes=[*batch.notes, *_gone(references)])
        record_access(
            None, AccessRecord.Action.UNDO, "import_batch",
            ids=[batch.reference], filters=f"kind={batch.kind}", count=taken_out, user=by,
        )  # fmt: skip


def leave_imported(batch: ImportBatch, words: Sequence[str], now: datetime) -> ImportBatch:
    """Whole, as it was before somebody asked; why is told on it. The caller holds the batch."""
    told = f"{_NOT_UNDONE} {day_words(now)}: {' '.join(words)}"
    return move(batch, State.IMPORTED, undone_by=None, undone_reason="", notes=[*batch.notes, told])


def why_left(batch: ImportBatch) -> str:
    """What hindered the last undoing that began and could not be done, if one was."""
    return next((note for note in reversed(batch.notes) if note.startswith(_NOT_UNDONE)), "")


def _gone(references: list[str]) -> list[str]:
    """A number that is missing has a reason, and here it is read."""
    return [f"Taken out: {in_few_words(references)}. These are not given again."] if references else []


def _refuse_bad_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": "Say why, in a few words."})
    if len(reason.strip()) > _LONGEST_REASON:
        raise ValidationError({"reason": f"Say why in {_LONGEST_REASON} characters or fewer."})
