"""Counts of zones by week and by hour: what is kept where it is right, and the rows of the other weeks.

So that a year of weeks costs the same whatever happened. No kind that implies a victim is in any of it.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Count, DateField, Exists, F, OuterRef, Q, Sum
from django.db.models.functions import ExtractIsoWeekDay, TruncWeek

from audit.one_moment import one_moment
from incidents.kept.spans import WEEK
from incidents.models import CountedSpan, Incident, StaleWeek, ZoneHourCount, ZoneWeekCount
from incidents.occurrence import Precision
from incidents.querysets import IncidentQuerySet
from measures.weeks import LONDON, Week, london_day


class ZoneWeek(NamedTuple):
    """How many of one kind in one zone in the week from that Monday; never none.

    `day_only` and `zone_only` are known no closer, `late` were reported after the week had ended.
    A zone that was drawn anew within the week has one for each outline.
    """

    starts_on: date
    zone: int
    kind: str
    many: int
    day_only: int
    zone_only: int
    late: int


class ZoneHour(NamedTuple):
    """How many in one zone on that ISO weekday in that hour of the clock; None where it is not known."""

    zone: int
    weekday: int
    hour: int | None
    many: int


def counts_by_week(first: Week, last: Week, zones: Collection[int]) -> list[ZoneWeek]:
    """Of the weeks from one to another, both inside, in these zones: two queries, three if any is stale."""
    mondays = list(_mondays(first.starts_on, last.starts_on))
    with one_moment():
        kept = _counted_of(mondays)
        found = [ZoneWeek(*row) for row in _kept_weeks(kept, zones)]
        rest = [monday for monday in mondays if monday not in kept]
        if rest:
            found += [ZoneWeek(*row) for row in _weeks_of_rows(rest, zones)]
    return found


def counts_by_hour(first_on: date, last_on: date, zones: Collection[int]) -> list[ZoneHour]:
    """Of the days from one to another, both inside, in these zones: two queries, three if any is stale."""
    days = [first_on + timedelta(days=n) for n in range((last_on - first_on).days + 1)]
    with one_moment():
        kept = _counted_of(sorted({_monday(day) for day in days}))
        found = [
            ZoneHour(zone, weekday, None if hour == ZoneHourCount.NOT_KNOWN else hour, count)
            for zone, weekday, hour, count in _kept_hours([d for d in days if _monday(d) in kept], zones)
        ]
        rest = [day for day in days if _monday(day) not in kept]
        if rest:
            rows = _rows(_stretches(rest, timedelta(days=1)), zones)
            found += [ZoneHour(*row) for row in rows.counts_by_zone_and_hour()]
    return found


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _mondays(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1))


def _counted_of(mondays: Sequence[date]) -> set[date]:
    """Those of the weeks, in order, whose zones are counted and right."""
    if not mondays:
        return set()
    stale = StaleWeek.objects.filter(starts_on=OuterRef("starts_on"))
    counted = CountedSpan.objects.filter(
        ~Exists(stale), weeks=WEEK, zones=True, starts_on__range=(mondays[0], mondays[-1])
    )
    return set(counted.values_list("starts_on", flat=True))


def _kept_weeks(mondays: Collection[date], zones: Collection[int]) -> Any:
    found = ZoneWeekCount.objects.filter(starts_on__in=mondays, zone_version__zone__in=zones)
    return found.values_list(
        "starts_on", "zone_version__zone", "category", "count", "day_only", "zone_only", "late"
    )


def _kept_hours(days: Collection[date], zones: Collection[int]) -> Any:
    found = ZoneHourCount.objects.filter(on__in=days, zone_version__zone__in=zones)
    by_hour = found.annotate(weekday=ExtractIsoWeekDay("on")).values("zone_version__zone", "weekday", "hour")
    return by_hour.annotate(many=Sum("count")).values_list("zone_version__zone", "weekday", "hour", "many")


def _weeks_of_rows(mondays: Sequence[date], zones: Collection[int]) -> Any:
    def monday_of(name: str) -> TruncWeek:
        return TruncWeek(name, tzinfo=LONDON, output_field=DateField())

    rows = _rows(_stretches(mondays, timedelta(weeks=1)), zones).alias(reported_in=monday_of("reported_at"))
    by_week = rows.order_by().values(
        "category", monday=monday_of("occurred_at"), zone=F("zone_version__zone")
    )
    return by_week.annotate(
        many=Count("pk"),
        day_only=Count("pk", filter=Q(time_precision=Precision.DAY)),
        zone_only=Count("pk", filter=Q(h3_cell__isnull=True)),
        late=Count("pk", filter=Q(reported_in__gt=F("monday"))),
    ).values_list("monday", "zone", "category", "many", "day_only", "zone_only", "late")


def _rows(stretches: Iterable[tuple[date, date]], zones: Collection[int]) -> IncidentQuerySet:
    """Everything in these stretches of days, (first, first day after), that a kept count would hold."""
    when = (
        Q(occurred_at__gte=london_day(first)[0], occurred_at__lt=london_day(end)[0])
        for first, end in stretches
    )
    found: IncidentQuerySet = (
        Incident.objects.counted()
        .without_sensitive_kinds()
        .filter(reduce(or_, when), zone_version__zone__in=zones)
    )
    return found


def _stretches(starts: Sequence[date], length: timedelta) -> list[tuple[date, date]]:
    """What follows on without a gap put together."""
    made: list[tuple[date, date]] = []
    for start in starts:
        if made and made[-1][1] == start:
            made[-1] = made[-1][0], start + length
        else:
            made.append((start, start + length))
    return made
