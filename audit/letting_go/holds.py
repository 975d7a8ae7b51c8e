"""Legal holds, as they bear on the log: who looked at what is held has to stay answerable, too."""

from datetime import date

from audit.querysets import AccessRecordQuerySet
from audit.retention.models import LegalHold


def why_held(first_on: date, before: date, records: AccessRecordQuerySet) -> str:
    """What is held of these days, of whatever kind, or is held and was looked at on one of them."""
    holds = LegalHold.objects.filter(lifted_at__isnull=True)
    days = holds.filter(first_on__lt=before, last_on__gte=first_on).order_by("pk").first()
    if days is not None:
        return str(days)
    looked_at = (hold for hold in holds.exclude(reference="") if _names(records, hold.reference))
    return ", ".join(sorted({hold.reference for hold in looked_at}))


def _names(records: AccessRecordQuerySet, reference: str) -> bool:
    return bool(records.filter(ids__contains=[reference]).exists())
