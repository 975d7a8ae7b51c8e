"""Publishes months, each once: whoever looks first has its figures fixed, and all after read the same."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from audit.retention.over import erased_before
from hotspots.disclosed.months import count_months, months_due
from hotspots.disclosed.places import town_on
from hotspots.models import KeptMonth
from incidents.categories import COUNTED
from measures.disclosure.published import Between, PublishedTable, publish_table
from measures.quarters import Month

_LOCK = 7_306_014  # any number that nothing else locks on


class ErasedError(ValueError):
    """The records that a month would be counted from are gone. Its words are for people."""


@dataclass(frozen=True)
class PublishedMonth:
    month: Month
    table: PublishedTable
    # Of kinds that imply a victim, in the whole town; None while the month is not fixed.
    victims: Between | None = None


def publish_months(*, now: datetime) -> list[Month]:
    """Fix what is said of each month that is due and not fixed yet; the months offered, the newest first.

    Twice changes nothing, and two at once wait for each other. A month without a record is offered as
    it is and not fixed: what is loaded for it later is its first word.
    """
    due = months_due(now)
    kept = set(KeptMonth.objects.values_list("starts_on", flat=True))
    missing = [month for month in due if month.starts_on not in kept]
    if missing:
        _fix(missing, now)
    return due[::-1]


@transaction.atomic
def _fix(missing: list[Month], now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    places = [place.key for place in town_on(missing[-1].ends_on).places]
    counted = count_months(missing, places)
    # Whoever held the lock before has fixed some: those stay.
    KeptMonth.objects.bulk_create(
        [
            KeptMonth(
                starts_on=month.starts_on, published_at=now, table=table.as_plain(),
                victims_low=victims.low, victims_high=victims.high,
            )
            for month, (table, victims) in counted.items()
        ],
        ignore_conflicts=True,
    )  # fmt: skip


@transaction.atomic
def publish_again(*, month: Month, now: datetime) -> bool:
    """Replace what was published of a month that was much wrong; whether it is published.

    The difference from before tells of counts, so nothing does this by itself. Refuses a month of which
    records were erased: what is left would be published as all that there was.
    """
    erased = erased_before("incidents")
    if erased is not None and month.starts_at < erased:
        raise ErasedError(f"Records of {month.label} were erased: what was published of it stays.")
    KeptMonth.objects.filter(starts_on=month.starts_on).delete()
    publish_months(now=now)
    return KeptMonth.objects.filter(starts_on=month.starts_on).exists()


def published_months(first: Month, last: Month) -> list[PublishedMonth]:
    """Each month's table, the oldest first; one query. Whoever asks, and whatever for, gets the same."""
    found = KeptMonth.objects.filter(starts_on__range=(first.starts_on, last.starts_on))
    kept = {each.starts_on: each for each in found}
    months, month = [], first
    while month <= last:
        months.append(_of(month, kept.get(month.starts_on)))
        month = month.next()
    return months


def newest_published(*, now: datetime) -> PublishedMonth | None:
    """The last month that is offered at that moment; None while there is none."""
    offered = publish_months(now=now)
    return published_months(offered[0], offered[0])[0] if offered else None


def _of(month: Month, kept: KeptMonth | None) -> PublishedMonth:
    if kept is None:
        empty = publish_table({}, places=[], kinds=[str(kind) for kind in COUNTED])
        return PublishedMonth(month, empty)
    table = PublishedTable.of_plain(kept.table)
    return PublishedMonth(month, table, Between(kept.victims_low, kept.victims_high))
