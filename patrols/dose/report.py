"""The dose of patrol per zone, day or band over a period: the one function for page, API and file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from measures.dose import Dose, days_since, freshness, summarise_dose
from measures.dose import Visit as TimeInZone
from measures.dose_by import BAND_HOURS, BANDS, covered_minutes, visits_by_band, visits_by_day
from measures.weeks import local, london_day
from patrols.dose.stays import stays_between
from patrols.models import PlannedVisit, Visit
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
    """What one zone, day or band received; `last_at` is the last qualifying visit, also before the period.

    Only a zone (or a total of one) is `fresh` or not: a day or a band has no days since.
    """

    key: str
    name: str
    dose: Dose
    covered_minutes: float
    delivery: Delivery
    within: tuple[str, ...] = ()
    is_place: bool = False
    last_at: datetime | None = None
    days_since: int | None = None

    @property
    def fresh(self) -> str | None:
        return freshness(self.days_since) if self.is_place else None


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
    visits: dict[int, list[TimeInZone]]
    plans: list[PlannedVisit]
    last: dict[int, datetime]
    as_at: datetime

    def visits_of(self, keys: Iterable[int]) -> list[TimeInZone]:
        return [visit for key in keys for visit in self.visits.get(key, ())]

    def plans_of(self, keys: Iterable[int]) -> list[PlannedVisit]:
        wanted = set(keys)
        return [plan for plan in self.plans if plan.zone_id in wanted]

    def children(self, zone: Zone) -> list[Zone]:
        return [each for each in self.zones if each.parent_id == zone.pk]

    def line(self, key: str, name: str, visits: Sequence[TimeInZone], plans: Iterable[PlannedVisit]) -> Line:
        delivery = together(plan.delivery for plan in plans if plan.delivery)
        return Line(
            key=key,
            name=name,
            dose=summarise_dose(visits, as_at=self.as_at, planned=delivery.planned),
            covered_minutes=covered_minutes(visits),
            delivery=delivery,
        )

    def place(self, zone: Zone) -> Line:
        children = self.children(zone)
        keys = [zone.pk, *(child.pk for child in children)]
        last_at = max((self.last[key] for key in keys if key in self.last), default=None)
        return replace(
            self.line(zone.slug, zone.name, self.visits_of(keys), self.plans_of(keys)),
            within=tuple(child.name for child in children),
            is_place=True,
            last_at=last_at,
            days_since=None if last_at is None else days_since(last_at, self.as_at),
        )


def dose_report(asked: Asked, *, now: datetime) -> DoseReport:
    """The dose that was asked for: seven queries, however many visits.

    Struck and unfinished patrols count nowhere. Days since the last qualifying visit are as at the end
    of the period, or now while it lasts.
    """
    return dose_reports(asked, [asked.by], now=now)[0]


def dose_reports(asked: Asked, ways: Sequence[By], *, now: datetime) -> list[DoseReport]:
    """The same period and place cut in several ways, read from the database once."""
    found = _find(asked, now)
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


def _find(asked: Asked, now: datetime) -> _Found:
    start, end = london_day(asked.first_on)[0], london_day(asked.last_on)[1]
    as_at = max(start, min(now, end - timedelta.resolution))
    until = as_at + timedelta.resolution
    made = stays_between(start, until)
    last_on = local(as_at).date()
    planned = PlannedVisit.objects.counted().filter(on__range=(asked.first_on, last_on)).order_by()
    if asked.zone is not None:
        planned = planned.in_zone(asked.zone)
    visits: dict[int, list[TimeInZone]] = defaultdict(list)
    for stay in made:
        if asked.zone is None or asked.zone.pk in stay.zones:
            visits[stay.zones[0]].append(stay.time)
    plans = with_delivered(planned, now=now, made=made)
    return _Found(
        zones=_zones(asked, last_on, {*visits, *(plan.zone_id for plan in plans)}),
        visits=dict(visits),
        plans=plans,
        last=Visit.objects.counted().qualifying().filter(arrived_at__lt=until).last_by_zone(),
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
    plans: dict[int, list[PlannedVisit]] = defaultdict(list)
    for plan in found.plans:
        plans[plan.from_time.hour // BAND_HOURS * BAND_HOURS].append(plan)
    return [
        found.line(
            f"{band.first_hour:02d}-{band.last_hour:02d}", band.label, visits[band], plans[band.first_hour]
        )
        for band in BANDS
    ]


def _weekday(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


_LINES = {By.ZONE: _by_zone, By.DAY: _by_day, By.BAND: _by_band}
