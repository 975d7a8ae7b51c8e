"""Counting the zones of a week ahead, by kind and by hour, and recounting them to see that they agree."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import connection

from incidents.kept.rules import MAY_BE_COUNTED, MONDAY, RULES, WITHIN
from incidents.models import ZoneHourCount, ZoneWeekCount
from incidents.occurrence import Precision

_LOCAL = "(occurred_at AT TIME ZONE 'Europe/London')"
_OF = f"""
FROM incidents_incident
WHERE {MAY_BE_COUNTED} AND zone_version_id IS NOT NULL AND {WITHIN} AND {MONDAY} = ANY(%(mondays)s)
"""
_WEEKS = f"""
SELECT {MONDAY} AS starts_on, zone_version_id, category, count(*) AS count,
    count(*) FILTER (WHERE time_precision = %(day)s) AS day_only,
    count(*) FILTER (WHERE h3_cell IS NULL) AS zone_only,
    count(*) FILTER (
        WHERE date_trunc('week', reported_at AT TIME ZONE 'Europe/London')::date > {MONDAY}
    ) AS late
{_OF} GROUP BY 1, 2, 3
"""
# As `IncidentQuerySet.with_known_hour` tells them apart.
_HOURS = f"""
SELECT {_LOCAL}::date AS "on", zone_version_id, CASE
    WHEN time_precision = %(hour)s OR (time_precision = %(exact)s AND {_LOCAL}::time <> '00:00')
    THEN extract(hour FROM {_LOCAL})::int ELSE {ZoneHourCount.NOT_KNOWN} END AS hour, count(*) AS count
{_OF} GROUP BY 1, 2, 3
"""  # noqa: S608 - put together from the constants above
_COUNT_WEEKS = f"""
INSERT INTO incidents_zoneweekcount
    (starts_on, zone_version_id, category, count, day_only, zone_only, late)
{_WEEKS} ORDER BY 1, 2, 3
"""
_COUNT_HOURS = f"""
INSERT INTO incidents_zonehourcount ("on", zone_version_id, hour, count)
{_HOURS} ORDER BY 1, 2, 3
"""
# What is in one of the two and not, or not the same, in the other.
_DIFFERENCES = f"""
WITH weeks AS ({_WEEKS}), hours AS ({_HOURS}),
kept_weeks AS (SELECT * FROM incidents_zoneweekcount WHERE starts_on = ANY(%(mondays)s)),
kept_hours AS (
    SELECT * FROM incidents_zonehourcount WHERE date_trunc('week', "on")::date = ANY(%(mondays)s)
)
SELECT (
    SELECT count(*) FROM weeks FULL JOIN kept_weeks AS kept USING (starts_on, zone_version_id, category)
    WHERE (weeks.count, weeks.day_only, weeks.zone_only, weeks.late)
        IS DISTINCT FROM (kept.count, kept.day_only, kept.zone_only, kept.late)
) + (
    SELECT count(*) FROM hours FULL JOIN kept_hours AS kept USING ("on", zone_version_id, hour)
    WHERE hours.count IS DISTINCT FROM kept.count
)
"""  # noqa: S608 - put together from the constants above


def count_zones(mondays: Sequence[date]) -> None:
    """Count these weeks, in order, in place of what was counted of them."""
    ZoneWeekCount.objects.filter(starts_on__in=mondays)._raw_delete(connection.alias)
    days = [monday + timedelta(days=n) for monday in mondays for n in range(7)]
    ZoneHourCount.objects.filter(on__in=days)._raw_delete(connection.alias)
    asked = _asked(mondays)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_WEEKS, asked)
        cursor.execute(_COUNT_HOURS, asked)


def zone_differences(mondays: Sequence[date]) -> int:
    """How many counts of these weeks, in order, are not what the rows say."""
    if not mondays:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENCES, _asked(mondays))
        return int(cursor.fetchone()[0])


def _asked(mondays: Sequence[date]) -> dict[str, Any]:
    end = mondays[-1] + timedelta(weeks=1)
    kinds = {each: each.value for each in (Precision.DAY, Precision.HOUR, Precision.EXACT)}
    precisions = {each.name.lower(): value for each, value in kinds.items()}
    return {"mondays": list(mondays), "first": mondays[0], "end": end, **precisions, **RULES}
