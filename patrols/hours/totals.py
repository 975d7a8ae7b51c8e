"""Hours as they are paid: line by line, rounded once, so that the lines add up to the totals exactly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from measures.weeks import local
from patrols.clock import clock, names_zone

HUNDREDTH = Decimal("0.01")
POLICE, PARTNERS, TOGETHER = "Police", "Community-safety partners", "All organisations"
DEFINITIONS = (
    (
        "Patrol-hours",
        "How long the patrol was out, once for each organisation on it. A joint patrol has a line "
        "for each, so patrol-hours added up over organisations can be more than the time anybody was out.",
    ),
    (
        "Person-hours",
        "The same time multiplied by the organisation’s own staff on the patrol. They add up over "
        "organisations without counting anything twice.",
    ),
    ("Inside zones", "The part of either that was spent on visits to a zone."),
    (
        "Which period",
        "A patrol counts whole in the period in which it began, by London time, also when it ran "
        "past midnight. Time is elapsed time, also when the clocks change.",
    ),
    (
        "Rounding",
        "Each line is rounded to hundredths of an hour. Totals are sums of the rounded lines, so the "
        "lines add up to them exactly.",
    ),
    ("Not counted", "Patrols that were struck out, and those that have not been ended."),
)
_TICK = timedelta(microseconds=1)
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


def in_hundredths(time: timedelta, *, per: timedelta, staff: int = 1) -> Decimal:
    """That time, for each of the staff, in hundredths of a unit; halves are rounded up."""
    return (Decimal(time // _TICK) * staff / (per // _TICK)).quantize(HUNDREDTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Line:
    """What one organisation gave to one patrol that is over: the smallest thing that is paid for."""

    reference: str
    organisation: str
    is_police: bool
    started_at: datetime
    ended_at: datetime
    staff: int
    is_joint: bool = False
    inside: timedelta = timedelta(0)
    zones: tuple[str, ...] = ()
    visits: int = 0

    @property
    def side(self) -> str:
        return POLICE if self.is_police else PARTNERS

    @property
    def when(self) -> str:
        """19:05 to 20:05; with the zone where the clocks changed in between, for one hour comes twice."""
        zone = names_zone(self.started_at, self.ended_at)
        aside = "" if local(self.started_at).date() == local(self.ended_at).date() else " the next day"
        return f"{clock(self.started_at, zone=zone)} to {clock(self.ended_at, zone=zone)}{aside}"

    @property
    def minutes(self) -> Decimal:
        """Elapsed, also when the clocks change in between."""
        return in_hundredths(self.ended_at - self.started_at, per=_MINUTE)

    @property
    def patrol_hours(self) -> Decimal:
        return in_hundredths(self.ended_at - self.started_at, per=_HOUR)

    @property
    def person_hours(self) -> Decimal:
        return in_hundredths(self.ended_at - self.started_at, per=_HOUR, staff=self.staff)

    @property
    def patrol_hours_inside(self) -> Decimal:
        return in_hundredths(self.inside, per=_HOUR)

    @property
    def person_hours_inside(self) -> Decimal:
        return in_hundredths(self.inside, per=_HOUR, staff=self.staff)


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of some lines. Patrols and visits are counted once each, however many lines they have."""

    name: str
    lines: int
    patrols: int
    joint: int
    visits: int
    patrol_hours: Decimal
    patrol_hours_inside: Decimal
    person_hours: Decimal
    person_hours_inside: Decimal


@dataclass(frozen=True, slots=True)
class Split:
    """The totals of a period: by organisation, police first, and of the two sides.

    `together` is the sum of all lines; the patrol-hours `once` count a joint patrol's time one time only.
    """

    organisations: tuple[Total, ...]
    police: Total
    partners: Total
    together: Total
    patrol_hours_once: Decimal
    patrol_hours_inside_once: Decimal


def split(lines: Iterable[Line]) -> Split:
    """Add up lines, in the order of `in_order`."""
    ordered = in_order(lines)
    each = {line.reference: line for line in ordered}.values()
    return Split(
        organisations=tuple(
            total_of(name, tuple(theirs))
            for name, theirs in groupby(ordered, key=lambda line: line.organisation)
        ),
        police=total_of(POLICE, [line for line in ordered if line.is_police]),
        partners=total_of(PARTNERS, [line for line in ordered if not line.is_police]),
        together=total_of(TOGETHER, ordered),
        patrol_hours_once=_sum(line.patrol_hours for line in each),
        patrol_hours_inside_once=_sum(line.patrol_hours_inside for line in each),
    )


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Police first, then by organisation, then as they began: the order of the files."""
    return sorted(
        lines, key=lambda line: (not line.is_police, line.organisation, line.started_at, line.reference)
    )


def total_of(name: str, lines: Sequence[Line]) -> Total:
    """The sum of these lines, under that name."""
    patrols = {line.reference: line for line in lines}.values()
    return Total(
        name=name,
        lines=len(lines),
        patrols=len(patrols),
        joint=sum(line.is_joint for line in patrols),
        visits=sum(line.visits for line in patrols),
        patrol_hours=_sum(line.patrol_hours for line in lines),
        patrol_hours_inside=_sum(line.patrol_hours_inside for line in lines),
        person_hours=_sum(line.person_hours for line in lines),
        person_hours_inside=_sum(line.person_hours_inside for line in lines),
    )


def _sum(hours: Iterable[Decimal]) -> Decimal:
    return sum(hours, Decimal("0.00"))
