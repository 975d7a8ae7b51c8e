"""Human references such as INC-2026-000412: what a record is called in mails, titles and the log."""

from django.db import transaction

from audit.models import ReferenceCounter


@transaction.atomic
def next_references(prefix: str, year: int, how_many: int = 1) -> list[str]:
    """Take the next references of a year, in order. Waits for whoever else is taking some."""
    ReferenceCounter.objects.get_or_create(prefix=prefix, year=year)
    counter = ReferenceCounter.objects.select_for_update().get(prefix=prefix, year=year)
    first = counter.last_number + 1
    counter.last_number += how_many
    counter.save(update_fields=["last_number"])
    return [f"{prefix}-{year:04d}-{number:06d}" for number in range(first, first + how_many)]


def next_reference(prefix: str, year: int) -> str:
    return next_references(prefix, year)[0]
