"""Making the counts that are kept beside the incidents, and recounting them to see that they agree."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Min

from audit.one_moment import one_moment
from incidents.kept.rules import MAY_BE_COUNTED, MONDAY, RULES, WITHIN
from incidents.kept.spans import FIRST_MONDAY, LENGTHS, QUARTER, WEEK, YEAR, Span, span_holding
from incidents.kept.zone_counts import count_zones, zone_differences
from incidents.models import (
    WIDE_RESOLUTION,
    CountedSpan,
    Incident,
    IncidentCount,
    StaleWeek,
    WideIncidentCount,
)
from measures.weeks import Week
from zones.geometry import parent_masks

# One recount at a time; whoever only writes incidents waits for nobody.
_LOCK = 20_261_122
# The first Monday of the stretch that holds a week, as `span_holding` works it out.
_EPOCH = f"DATE '{FIRST_MONDAY}'"
_START = f"({_EPOCH} + ({{monday}} - {_EPOCH}) / (7 * %(weeks)s) * 7 * %(weeks)s)"
_COUNTED = f"{MAY_BE_COUNTED} AND h3_cell IS NOT NULL"
_COUNT_WEEKS = f"""
INSERT INTO incidents_incidentcount (weeks, starts_on, cell, category, count)
SELECT {WEEK}, {MONDAY} AS monday, h3_cell, category, count(*) FROM incidents_incident
WHERE {_COUNTED} AND {WITHIN} AND {MONDAY} = ANY(%(mondays)s)
GROUP BY monday, h3_cell, category ORDER BY monday, h3_cell
"""  # noqa: S608 - put together from the constants above
_ADD_UP = f"""
INSERT INTO incidents_incidentcount (weeks, starts_on, cell, category, count)
SELECT %(weeks)s, start, cell, category, sum(count)
FROM (
    SELECT {_START.format(monday="starts_on")} AS start, cell, category, count
    FROM incidents_incidentcount WHERE weeks = %(part)s AND starts_on >= %(first)s AND starts_on < %(end)s
) AS part
WHERE start = ANY(%(starts)s)
GROUP BY start, cell, category ORDER BY start, cell
"""  # noqa: S608 - put together from the constants above
_KEEP, _PUT = parent_masks(WIDE_RESOLUTION)
_WIDE_CELL = f"({{cell}} & {_KEEP} | {_PUT})"
_COUNT_WIDE = f"""
INSERT INTO incidents_wideincidentcount (weeks, starts_on, cell, category, count)
SELECT weeks, starts_on, {_WIDE_CELL.format(cell="cell")} AS wide, category, sum(count)
FROM incidents_incidentcount WHERE weeks = %(weeks)s AND starts_on = ANY(%(starts)s)
GROUP BY weeks, starts_on, wide, category ORDER BY starts_on, wide
"""  # noqa: S608 - put together from the constants above
# Recounted from the rows once: what is in one of the two and not, or not the same, in the other.
_DIFFERENCES = f"""
WITH recounted AS MATERIALIZED (
    SELECT {_START.format(monday=MONDAY)} AS starts_on, h3_cell AS cell, category, count(*) AS count
    FROM incidents_incident
    WHERE {_COUNTED} AND {WITHIN} AND {_START.format(monday=MONDAY)} = ANY(%(starts)s)
    GROUP BY 1, h3_cell, category
),
recounted_wide AS (
    SELECT starts_on, {_WIDE_CELL.format(cell="cell")} AS cell, category, sum(count) AS count
    FROM recounted GROUP BY 1, 2, 3
),
kept AS (
    SELECT starts_on, cell, category, count FROM incidents_incidentcount
    WHERE weeks = %(weeks)s AND starts_on = ANY(%(starts)s)
),
kept_wide AS (
    SELECT starts_on, cell, category, count FROM incidents_wideincidentcount
    WHERE weeks = %(weeks)s AND starts_on = ANY(%(starts)s)
)
SELECT (
    SELECT count(*) FROM recounted FULL JOIN kept USING (starts_on, cell, category)
    WHERE recounted.count IS DISTINCT FROM kept.count
) + (
    SELECT count(*)
    FROM (SELECT * FROM recounted_wide WHERE starts_on = ANY(%(wide)s)) AS recounted_wide
    FULL JOIN (SELECT * FROM kept_wide WHERE starts_on = ANY(%(wide)s)) AS kept_wide
        USING (starts_on, cell, category)
    WHERE recounted_wide.count IS DISTINCT FROM kept_wide.count
)
"""  # noqa: S608 - put together from the constants above


@dataclass(frozen=True)
class Recount:
    """What a check found: stretches compared, those left out as stale, and how many counts differ."""

    spans: int
    stale: int
    differences: int


@transaction.atomic
def rebuild_incident_counts(*, everything: bool = False) -> int:
    """Count the weeks that are stale or were never counted; how many there were. Twice counts nothing more.

    The marks are taken away first and the rows read after: what is written meanwhile keeps its own mark.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("DELETE FROM incidents_staleweek RETURNING starts_on")
        mondays = {monday for (monday,) in cursor.fetchall()}
    counted = _counted_weeks()
    mondays |= _weeks_on_record() if everything else _weeks_on_record() - counted
    if mondays:
        _count_weeks(mondays)
        counted |= mondays
        for weeks, part in ((QUARTER, WEEK), (YEAR, QUARTER)):
            _add_up(weeks, part, mondays, counted)
    return len(mondays)


