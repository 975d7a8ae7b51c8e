"""Counts a calendar month for publication: the one place that does, and only when the month is published."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Count, DateTimeField, Min, Q, Subquery
from django.db.models.functions import Least, TruncMonth

from hotspots.disclosed.places import ELSEWHERE
from hotspots.models import KeptMonth
from incidents.categories import COUNTED, SENSITIVE
from incidents.models import Incident
from measures.disclosure.published import Atom, Between, PublishedTable, publish_count, publish_table
from measures.quarters import Month
from measures.weeks import LONDON

# For what is recorded late: after them a month is published, and stays.
DAYS_TO_SETTLE = 7


def months_due(now: datetime) -> list[Month]:
    """Those that are over for long enough, from the first with a record on, the oldest first.

    What was published of a month stays when its records were erased.
    """
    published = Subquery(KeptMonth.objects.order_by("starts_on").values("starts_on")[:1])
    began_at = Least(Min("occurred_at"), published, output_field=DateTimeField())
    first = Incident.objects.counted().without_sensitive_kinds().aggregate(at=began_at)["at"]
    if first is None:
        return []
    months, month = [], Month.of_instant(now - timedelta(days=DAYS_TO_SETTLE)).previous()
    while month >= Month.of_instant(first):
        months.append(month)
        month = month.previous()
    return months[::-1]


def count_months(
    months: Collection[Month], places: Collection[str]
) -> dict[Month, tuple[PublishedTable, Between]]:
    """Of those months that hold a record: the table, and the kinds that imply a victim in the whole town.

    One query. Those kinds are in no table, not even within a wider kind: the public has no need to know.
    """
    counts: dict[Month, dict[Atom, int]] = defaultdict(dict)
    victims: dict[Month, int] = defaultdict(int)
    wanted = Q()
    for each in months:
        wanted |= Q(occurred_at__gte=each.starts_at, occurred_at__lt=each.ends_at)
    found = (
        Incident.objects.counted()
        .filter(wanted)
        .order_by()
        .annotate(month=TruncMonth("occurred_at", tzinfo=LONDON))
        .values_list("month", "zone_version__zone__slug", "category")
        .annotate(how_many=Count("pk"))
    )
    for at, slug, category, how_many in found:
        month = Month.of_instant(at)
        if category in SENSITIVE:
            victims[month] += how_many
        else:
            counts[month][slug or ELSEWHERE, category] = how_many
    kinds = [str(kind) for kind in COUNTED]
    return {
        month: (publish_table(cells, places=places, kinds=kinds), publish_count(victims[month]))
        for month, cells in counts.items()
    }
