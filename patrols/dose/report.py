"""The dose of patrol per zone, day or band over a period: the one function for page, API and file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from measures.bands import BANDS, Band, band_at
from measures.counts import percentage_of
from measures.dose import Dose, summarise_dose
from measures.dose_by import covered_minutes, day_of, visits_by_band, visits_by_day
from measures.weeks import local, london_day
from patrols.dose.freshness import LastQualifying, began_by_zone, last_of
from patrols.dose.stays import Stay, stays_between
from patrols.models import PlannedVisit
from patrols.plans.delivered import with_delivered
from patrols.plans.delivery import Delivery, together
from zones.models import Zone

LONGEST_DAYS = 366


class By(StrEnum):
    ZONE = "zone"
    DAY = "day"
    BAND = "band"

    @property
    def heading(self) -> str:
        """What the first column of such a table is called."""
        return {By.ZONE: "Zone", By.DAY: "Day", By.BAND: "Arrived between"}[self]


@dataclass(frozen=True)
class Asked:
    """Whole London days, both inside; a zone with those within it, or everywhere. At most 366 days."""

    first_on: date
    last_on: date
    zone: Zone | None = None
    by: By = By.ZONE

    def __post_init__(self) -> None:
        if not 1 <= len(self.days) <= LONGEST_DAYS:
            raise ValueError(f"A dose is of 1 to {LONGEST_DAYS} days.")

    @property
    def days(self) -> list[date]:
        return [self.first_on + timedelta(days=n) for n in range((self.last_on - self.first_on).days + 1)]


@dataclass(frozen=True)
class Line:
    """What one zone, day or band received, beside what was planned for it.

    `qualifying_where_planned` are the qualifying visits in the zones and on the days of its plans: a
    visit where nothing was planned must not make up for one that was. `last` is the last qualifying
    visit, also before the period; only a zone (or a total of one) has it.
    """

    key: str
    name: str
    dose: Dose
    covered_minutes: float
    delivery: Delivery
    qualifying_where_planned: int
    within: tuple[str, ...] = ()
    last: LastQualifying | None = None

    @property
    def compliance_percent(self) -> int | None:
        """Qualifying visits for each planned one; over 100 when more were made than planned."""
        return percentage_of(self.qualifying_where_planned, self.delivery.planned)


@dataclass(frozen=True)
class DoseReport:
    """Lines in order, and the total in which every visit counts once although zones lie within zones."""

    asked: Asked
    as_at: datetime
    lines: tuple[Line, ...]
    total: Line

    @property
    def rows(self) -> tuple[Line, ...]:
        """What a table shows: no total below the one zone that was asked for."""
        is_total = self.asked.by == By.ZONE and self.asked.zone is not None
        return self.lines if is_total else (*self.lines, self.total)


@dataclass(frozen=True)
class _Found:
    """What the database says of the period, read once."""

    zones: list[Zone]
    visits: dict[int, list[Stay]]
    plans: list[PlannedVisit]
    last: dict[int, datetime]
    as_at: datetime

    def visits_of(self, keys: Iterable[int]) -> list[Stay]:
        return [visit for key in keys for visit in self.visits.get(key, ())]

    def plans_of(self, keys: Iterable[int]) -> list[PlannedVisit]:
        wanted = set(keys)
        return [plan for plan in self.plans if plan.zone_id in wanted]

    def children(self, zone: Zone) -> list[Zone]:
        return [each for each in self.zones if each.parent_id == zone.pk]

    def line(self, key: str, name: str, visits: Sequence[Stay], plans: Sequence[PlannedVisit]) -> Line:
        times = [visit.time for visit in visits]
        planned = {(plan.zone_id, plan.on) for plan in plans}
        return Line(
            key=key,
            name=name,
            dose=summarise_dose(times, as_at=self.as_at),
            covered_minutes=covered_minutes(times),
            delivery=together(plan.delivery for plan in plans if plan.delivery),
            qualifying_where_planned=sum(
                visit.qualifies and any((zone, day_of(visit.arrived_at)) in planned for zone in visit.zones)
                for visit in visits
            ),
        )

    def place(self, zone: Zone) -> Line:
        children = self.children(zone)
        keys = [zone.pk, *(child.pk for child in children)]
        return replace(
            self.line(zone.slug, zone.name, self.visits_of(keys), self.plans_of(keys)),
            within=tuple(child.name for child in children),
            last=last_of(zone, self.zones, self.last, as_at=self.as_at),
        )


def dose_report(asked: Asked, *, now: datetime, made: Sequence[Stay] | None = None) -> DoseReport:
    """The dose that was asked for: seven queries, however many visits; five with `made`.

    Struck and unfinished patrols count nowhere. Days since the last qualifying visit are as at the end
    of the period, or now while it lasts. `made` are the visits of the days asked, where they were read
    already, to whichever zone.
    """
    return dose_reports(asked, [asked.by], now=now, made=made)[0]


def dose_reports(
    asked: Asked, ways: Sequence[By], *, now: datetime, made: Sequence[Stay] | None = None
) -> list[DoseReport]:
    """The same period and place cut in several ways, read from the database once."""
    found = _find(asked, now, made)
    total = _total(asked, found)
    return [
        DoseReport(
            asked=Asked(asked.first_on, asked.last_on, asked.zone, by),
            as_at=found.as_at,
            lines=tuple(_LINES[by](asked, found)),
            total=total,
        )
        for by in ways
    ]


def _find(asked: Asked, now: datetime, made: Sequence[Stay] | None) -> _Found:
    start, end = london_day(asked.first_on)[0], london_day(asked.last_on)[1]
    as_at = max(start, min(now, end - timedelta.resolution))
    until = as_at + timedelta.resolution
    if made is None:
        made = stays_between(start, until)
    made = [stay for stay in made if start <= stay.arrived_at < until]
    last_on = local(as_at).date()
    planned = PlannedVisit.objects.counted().filter(on__range=(asked.first_on, last_on)).order_by()
    if asked.zone is not None:
        planned = planned.in_zone(asked.zone)
    visits: dict[int, list[Stay]] = defaultdict(list)
    for stay in made:
        if asked.zone is None or asked.zone.pk in stay.zones:
            visits[stay.zones[0]].append(stay)
    plans = with_delivered(planned, now=now, made=made)
    return _Found(
        zones=_zones(asked, last_on, {*visits, *(plan.zone_id for plan in plans)}),
        visits=dict(visits),
        plans=plans,
        last=began_by_zone(until=as_at),
        as_at=as_at,
    )


def _zones(asked: Asked, day: date, used: set[int]) -> list[Zone]:
    """Hotspot zones, then wider areas: those drawn on the last day, and any other with a visit or a plan."""
    zones = Zone.objects.with_outline_on(day).order_by("name")
    kept = [
        zone
        for zone in zones
        if (zone.outline or zone.pk in used)
        and (asked.zone is None or asked.zone.pk in (zone.pk, zone.parent_id))
    ]
    return sorted(kept, key=lambda zone: zone.kind != Zone.Kind.HOTSPOT)


def _total(asked: Asked, found: _Found) -> Line:
    if asked.zone is not None:
        return found.place(asked.zone)
    return found.line("total", "All zones", found.visits_of(found.visits), found.plans)


def _by_zone(asked: Asked, found: _Found) -> list[Line]:
    lines = [found.place(zone) for zone in found.zones]
    return lines or ([found.place(asked.zone)] if asked.zone else [])


def _by_day(asked: Asked, found: _Found) -> list[Line]:
    days = [day for day in asked.days if day <= local(found.as_at).date()]
    visits = visits_by_day(found.visits_of(found.visits), days)
    plans: dict[date, list[PlannedVisit]] = defaultdict(list)
    for plan in found.plans:
        plans[plan.on].append(plan)
    return [found.line(day.isoformat(), _weekday(day), visits[day], plans[day]) for day in days]


def _by_band(asked: Asked, found: _Found) -> list[Line]:
    """A plan belongs to the band in which it begins."""
    visits = visits_by_band(found.visits_of(found.visits))
    plans: dict[Band, list[PlannedVisit]] = defaultdict(list)
    for plan in found.plans:
        plans[band_at(plan.from_time.hour)].append(plan)
    return [
        found.line(f"{band.first_hour:02d}-{band.last_hour:02d}", band.label, visits[band], plans[band])
        for band in BANDS
    ]


def _weekday(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


_LINES = {By.ZONE: _by_zone, By.DAY: _by_day, By.BAND: _by_band}
