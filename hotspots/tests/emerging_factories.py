"""Weeks of incidents outside the zones, and the look that finds them."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from accounts.models import User
from hotspots.emerging.services import find_emerging_cells
from hotspots.models import EmergingCell, EmergingWeek
from hotspots.tests.factories import OUTSIDE
from incidents.models import Incident
from incidents.tests.factories import incident
from measures.weeks import Week
from zones.geometry import cell_of

WEEK = Week(2026, 46)
NOW = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)
CELL = cell_of(**OUTSIDE)
CODE = f"{CELL:x}"
# A quiet place elsewhere, of which every week has one: without any, a week would be a gap.
ELSEWHERE = {"lat": 51.7550, "lng": 0.0800}


def in_week(by: User, week: Week, *, count: int = 1, **fields: Any) -> list[Incident]:
    """At noon on the Wednesday of that week; recorded by the Monday after WEEK, or after that week."""
    now = max(NOW, week.ends_at)
    on = datetime.combine(week.starts_on + timedelta(days=2), time(12), tzinfo=UTC)
    place = {} if "lat" in fields else OUTSIDE
    return [incident(by, occurred_at=on, now=now, **place, **fields) for _ in range(count)]


def a_year(by: User, *, weeks: int = 53, **fields: Any) -> None:
    """One incident elsewhere in each of the weeks up to WEEK."""
    for n in range(weeks):
        in_week(by, WEEK.previous(n), **ELSEWHERE, **fields)


def a_cluster(by: User, *, recent: int = 9, past: int = 2, until: Week = WEEK) -> None:
    """So many at one place in the last four weeks, and before."""
    in_week(by, until, count=recent)
    for n in range(past):
        in_week(by, until.previous(10 + 5 * n))


def found(by: User, **counts: int) -> EmergingWeek:
    """A year in which one cell emerges, looked at."""
    a_year(by)
    a_cluster(by, **counts)
    return look()


def one_more_cell() -> EmergingCell:
    """Each another cell of one week's look, as if it had been found."""
    counted = {"counted_at": NOW, "recent_weeks": 4, "past_weeks": 48}
    of_week, _ = EmergingWeek.objects.get_or_create(starts_on=WEEK.starts_on, defaults=counted)
    cell: EmergingCell = of_week.cells.create(
        cell=cell_of(51.78 + 0.003 * of_week.cells.count(), 0.13), is_listed=True, verdict="more", recent=9,
        past=2, usual=0.2, p=0.0001, adjusted_p=0.001, weeks=[0] * 52,
    )  # fmt: skip
    return cell


def look(week: Week = WEEK, now: datetime = NOW) -> EmergingWeek:
    return find_emerging_cells(week=week, now=max(now, week.ends_at))
