"""What becomes of files that somebody asked for who has left."""

from django.db import transaction

from accounts.models import User
from exports.models import ExportJob, ExportPiece

_WHY = "The account of who asked for it was shut."


@transaction.atomic
def end_exports_of(*, person: User, by: User) -> int:
    """None is written any more, and the bytes of those that are ready are erased. How many it were."""
    theirs = ExportJob.objects.visible_to(person)
    ready = theirs.filter(state=ExportJob.State.READY)
    ExportPiece.objects.filter(job__in=ready).delete()
    erased = ready.update(state=ExportJob.State.EXPIRED)
    stopped = theirs.at_work().update(state=ExportJob.State.FAILED, error=_WHY)
    return int(erased) + int(stopped)
