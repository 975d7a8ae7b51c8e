"""A month of patrols, day by day: one function for the page and the API."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, OuterRef, Subquery, Sum
from django.db.models.functions import TruncDate

from accounts.models import Organisation, User
from measures.quarters import Month
from measures.weeks import LONDON, Week, local
from patrols.models import Crew, Patrol, PlannedVisit, Visit
from patrols.plans.delivered import with_delivered
from patrols.plans.delivery import Delivery, together
from zones.models import Zone

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A month; of one zone with those within it, or everywhere; of one organisation, or all."""

    month: Month
    zone: Zone | None = None
    organisation: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Of patrols that are over. With a zone, the hours are those inside it."""

    patrols: int
    person_hours: float
    visits: int
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    figures: Figures
    today: date

    @property
    def is_today(self) -> bool:
        return self.on == self.today

    @property
    def mark(self) -> str:
        """In words, why there is no figure; empty on a day with patrols."""
        if self.figures.patrols:
            return ""
        if self.is_today:
            return "No patrols yet"
        return "No patrols" if self.on < self.today else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One ISO week, Monday first; None for a day that is in another month."""

    week: Week
    days: tuple[Day | None, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    asked: Asked
    rows: tuple[Row, ...]
    total: Figures


def calendar_of(asked: Asked, user: User, *, now: datetime) -> Calendar:
    """Every day of the month, also those without a patrol: five queries, however many patrols.

    A patrol belongs to the London day on which it began, with all its hours and visits. Planned visits
    belong to their own day.
    """
    month, today = asked.month, local(now).date()
    out, inside = _patrols_by_day(asked, user), _visits_by_day(asked, user)
    planned = _delivery_by_day(asked, user, now)
    figures = {}
    for day in _days(month):
        patrols, whole = out.get(day, (0, timedelta()))
        visits, within = inside.get(day, (0, timedelta()))
        time = whole if asked.zone is None else within
        figures[day] = Figures(patrols, time / HOUR, visits, together(planned[day]))
    total = Figures(
        sum(each.patrols for each in figures.values()),
        sum(each.person_hours for each in figures.values()),
        sum(each.visits for each in figures.values()),
        together(each.delivery for each in figures.values()),
    )
    return Calendar(asked, tuple(_rows(month, figures, today)), total)


def _patrols_by_day(asked: Asked, user: User) -> dict[date, tuple[int, timedelta]]:
    patrols = Patrol.objects.visible_to(user).counted().between(asked.month.starts_at, asked.month.ends_at)
    if asked.zone is not None:
        patrols = patrols.in_zone(asked.zone)
    staff: Any = F("staff_count")
    if asked.organisation is not None:
        patrols = patrols.with_organisation(asked.organisation)
        staff = _staff_of(asked.organisation, "pk")
    return _by_day(patrols, "started_at", F("ended_at") - F("started_at"), staff)


def _visits_by_day(asked: Asked, user: User) -> dict[date, tuple[int, timedelta]]:
    visits = Visit.objects.visible_to(user).counted()
    visits = visits.filter(
        patrol__started_at__gte=asked.month.starts_at, patrol__started_at__lt=asked.month.ends_at
    )
    if asked.zone is not None:
        visits = visits.in_zone(asked.zone)
    staff: Any = F("patrol__staff_count")
    if asked.organisation is not None:
        visits = visits.filter(patrol__crews__organisation=asked.organisation)
        staff = F("patrol__crews__staff_count")
    return _by_day(visits, "patrol__started_at", F("left_at") - F("arrived_at"), staff)


def _staff_of(organisation: Organisation, patrol: str) -> Subquery:
    return Subquery(
        Crew.objects.filter(patrol=OuterRef(patrol), organisation=organisation).values("staff_count")[:1]
    )


def _by_day(rows: Any, began: str, length: Any, staff: Any) -> dict[date, tuple[int, timedelta]]:
    person_time = ExpressionWrapper(length * staff, output_field=DurationField())
    found = (
        rows.order_by()
        .values_list(TruncDate(began, tzinfo=LONDON))
        .annotate(how_many=Count("pk"), time=Sum(person_time))
    )
    return {day: (how_many, time) for day, how_many, time in found}


def _delivery_by_day(asked: Asked, user: User, now: datetime) -> dict[date, list[Delivery]]:
    month = asked.month
    plans = PlannedVisit.objects.visible_to(user).counted().filter(on__range=(month.starts_on, month.ends_on))
    if asked.zone is not None:
        plans = plans.in_zone(asked.zone)
    if asked.organisation is not None:
        plans = plans.of_organisation(asked.organisation)
    found: dict[date, list[Delivery]] = defaultdict(list)
    for plan in with_delivered(plans, now=now):
        if plan.delivery is not None:
            found[plan.on].append(plan.delivery)
    return found


def _days(month: Month) -> list[date]:
    first = month.starts_on
    return [first + timedelta(days=number) for number in range((month.ends_on - first).days + 1)]


def _rows(month: Month, figures: dict[date, Figures], today: date) -> Iterable[Row]:
    week = Week.of_date(month.starts_on)
    while week.starts_on <= month.ends_on:
        days = (week.starts_on + timedelta(days=number) for number in range(7))
        yield Row(week, tuple(Day(day, figures[day], today) if day in figures else None for day in days))
        week = week.next()
