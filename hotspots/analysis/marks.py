"""What else happened in the weeks of a chart: to be seen beside a count, and no cause of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from deployments.models import TechDeployment
from govuk.templatetags.govuk import weekday
from measures.control_chart import ControlChart, chart_weeks
from measures.weeks import Week
from patrols.dose.stays import Stay, stays_between
from patrols.plans.bank_holidays import bank_holidays
from zones.models import TownEvent, Zone


class MarkKind(StrEnum):
    """The rows under the chart, by the words that name them."""

    TECHNOLOGY = "Technology"
    SURGE = "Patrol surge"
    EVENT = "Town event"
    BANK_HOLIDAY = "Bank holiday"
    SCHOOL_HOLIDAY = "School holiday"
    CLOCKS = "Clocks change"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that happened in one week, in words."""

    week: Week
    kind: MarkKind
    words: str


@dataclass(frozen=True, slots=True)
class WeekOfPatrol:
    """Visits that were made in a zone in one week; None before the first one on record."""

    visits: int | None
    hours: float


def marks_of(weeks: Sequence[Week], zone: Zone | None) -> list[Mark]:
    """Technology that stood there, the town's events, bank holidays and clock changes; two queries."""
    return [*_technology(weeks, zone), *_events(weeks, zone), *_bank_holidays(weeks), *_clocks(weeks)]


def patrol_by_week(weeks: Sequence[Week], zone: Zone | None, *, now: datetime) -> list[WeekOfPatrol]:
    """Visits in the zone, or in any, by the week in which they began."""
    stays = stays_between(weeks[0].starts_at, min(weeks[-1].ends_at, now))
    by_week: dict[Week, list[Stay]] = {}
    for stay in stays:
        if zone is None or zone.pk in stay.zones:
            by_week.setdefault(Week.of_instant(stay.arrived_at), []).append(stay)
    first = min(by_week, default=None)
    return [
        WeekOfPatrol(
            None if first is None or week < first else len(by_week.get(week, [])),
            sum((stay.left_at - stay.arrived_at).total_seconds() for stay in by_week.get(week, [])) / 3600,
        )
        for week in weeks
    ]


def surges(weeks: Sequence[Week], patrol: Sequence[WeekOfPatrol]) -> list[Mark]:
    """Weeks with more visits than the upper limit of their own chart: visits are counts, hours are not."""
    chart: ControlChart = chart_weeks([each.visits for each in patrol])
    return [
        Mark(week, MarkKind.SURGE, f"Patrol surge: {each.visits} visits, {chart.mean:.1f} a week usual")
        for week, each in zip(weeks, patrol, strict=True)
        if chart.mean is not None
        and chart.upper is not None
        and each.visits is not None
        and each.visits > chart.upper
    ]


def _technology(weeks: Sequence[Week], zone: Zone | None) -> list[Mark]:
    found = TechDeployment.objects.between(weeks[0].starts_at, weeks[-1].ends_at).done()
    if zone is not None:
        found = found.in_zone(zone)
    rows = found.order_by("starts_at", "pk")
    return [
        Mark(
            Week.of_instant(each.starts_at),
            MarkKind.TECHNOLOGY,
            f"{each.get_technology_display()} ({each.reference})",
        )
        for each in rows
    ]


def _events(weeks: Sequence[Week], zone: Zone | None) -> list[Mark]:
    """In each week in which it was on; those of the zone are also those around it and of the whole town."""
    found = TownEvent.objects.going_ahead().between(weeks[0].starts_at, weeks[-1].ends_at)
    if zone is not None:
        found = found.concerning(zone)
    rows = list(found.select_related("zone").order_by("starts_at", "pk"))
    return [
        Mark(week, MarkKind.EVENT, f"{each.name}, {each.place} ({each.reference})")
        for week in weeks
        for each in rows
        if each.starts_at < week.ends_at and week.starts_at < each.ends_at
    ]


def _bank_holidays(weeks: Sequence[Week]) -> list[Mark]:
    days = bank_holidays(weeks[0].starts_on, weeks[-1].ends_on)
    return [
        Mark(Week.of_date(each), MarkKind.BANK_HOLIDAY, f"Bank holiday on {weekday(each)}") for each in days
    ]


def _clocks(weeks: Sequence[Week]) -> list[Mark]:
    return [
        Mark(week, MarkKind.CLOCKS, f"Clocks changed: a week of {week.hours} hours")
        for week in weeks
        if week.hours != 7 * 24
    ]
