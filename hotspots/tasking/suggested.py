"""Visits that are suggested for a week: what happened, when somebody last walked there, what is planned.

Page, API and what is planned from them take every suggestion from here. Kinds that imply a victim
are left out for everybody: the reasons stay with the plans, and those who walk may not read those.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Max
from django.db.models.functions import ExtractHour

from hotspots.asked.periods import Period
from incidents.kept.by_zone import counts_by_hour
from measures.bands import BAND_HOURS, band_at
from measures.dose import QUALIFYING_MINUTES, days_since
from measures.tasking import (
    DAYS_LOOKED_BACK,
    LEAST_INCIDENTS,
    MOST_DAYS,
    WEEKS_LOOKED_BACK,
    Cell,
    Suggestion,
    suggest,
)
from measures.weeks import LONDON, Week, local, london_day
from patrols.models import PlannedVisit, Visit
from patrols.plans.delivery import is_over
from zones.models import Zone

MOST_SHOWN = 12
MOST_WEEKS_AHEAD = 51

DEFINITION = (
    f"Each zone’s week is cut into 42 cells of {BAND_HOURS} hours. The incidents of a cell in the last "
    f"{WEEKS_LOOKED_BACK} weeks are drawn towards the mean of its zone’s cells, so that one incident "
    "against none is not a peak: the count weighs mean ÷ (mean + 1), the mean the rest.",
    f"That is multiplied by the days since somebody last stayed {QUALIFYING_MINUTES} minutes or more in "
    f"that zone in that band, on whatever day of the week: at least 1, at most {MOST_DAYS}, because "
    "what a visit does fades in 3 to 4 days.",
    f"Only peaks are suggested: cells with {LEAST_INCIDENTS} incidents or more, and more than the mean of "
    "their zone’s cells. Withdrawn incidents are not counted.",
    "Domestic abuse, sexual offences and hate crime are left out for everybody, because the reason of a "
    "plan is read by all who walk there.",
    "Many incidents where nobody walked are no proof that walking there would have prevented them.",
)


@dataclass(frozen=True)
class SuggestedVisit:
    """A suggestion on its day of one week; `planned` are the plans that already lie in that band."""

    suggestion: Suggestion
    zone: Zone
    on: date
    from_time: time
    to_time: time
    planned: tuple[PlannedVisit, ...]
    is_over: bool

    @property
    def key(self) -> str:
        """the-stow.4.16"""
        cell = self.suggestion.cell
        return f"{cell.zone}.{cell.weekday}.{cell.from_hour}"

    @property
    def is_planned(self) -> bool:
        """The very same band is planned, by whomever."""
        return any((p.from_time, p.to_time) == (self.from_time, self.to_time) for p in self.planned)

    @property
    def in_words(self) -> str:
        band = f"{self.from_time:%H:%M} to {self.to_time:%H:%M}"
        return f"{self.zone}, {self.on:%A} {self.on.day} {self.on:%B}, {band}"


@dataclass(frozen=True)
class SuggestedVisits:
    week: Week
    period: Period
    visits: tuple[SuggestedVisit, ...]
    left_out_hour_not_known: int

    @property
    def shown(self) -> tuple[SuggestedVisit, ...]:
        return self.visits[:MOST_SHOWN]


def read_week(text: str, now: datetime) -> Week:
    """The week asked for, next week if none was. Refuses one that is over or too far ahead."""
    this_week = Week.of_instant(now)
    week = Week.parse(text) if text else this_week.next()
    if not this_week <= week <= this_week.next(MOST_WEEKS_AHEAD):
        raise ValueError("Choose this week or one of the next 51.")
    return week


def looked_back(now: datetime) -> Period:
    """Eight times each day of the week, until yesterday: today is not over, so it would count by halves."""
    return Period.of_weeks(WEEKS_LOOKED_BACK, until=local(now).date() - timedelta(days=1))


def suggested_visits(week: Week, *, now: datetime) -> SuggestedVisits:
    """Ranked over all hotspot zones with an outline in that week; six queries, five where all is counted."""
    period = looked_back(now)
    zones = {
        zone.slug: zone for zone in Zone.objects.hotspots().with_outline_on(week.ends_on) if zone.outline
    }
    incidents, left_out = _incidents(period, zones)
    plans = defaultdict(list)
    for plan in PlannedVisit.objects.counted().in_week(week).for_list():
        plans[plan.zone_id, plan.on].append(plan)

    def on_its_day(suggestion: Suggestion) -> SuggestedVisit:
        cell, zone = suggestion.cell, zones[suggestion.cell.zone]
        on = week.starts_on + timedelta(days=cell.weekday - 1)
        start, end = time(cell.from_hour), _end_of(cell.from_hour)
        there = [plan for plan in plans[zone.pk, on] if plan.from_time < end and start < plan.to_time]
        return SuggestedVisit(suggestion, zone, on, start, end, tuple(there), is_over(on, end, now))

    ranked = suggest(incidents, _days_since_visit(zones, now))
    return SuggestedVisits(week, period, tuple(map(on_its_day, ranked)), left_out)


def _end_of(from_hour: int) -> time:
    """A plan ends on its own day, so the last band ends a minute before midnight."""
    end = from_hour + BAND_HOURS
    return time(end) if end < 24 else time(23, 59)


def _incidents(period: Period, zones: dict[str, Zone]) -> tuple[dict[Cell, int], int]:
    """Counts by cell, and how many are in none because their hour is not known; from what is kept."""
    slugs = {zone.pk: slug for slug, zone in zones.items()}
    counts: Counter[Cell] = Counter()
    left_out = 0
    for each in counts_by_hour(period.first_on, period.last_on, slugs):
        if each.hour is None:
            left_out += each.many
        else:
            counts[Cell(slugs[each.zone], each.weekday, band_at(each.hour).first_hour)] += each.many
    return dict(counts), left_out


def _days_since_visit(zones: dict[str, Zone], now: datetime) -> dict[tuple[str, int], int]:
    """By zone and band, from the last two weeks; who was there longer ago counts as nobody."""
    today = local(now).date()
    long_enough = (
        Visit.objects.counted()
        .qualifying()
        .filter(
            arrived_at__gte=london_day(today - timedelta(days=DAYS_LOOKED_BACK))[0],
            zone_version__zone__slug__in=zones,
        )
        .order_by()
        .annotate(hour=ExtractHour("arrived_at", tzinfo=LONDON))
    )
    days: dict[tuple[str, int], int] = {}
    rows = long_enough.values_list("zone_version__zone__slug", "hour").annotate(last=Max("arrived_at"))
    for slug, hour, last in rows:
        band = (slug, band_at(hour).first_hour)
        since = max(0, days_since(last, now))
        days[band] = min(since, days.get(band, since))
    return days