def check_incident_counts() -> Recount:
    """Count everything that is kept once more, from the rows, in one snapshot."""
    with one_moment():
        stale = set(StaleWeek.objects.values_list("starts_on", flat=True))
        made = list(CountedSpan.objects.values_list("starts_on", "weeks", "wide", "zones"))
        spans = {Span(starts_on, weeks): wide for starts_on, weeks, wide, _ in made}
        sound = {span: spans[span] for span in sorted(spans) if not stale.intersection(span.mondays)}
        differences = sum(
            _differences(weeks, {span: wide for span, wide in sound.items() if span.weeks == weeks})
            for weeks in LENGTHS
        )
        differences += zone_differences(sorted({on for on, _, _, zones in made if zones} - stale))
    return Recount(len(sound), len(spans) - len(sound), differences)


def _differences(weeks: int, spans: dict[Span, bool]) -> int:
    """Of stretches of one length, in order; True says that their wide cells were counted too."""
    if not spans:
        return 0
    starts = [span.starts_on for span in spans]
    asked: dict[str, Any] = {
        "weeks": weeks,
        "starts": starts,
        "wide": [span.starts_on for span, wide in spans.items() if wide],
        "first": starts[0],
        "end": Span(starts[-1], weeks).ends_on,
    }
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENCES, {**asked, **RULES})
        return int(cursor.fetchone()[0])


def _counted_weeks() -> set[date]:
    return set(
        CountedSpan.objects.filter(weeks=WEEK, wide=True, zones=True).values_list("starts_on", flat=True)
    )


def _weeks_on_record() -> set[date]:
    """Every week from the first incident to the last, those without any among them."""
    ends = Incident.objects.aggregate(first=Min("occurred_at"), last=Max("occurred_at"))
    if ends["first"] is None:
        return set()
    first, last = (Week.of_instant(ends[each]).starts_on for each in ("first", "last"))
    return set(Span(first, (last - first).days // 7 + 1).mondays)


def _count_weeks(mondays: set[date]) -> None:
    asked = sorted(mondays)
    _forget(WEEK, asked)
    with connection.cursor() as cursor:
        end = Span(asked[-1], WEEK).ends_on
        cursor.execute(_COUNT_WEEKS, {"mondays": asked, "first": asked[0], "end": end, **RULES})
    count_zones(asked)
    _finish(WEEK, asked)


def _add_up(weeks: int, part: int, changed: set[date], counted: set[date]) -> None:
    """The longer stretches that hold a changed week, of which every week is counted."""
    holding = {span_holding(monday, weeks) for monday in changed}
    whole = [span for span in sorted(holding) if counted.issuperset(span.mondays)]
    starts = [span.starts_on for span in whole]
    _forget(weeks, starts)
    if whole:
        ends = {"first": starts[0], "end": whole[-1].ends_on}
        asked: dict[str, Any] = {"weeks": weeks, "part": part, "starts": starts, **ends}
        with connection.cursor() as cursor:
            cursor.execute(_ADD_UP, asked)
    _finish(weeks, starts)


def _forget(weeks: int, starts: list[date]) -> None:
    for kept in (IncidentCount, WideIncidentCount):
        kept.objects.filter(weeks=weeks, starts_on__in=starts)._raw_delete(connection.alias)


def _finish(weeks: int, starts: list[date]) -> None:
    """Add up the wide cells, and say what is counted; zones are counted by single weeks."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_WIDE, {"weeks": weeks, "starts": starts})
    CountedSpan.objects.bulk_create(
        [CountedSpan(weeks=weeks, starts_on=start, wide=True, zones=weeks == WEEK) for start in starts],
        update_conflicts=True,
        unique_fields=["weeks", "starts_on"],
        update_fields=["wide", "zones"],
    )
