"""What is published of each calendar month: the one place that counts incidents for publication."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min
from django.db.models.functions import TruncMonth

from hotspots.disclosed.places import ELSEWHERE, PublishedPlace
from incidents.categories import COUNTED
from incidents.models import Incident
from incidents.querysets import IncidentQuerySet
from measures.disclosure.published import Atom, PublishedTable, publish_table
from measures.quarters import Month
from measures.weeks import LONDON


@dataclass(frozen=True)
class PublishedMonth:
    month: Month
    table: PublishedTable


def offered_months(now: datetime) -> list[Month]:
    """Those that are over, from the first with a record on, the newest first."""
    first = _publishable().aggregate(at=Min("occurred_at"))["at"]
    if first is None:
        return []
    months, month = [], Month.of_instant(now).previous()
    while month >= Month.of_instant(first):
        months.append(month)
        month = month.previous()
    return months


def published_months(first: Month, last: Month, places: Sequence[PublishedPlace]) -> list[PublishedMonth]:
    """Each month's table, the oldest first; one query. Whoever asks, and whatever for, gets the same."""
    counts: dict[Month, dict[Atom, int]] = defaultdict(dict)
    found = (
        _publishable()
        .between(first.starts_at, last.ends_at)
        .order_by()
        .annotate(month=TruncMonth("occurred_at", tzinfo=LONDON))
        .values_list("month", "zone_version__zone__slug", "category")
        .annotate(how_many=Count("pk"))
    )
    for month, slug, category, how_many in found:
        counts[Month.of_instant(month)][slug or ELSEWHERE, category] = how_many
    keys = [place.key for place in places]
    months, month = [], first
    while month <= last:
        table = publish_table(counts[month], places=keys, kinds=[str(kind) for kind in COUNTED])
        months.append(PublishedMonth(month, table))
        month = month.next()
    return months


def _publishable() -> IncidentQuerySet:
    """Kinds that imply a victim are not even within a wider kind: the public has no need to know."""
    found: IncidentQuerySet = Incident.objects.counted().without_sensitive_kinds()
    return found
