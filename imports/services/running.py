"""What a worker does: reads a batch, or takes it out again, in one transaction that keeps all or nothing."""

import logging
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

import pghistory
from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from accounts.models import User
from audit.long_work.progress import ProgressTeller
from audit.models import AccessRecord
from audit.services import record_access
from imports.kinds import Finding, ImportKind, Job, Outcome, kind_of
from imports.locks import batch_in_hand, turn_of
from imports.models import ImportBatch
from imports.progress import teller_of
from imports.reading.problems import FileRefusedError
from imports.services.moving import lock_batch
from imports.services.outcomes import (
    BROKEN_OFF,
    OUR_MISTAKE,
    change_since_check,
    keep_outcome,
    refused_with,
    seen_before,
)
from imports.services.undoing import leave_imported, take_out
from imports.staging import local_files
from imports.states import State

logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 3
Clock = Callable[[], datetime]
OnProgress = Callable[[int, int], None]


class Ran(StrEnum):
    DONE = "done"
    # Another worker has it: this was a second delivery of the same.
    IN_OTHER_HANDS = "in other hands"
    NOTHING_TO_DO = "nothing to do"
    # Another import that must not run beside it is running: ask again.
    BUSY = "busy"


def run_batch(pk: int, *, clock: Clock = timezone.now, also_tell: OnProgress | None = None) -> Ran:
    """Check, import or undo the batch, whichever it is at, and write down what came of it.

    Raises what the database raises when it cannot be reached: the batch stays at work and is tried again.
    """
    with batch_in_hand(pk) as is_ours:
        if not is_ours:
            return Ran.IN_OTHER_HANDS
        people = ("staged_by", "confirmed_by", "undone_by")
        batch = ImportBatch.objects.at_work().select_related(*people).filter(pk=pk).first()
        if batch is None:
            return Ran.NOTHING_TO_DO
        kind = kind_of(batch)
        if batch.state == State.CHECKING:
            _try(batch, kind, clock, also_tell)
            return Ran.DONE
        with turn_of(kind) as is_our_turn:
            if is_our_turn:
                _try(batch, kind, clock, also_tell)
            return Ran.DONE if is_our_turn else Ran.BUSY


def _try(batch: ImportBatch, kind: ImportKind, clock: Clock, also_tell: OnProgress | None) -> None:
    batch.attempts += 1
    batch.save(update_fields=["attempts"])
    if batch.attempts > MOST_ATTEMPTS:
        _end(batch, refused_with(BROKEN_OFF), clock())
        return
    by = _whose(batch)
    if not by.can(kind.right):
        _end(batch, refused_with(f"{by} may not import this any more."), clock())
        return
    tell = teller_of(batch, also_tell)
    is_undoing = batch.state == State.UNDOING
    refused: Outcome | None = None
    try:
        with pghistory.context(user=by.pk, **{"undone" if is_undoing else "imported": batch.reference}):
            if is_undoing:
                tell.at_work()
                take_out(batch, kind, by=by, clock=clock)
            else:
                refused = _read(batch, kind, tell, clock)
    except (OperationalError, InterfaceError):
        raise
    except FileRefusedError as refusal:
        refused = refused_with(refusal.problem.reason, line=refusal.problem.line)
    except ValidationError as refusal:
        refused = refused_with(*refusal.messages)
    except Exception:
        logger.exception("Reading %s failed", batch.reference)
        refused = refused_with(OUR_MISTAKE)
    finally:
        tell.forget()
    if refused is not None:
        _end(batch, refused, clock())


def _read(batch: ImportBatch, kind: ImportKind, tell: ProgressTeller, clock: Clock) -> Outcome | None:
    """What has to be written down apart, as the transaction is undone: nothing of an import that is kept."""
    is_import = batch.state == State.IMPORTING
    by = _whose(batch)
    with local_files(batch) as files, transaction.atomic():
        outcome = kind.read(
            Job(
                batch=batch,
                files=files,
                columns=batch.columns or {},
                values=batch.values,
                by=by,
                write=is_import,
                on_progress=tell,
            )
        )
        if finding := seen_before(batch, kind):
            outcome.findings.add(finding)
        if is_import and outcome.is_ok and (words := change_since_check(batch, outcome)):
            outcome.findings.add(Finding(words))
        if is_import and outcome.is_ok:
            if not _end(batch, outcome, clock()):
                raise RuntimeError(f"{batch.reference} was moved while it was being imported")
            record_access(
                None, AccessRecord.Action.IMPORT, "import_batch",
                ids=[batch.reference], filters=f"kind={batch.kind}", count=outcome.rows_kept, user=by,
            )  # fmt: skip
            return None
        transaction.set_rollback(True)
    return outcome


def _whose(batch: ImportBatch) -> User:
    """In whose name it is done: nobody has confirmed what is still being checked."""
    return batch.undone_by or batch.confirmed_by or batch.staged_by


@transaction.atomic
def _end(batch: ImportBatch, outcome: Outcome, now: datetime) -> bool:
    """Whether it was ours to end: a batch that is being checked may have been abandoned meanwhile."""
    as_it_is = lock_batch(batch)
    if as_it_is.state != batch.state:
        return False
    if as_it_is.state == State.UNDOING:
        leave_imported(as_it_is, [finding.words for finding in outcome.findings.first], now)
        return True
    is_import = as_it_is.state == State.IMPORTING
    then = (State.IMPORTED if is_import else State.CHECKED) if outcome.is_ok else State.REFUSED
    keep_outcome(as_it_is, outcome, then, now)
    return True
