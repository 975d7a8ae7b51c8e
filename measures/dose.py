"""How much patrol a place received: minutes, people, and visits long enough to count.

Lengths are elapsed minutes, so a patrol through a clock change is neither an hour long nor short;
days and hours of the day are London's, as the people on the street read them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from measures.counts import percentage_of
from measures.inputs import in_utc, whole_number
from measures.weeks import local

QUALIFYING_MINUTES = 10
LONGEST_PATROL_MINUTES = 12 * 60
DUE_AFTER_DAYS = 2
OVERDUE_AFTER_DAYS = 3
_MINUTE = timedelta(minutes=1)


def minutes_between(start: datetime, end: datetime) -> float:
    """Elapsed minutes, exact to the second. Refuses naive times and an end not after its start.

    Example: 00:30 to 03:30 by the London clock on 29 March 2026 is 120 minutes.
    """
    elapsed = in_utc(end, "The end") - in_utc(start, "The start")
    if elapsed <= timedelta(0):
        raise ValueError("The end must be after the start.")
    return elapsed / _MINUTE


def patrol_minutes(start: datetime, end: datetime) -> float:
    """Elapsed minutes of one patrol or visit; also refuses one longer than 12 hours."""
    minutes = minutes_between(start, end)
    if minutes > LONGEST_PATROL_MINUTES:
        raise ValueError("A patrol cannot be longer than 12 hours: check the start and the end.")
    return minutes


def person_minutes(minutes: float, staff: int) -> float:
    """Minutes multiplied by the people present. Refuses negative minutes and fewer than one person.

    Example: two officers for 45 minutes is 90 person-minutes.
    """
    if minutes < 0:
        raise ValueError(f"Minutes must be 0 or more, not {minutes}.")
    return minutes * whole_number(staff, "The number of staff", at_least=1)


@dataclass(frozen=True, slots=True)
class OrganisationTime:
    """What one organisation gave to one patrol: so many of its staff, for so many minutes."""

    organisation: str
    minutes: float
    staff: int


@dataclass(frozen=True, slots=True)
class Hours:
    """One organisation's time, in hours: with a patrol out, and multiplied by its staff."""

    patrol_hours: float
    person_hours: float


def hours_by_organisation(times: Iterable[OrganisationTime]) -> dict[str, Hours]:
    """Hours of each organisation, in order of name.

    A joint patrol counts once for each organisation in it, so person-hours add up across
    organisations and patrol-hours do not. Refuses what person_minutes refuses.
    Example: police 2 and council 1 on one 60-minute patrol: 1 and 1 patrol-hours, 2 and 1
    person-hours.
    """
    totals: dict[str, Hours] = {}
    for row in times:
        before = totals.get(row.organisation, Hours(0.0, 0.0))
        totals[row.organisation] = Hours(
            before.patrol_hours + row.minutes / 60,
            before.person_hours + person_minutes(row.minutes, row.staff) / 60,
        )
    return dict(sorted(totals.items()))


@dataclass(frozen=True, slots=True)
class Visit:
    """Time spent inside one zone, by so many staff. Refuses what patrol_minutes refuses."""

    arrived_at: datetime
    left_at: datetime
    staff: int = 1
    # Elapsed minutes inside the zone, reckoned once: every sum asks for them.
    minutes: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        minutes = patrol_minutes(self.arrived_at, self.left_at)
        person_minutes(minutes, self.staff)
        object.__setattr__(self, "minutes", minutes)


@dataclass(frozen=True, slots=True)
class Dose:
    """What a zone received over some period.

    Percentages are of all visits, and None of fewer than 30. visits_by_hour has 24 counts, by London
    hour of arrival: a visit across midnight belongs, with all its minutes, to the day and the hour in
    which it began.
    """

    visits: int
    qualifying_visits: int
    patrol_minutes: float
    person_minutes: float
    median_minutes: float | None
    visits_11_to_15: int
    visits_10_to_20: int
    visits_by_hour: tuple[int, ...]

    @property
    def percent_11_to_15(self) -> int | None:
        """Visits of 11 to 15 minutes, which do most; both ends are inside. Example: 12 of 40 is 30."""
        return percentage_of(self.visits_11_to_15, self.visits)

    @property
    def percent_10_to_20(self) -> int | None:
        """Visits of 10 to 20 minutes; both ends are inside. Example: 30 of 40 is 75."""
        return percentage_of(self.visits_10_to_20, self.visits)

    @property
    def hours_visited(self) -> int:
        """In how many of the 24 hours of the day a visit began: spread over hours."""
        return sum(1 for count in self.visits_by_hour if count)

    @property
    def visits_in_busiest_hour(self) -> int:
        """Visits begun in the commonest hour: near all of them, a watcher can predict the next."""
        return max(self.visits_by_hour)

    @property
    def percent_in_busiest_hour(self) -> int | None:
        return percentage_of(self.visits_in_busiest_hour, self.visits)


def days_since(visited_at: datetime, as_at: datetime) -> int:
    """London calendar days from the day on which a visit began to another moment, 0 on that day.

    Example: from 23:50 on Monday to 00:10 on Tuesday is 1.
    """
    return (local(as_at).date() - local(visited_at).date()).days


def freshness(days: int | None) -> str:
    """never, recent, due (over 2 days since the last qualifying visit) or overdue (over 3).

    Source: Basford and others 2021, doi 10.1007/s41887-021-00067-2: the effect held about 3 days.
    """
    if days is None:
        return "never"
    if days > OVERDUE_AFTER_DAYS:
        return "overdue"
    return "due" if days > DUE_AFTER_DAYS else "recent"


def _between(lengths: Sequence[float], low: float, high: float) -> int:
    return sum(1 for minutes in lengths if low <= minutes <= high)


def summarise_dose(
    visits: Iterable[Visit], *, as_at: datetime, qualifying_minutes: int = QUALIFYING_MINUTES
) -> Dose:
    """Sum the visits to one zone as at a moment. Refuses a visit that begins after it.

    A visit qualifies at 10 minutes or more (9 minutes 59 does not); 11 to 15 and 10 to 20 include
    both ends.
    Example: one person for 9 and two for 12 minutes are 2 visits, 1 of them qualifying, 21
    patrol-minutes, 33 person-minutes, a median of 10.5, and 1 of 2 within 11 to 15.
    Source: Koper 1995 for 11 to 15 minutes.
    """
    made = list(visits)
    moment = in_utc(as_at, "The time the dose is as at")
    if any(visit.arrived_at > moment for visit in made):
        raise ValueError("A visit begins after the time the dose is as at.")
    lengths = [visit.minutes for visit in made]
    by_hour = Counter(local(visit.arrived_at).hour for visit in made)
    return Dose(
        visits=len(made),
        qualifying_visits=sum(1 for minutes in lengths if minutes >= qualifying_minutes),
        patrol_minutes=sum(lengths),
        person_minutes=sum(minutes * visit.staff for minutes, visit in zip(lengths, made, strict=True)),
        median_minutes=median(lengths) if lengths else None,
        visits_11_to_15=_between(lengths, 11, 15),
        visits_10_to_20=_between(lengths, 10, 20),
        visits_by_hour=tuple(by_hour[hour] for hour in range(24)),
    )
