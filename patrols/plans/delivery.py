"""Which planned visits were delivered, by which of the visits that were made. Plain Python, no Django."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from measures.counts import count_of
from measures.dose import QUALIFYING_MINUTES, minutes_between
from measures.weeks import LONDON, local


@dataclass(frozen=True, slots=True)
class Plan:
    """So many visits to one zone by one organisation, each arriving within the band on that day."""

    key: int
    zone: int
    organisation: int
    on: date
    from_time: time
    to_time: time
    visits: int
    minutes: int = 0

    @property
    def band_minutes(self) -> int:
        return (self.to_time.hour - self.from_time.hour) * 60 + self.to_time.minute - self.from_time.minute


@dataclass(frozen=True, slots=True)
class MadeVisit:
    """One visit that is over; `zones` is the zone itself, then the zone around it if there is one."""

    zones: tuple[int, ...]
    organisations: frozenset[int]
    arrived_at: datetime
    left_at: datetime

    @property
    def minutes(self) -> float:
        return minutes_between(self.arrived_at, self.left_at)

    @property
    def qualifies(self) -> bool:
        return self.minutes >= QUALIFYING_MINUTES

    def fits(self, plan: Plan) -> bool:
        """Both ends of the band are inside it, to the minute: 21:00 is still within 19:00 to 21:00."""
        if plan.zone not in self.zones or plan.organisation not in self.organisations:
            return False
        arrived = local(self.arrived_at)
        minute = arrived.time().replace(second=0, microsecond=0)
        return plan.on == arrived.date() and plan.from_time <= minute <= plan.to_time


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of one plan, or of several together. A visit can still come until the day is over.

    The minutes are of the visits planned, and of those that count for a plan, however long they were.
    """

    planned: int
    delivered: int
    missed: int
    last_at: datetime | None = None
    planned_minutes: int = 0
    delivered_minutes: float = 0.0

    @property
    def open(self) -> int:
        """Neither delivered nor missed: there is still time."""
        return self.planned - self.delivered - self.missed

    @property
    def in_words(self) -> str:
        """9 of 12; 30 of 40 (75%)"""
        return count_of(self.delivered, self.planned)

    @property
    def state(self) -> str:
        if self.delivered == self.planned:
            return "delivered"
        if self.open:
            return "open"
        return "partly_delivered" if self.delivered else "missed"


def share_out(plans: Sequence[Plan], visits: Iterable[MadeVisit], *, today: date) -> dict[int, Delivery]:
    """What came of each plan, by its key. Pass every plan of the days in question, or shares change.

    Each visit counts for one plan only, and they are shared out so that as many planned visits as can
    be are delivered (a maximum matching, by augmenting paths). Where a visit has a choice it goes to
    the plan for its own zone before the one around it, then to the shortest band.
    """
    by_day: dict[date, list[Plan]] = defaultdict(list)
    for plan in plans:
        by_day[plan.on].append(plan)
    given: dict[int, list[MadeVisit]] = {plan.key: [] for plan in plans}
    for visit in sorted(visits, key=lambda each: each.arrived_at):
        if visit.qualifies:
            _give(visit, by_day[local(visit.arrived_at).date()], given, set())
    return {plan.key: _delivery(plan, given[plan.key], today) for plan in plans}


def together(deliveries: Iterable[Delivery]) -> Delivery:
    """Several plans as one. Example: 2 of 2 and 0 of 1 are 2 of 3, with 1 missed."""
    each = list(deliveries)
    return Delivery(
        planned=sum(one.planned for one in each),
        delivered=sum(one.delivered for one in each),
        missed=sum(one.missed for one in each),
        last_at=max((one.last_at for one in each if one.last_at), default=None),
        planned_minutes=sum(one.planned_minutes for one in each),
        delivered_minutes=sum(one.delivered_minutes for one in each),
    )


def minutes_to_arrive_in(on: date, from_time: time, to_time: time) -> float:
    """How long a band of that day really lasts; none where the clocks leave it out.

    Examples: 00:30 to 03:30 is 180 minutes, 120 on 29 March 2026 and 240 on 25 October 2026.
    """
    start, end = _moment(on, from_time, fold=0), _moment(on, to_time, fold=1)
    return minutes_between(start, end) if start < end else 0.0


def is_over(day: date, to_time: time, now: datetime) -> bool:
    """Whether nobody can arrive in time any more, by the clock in Harlow."""
    here = local(now)
    return (day, to_time) < (here.date(), here.time().replace(second=0, microsecond=0))


def _moment(on: date, clock: time, *, fold: int) -> datetime:
    """When the clock in Harlow shows it; where it never does, when the clocks go forward."""
    moment = datetime.combine(on, clock, LONDON).replace(fold=fold).astimezone(UTC)
    if local(moment).time() != clock:
        # London changes its clocks at 01:00 UTC.
        return datetime.combine(on, time(1), UTC)
    return moment


def _give(visit: MadeVisit, plans: list[Plan], given: dict[int, list[MadeVisit]], asked: set[int]) -> bool:
    """Give the visit to a plan with room, else to one whose visit can go elsewhere."""
    fitting = sorted(
        (plan for plan in plans if plan.key not in asked and visit.fits(plan)),
        key=lambda plan: (visit.zones.index(plan.zone), plan.band_minutes, plan.to_time, plan.key),
    )
    for plan in fitting:
        if len(given[plan.key]) < plan.visits:
            given[plan.key].append(visit)
            return True
    for plan in fitting:
        if plan.key in asked:
            continue
        asked.add(plan.key)
        for place, other in enumerate(given[plan.key]):
            if _give(other, plans, given, asked):
                given[plan.key][place] = visit
                return True
    return False


def _delivery(plan: Plan, visits: list[MadeVisit], today: date) -> Delivery:
    lacking = plan.visits - len(visits)
    return Delivery(
        planned=plan.visits,
        delivered=len(visits),
        missed=lacking if plan.on < today else 0,
        last_at=max((visit.left_at for visit in visits), default=None),
        planned_minutes=plan.visits * plan.minutes,
        delivered_minutes=sum(visit.minutes for visit in visits),
    )
