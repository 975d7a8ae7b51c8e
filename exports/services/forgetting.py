"""Erasing files whose time is over: what was taken out stays in the access log, the rows do not stay here."""

from datetime import datetime, timedelta

from django.db import transaction

from exports.models import ExportJob, ExportPiece

# For how long a page still says that there was a file.
_DAYS_REMEMBERED = 30


@transaction.atomic
def forget_exports(*, now: datetime) -> int:
    """How many files were erased. Twice erases nothing more."""
    over = list(ExportJob.objects.past_their_time(now).select_for_update().values_list("pk", flat=True))
    ExportPiece.objects.filter(job__in=over).delete()
    ExportJob.objects.filter(pk__in=over).update(state=ExportJob.State.EXPIRED)
    long_ago = now - timedelta(days=_DAYS_REMEMBERED)
    ExportJob.objects.exclude(pk__in=ExportJob.objects.at_work()).filter(asked_at__lt=long_ago).delete()
    return len(over)
