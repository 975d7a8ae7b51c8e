"""Files as they were sent that hold records which were erased: their bytes go before their days are over."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Model, Q

from audit.retention.histories import histories_of
from imports.models import StagedPiece
from imports.scratch import erase_left_behind
from imports.states import State

# Somebody may still import them; the rest lie there to be looked into.
_AWAITED = (State.STAGED, State.CHECKING, State.CHECKED, State.IMPORTING)


def erase_originals(*, kind: str, model: type[Model], keys: Collection[int]) -> int:
    """Of the imports that these rows came from, and of every other of that kind that nobody waits for: the
    same file may have been sent twice. How many files; names, digests and counts stay.
    """
    transaction.on_commit(erase_left_behind, robust=True)
    waits_for_nobody = Q(file__batch__kind=kind) & ~Q(file__batch__state__in=_AWAITED)
    pieces = StagedPiece.objects.filter(Q(file__batch__in=_batches(model, keys)) | waits_for_nobody)
    files = pieces.order_by().values("file").distinct().count()
    pieces.delete()
    return files


def _batches(model: type[Model], keys: Collection[int]) -> set[Any]:
    """Also of rows that were taken out again, and are remembered by their history."""
    found = set(model._base_manager.filter(pk__in=keys).values_list("import_batch", flat=True))
    for history in histories_of(model):
        told = history._base_manager.filter(pgh_obj_id__in=keys)
        found |= set(told.values_list("import_batch", flat=True))
    return found - {None}
