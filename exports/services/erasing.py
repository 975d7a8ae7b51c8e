"""Files that may hold records which were erased: they go, too, whoever asked for them."""

from collections.abc import Collection
from functools import partial

from django.db import transaction
from django.db.models import Q

from exports.lists import all_lists
from exports.models import EVERYTHING, ExportJob, ExportPiece

_WHY = "Records that it may hold were erased. Ask for it again."


def erase_files_of(kinds: Collection[str]) -> int:
    """Every file of lists of those kinds, and of everything: its bytes if it is ready, else its writing.

    In the caller's transaction, and once more after it: who began to read before its end read what it erased.
    """
    transaction.on_commit(partial(_erase, frozenset(kinds)))
    return _erase(kinds)


@transaction.atomic
def _erase(kinds: Collection[str]) -> int:
    keys = [key for key, each in all_lists().items() if each.kind in kinds]
    theirs = ExportJob.objects.filter(Q(key__in=keys) | Q(key=EVERYTHING))
    ready = theirs.filter(state=ExportJob.State.READY)
    ExportPiece.objects.filter(job__in=ready).delete()
    erased = ready.update(state=ExportJob.State.EXPIRED)
    stopped = theirs.filter(state=ExportJob.State.WRITING).update(state=ExportJob.State.FAILED, error=_WHY)
    return int(erased) + int(stopped)
