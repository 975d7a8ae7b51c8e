"""A year of weekly counts on a control chart, of one place or of all, and what else happened then."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncDate

from hotspots.analysis.marks import Mark, MarkKind, WeekOfPatrol, marks_of, patrol_by_week, surges
from hotspots.analysis.record import first_day_on_record
from hotspots.analysis.school import SchoolWeeks, school_weeks
from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.counts.incidents import selected_incidents
from measures.control_chart import ChartWeek, ControlChart, chart_weeks
from measures.weeks import LONDON, Week, last_complete_week
from zones.models import Zone

WEEKS = 52
DEFINITION = (
    "Incidents in each of the 52 whole weeks (Monday to Sunday) up to the last one that ended in the period "
    "chosen. All filters apply.",
    "The mean is of all weeks shown. The limits are three times its square root above and below it, as for "
    "counts that vary by chance alone (a c-chart); a mean under 9 has no lower limit.",
    "A week stands out above or below the limits, or as the eighth or later in a row on one side of the "
    "mean. That says that it is unusual, not why.",
    "Weeks before the first record, and those whose records were erased when their time was over, are gaps "
    "and no zeros. No limits are given for fewer than 20 weeks.",
    "A patrol surge is a week with more visits than the upper limit of the same kind of chart of the visits "
    "that count there.",
    "A town event is marked in each week in which it is on; for a zone those in it, within it or around it, "
    "and those of the whole town.",
    "A school holiday is a weekday between two recorded terms.",
)


@dataclass(frozen=True, slots=True)
class TrendWeek:
    """One week; `patrol` is None for readers who may not see patrols."""

    week: Week
    count: ChartWeek
    patrol: WeekOfPatrol | None
    marks: tuple[Mark, ...]

    @property
    def incidents(self) -> int | None:
        return self.count.count

    @property
    def period(self) -> Period:
        return Period(self.week.starts_on, self.week.ends_on)

    @property
    def kinds(self) -> list[MarkKind]:
        """Each kind of mark once, in the order of the rows under the chart."""
        found = {mark.kind for mark in self.marks}
        return [kind for kind in MarkKind if kind in found]


@dataclass(frozen=True, slots=True)
class ZoneTrend:
    """The chart of one zone in a line of a table."""

    zone: Zone
    chart: ControlChart
    standing_out: tuple[Week, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Trend:
    """52 weeks of the place chosen, and of each hotspot zone within it."""

    place: str
    chart: ControlChart
    weeks: tuple[TrendWeek, ...]
    zones: tuple[ZoneTrend, ...]
    school: SchoolWeeks
    shows_patrol: bool

    @property
    def period(self) -> Period:
        return Period(self.weeks[0].week.starts_on, self.weeks[-1].week.ends_on)

    @property
    def total(self) -> int:
        return sum(each.incidents or 0 for each in self.weeks)

    @property
    def standing_out(self) -> list[TrendWeek]:
        return [self.weeks[at] for at in self.chart.signalling]

    @property
    def rows(self) -> list[MarkKind]:
        """The kinds that are marked under the chart, whether or not a week has one."""
        unknown = set() if self.shows_patrol else {MarkKind.SURGE}
        if not self.school.known:
            unknown.add(MarkKind.SCHOOL_HOLIDAY)
        return [kind for kind in MarkKind if kind not in unknown]


def weeks_until(last_on: date, *, now: datetime) -> list[Week]:
    """The 52 whole weeks up to the last that had ended on that day, and by now."""
    last = min(Week.of_date(last_on + timedelta(days=1)).previous(), last_complete_week(now))
    return [last.previous(n) for n in range(WEEKS - 1, -1, -1)]


def incident_trend(selection: Selection, *, now: datetime, with_patrol: bool) -> Trend:
    """Every chart from one count by zone and day."""
    weeks = weeks_until(selection.period.last_on, now=now)
    asked = replace(selection, period=Period(weeks[0].starts_on, weeks[-1].ends_on))
    first = first_day_on_record(asked)
    by_zone = _by_zone(asked)
    zones = [] if asked.cell is not None else _zones_within(asked.zone, weeks[-1].ends_on)
    chart = _chart(_added(by_zone), weeks, first)
    patrol = patrol_by_week(weeks, asked.zone, now=now) if with_patrol else []
    school = school_weeks(weeks)
    marks = [*marks_of(weeks, asked.zone), *(surges(weeks, patrol) if with_patrol else []), *school.marks]
    return Trend(
        place=str(asked.zone) if asked.zone is not None else "All places",
        chart=chart,
        weeks=tuple(
            TrendWeek(
                week,
                chart.weeks[at],
                patrol[at] if with_patrol else None,
                tuple(mark for mark in marks if mark.week == week),
            )
            for at, week in enumerate(weeks)
        ),
        zones=tuple(_zone_trend(zone, by_zone, weeks, first) for zone in zones),
        school=school,
        shows_patrol=with_patrol,
    )


def _by_zone(selection: Selection) -> dict[int | None, dict[Week, int]]:
    """Counts by zone (None is outside) and week, one query; a week is told by its London days."""
    found: dict[int | None, dict[Week, int]] = {}
    rows: Any = (
        selected_incidents(selection)
        .order_by()
        .annotate(on=TruncDate("occurred_at", tzinfo=LONDON))
        .values("zone_version__zone", "on")
        .annotate(many=Count("pk"))
        .values_list("zone_version__zone", "on", "many")
    )
    for zone, on, many in rows:
        weeks, week = found.setdefault(zone, {}), Week.of_date(on)
        weeks[week] = weeks.get(week, 0) + many
    return found


def _added(by_zone: Mapping[int | None, Mapping[Week, int]]) -> dict[Week, int]:
    total: dict[Week, int] = {}
    for weeks in by_zone.values():
        for week, many in weeks.items():
            total[week] = total.get(week, 0) + many
    return total


def _chart(counts: Mapping[Week, int], weeks: list[Week], first: date | None) -> ControlChart:
    # The week of the first record may have begun before anything was recorded.
    known = [first is not None and week.starts_on >= first for week in weeks]
    return chart_weeks(
        [counts.get(week, 0) if is_known else None for week, is_known in zip(weeks, known, strict=True)]
    )


def _zones_within(zone: Zone | None, day: date) -> list[Zone]:
    """The hotspot zones of that day: all, or those inside the one chosen; none below a hotspot zone."""
    if zone is not None and zone.kind == Zone.Kind.HOTSPOT:
        return []
    hotspots = Zone.objects.hotspots().with_outline_on(day)
    return [each for each in hotspots if zone is None or each.parent_id == zone.pk]


def _zone_trend(
    zone: Zone, by_zone: Mapping[int | None, Mapping[Week, int]], weeks: list[Week], first: date | None
) -> ZoneTrend:
    chart = _chart(by_zone.get(zone.pk, {}), weeks, first)
    return ZoneTrend(
        zone,
        chart,
        tuple(weeks[at] for at in chart.signalling),
        sum(each.count or 0 for each in chart.weeks),
    )
