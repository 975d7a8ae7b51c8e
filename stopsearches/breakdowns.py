"""Stop searches told apart by one thing at a time, with what is not recorded as a row of its own.

Nothing here is of a group of people but the age range, and only the police are shown it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from incidents.occurrence import Precision
from incidents.recorded_coverage import next_month
from measures.counts import count_of
from stopsearches import codes
from stopsearches.querysets import StopSearchQuerySet

SECTION_60 = "cjpoa_1994_s60"
# With more days than that between the first and the last, months are easier to read.
MOST_DAYS = 62
NO_HOUR = "Not recorded: no hour"
_CODED = (
    ("outcome", "Outcome", codes.OUTCOMES),
    ("object_of_search", "Looked for", codes.OBJECTS_OF_SEARCH),
    ("legislation", "Power", codes.LEGISLATION),
    ("age_range", "Age range", codes.AGE_RANGES),
)
# A list with an order of its own keeps it; the others begin with what is most frequent.
_IN_THEIR_ORDER = ("age_range",)


@dataclass(frozen=True, slots=True)
class Row:
    """A count and the filters that lead to its searches. `section_60` is how many of them, where told."""

    code: str
    label: str
    number: int
    asks: Mapping[str, str]
    section_60: int | None = None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Counts that add up to all searches: the rows, and those without an answer."""

    key: str
    title: str
    rows: tuple[Row, ...]
    not_recorded: int
    note: str = ""
    largest: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "largest", max((row.number for row in self.rows), default=0))

    @property
    def recorded(self) -> int:
        return self.number - self.not_recorded

    @property
    def number(self) -> int:
        return sum(row.number for row in self.rows)

    @property
    def has_section_60(self) -> bool:
        return any(row.section_60 is not None for row in self.rows)

    @property
    def completeness(self) -> str:
        return f"Recorded for {count_of(self.recorded, self.number)} searches; not for {self.not_recorded:,}."


def breakdowns_of(searches: StopSearchQuerySet) -> tuple[Breakdown, ...]:
    """By outcome, object, power, age range, day (or month, over a long time) and hour: a query each."""
    searches = searches.order_by()
    coded = (_coded(searches, key, title, labels) for key, title, labels in _CODED)
    return (*coded, _by_day(searches), _by_hour(searches))


def _coded(searches: StopSearchQuerySet, key: str, title: str, labels: Mapping[str, str]) -> Breakdown:
    counts = dict(searches.values_list(key).annotate(number=Count("pk")))
    missing = counts.pop(codes.NOT_RECORDED, 0)
    order = list(labels)
    shown = sorted(
        counts, key=lambda code: order.index(code) if key in _IN_THEIR_ORDER else (-counts[code], code)
    )
    rows = [Row(code, labels[code], counts[code], {key: code}) for code in shown]
    none = Row(codes.NOT_RECORDED, "Not recorded", missing, {key: codes.NOT_RECORDED})
    return Breakdown(key, title, (*rows, none), missing)


def _by_day(searches: StopSearchQuerySet) -> Breakdown:
    days: Sequence[tuple[date, int, int]] = list(
        searches.with_london_day()
        .values_list("london_day")
        .annotate(number=Count("pk"), section_60=Count("pk", filter=Q(legislation=SECTION_60)))
        .order_by("london_day")
    )
    if days and (days[-1][0] - days[0][0]).days >= MOST_DAYS:
        note = "Months without a search are not listed. Choose a month to see its days."
        return Breakdown("month", "Month", tuple(_months(days)), 0, note)
    note = "Days in London, from midnight to midnight. Days without a search are not listed."
    return Breakdown("day", "Day", tuple(_day(*each) for each in days), 0, note)


def _day(day: date, number: int, section_60: int) -> Row:
    on = day.isoformat()
    return Row(on, f"{day:%A} {day.day} {day:%B %Y}", number, {"from_on": on, "to_on": on}, section_60)


def _months(days: Iterable[tuple[date, int, int]]) -> Iterable[Row]:
    numbers: Counter[date] = Counter()
    of_them: Counter[date] = Counter()
    for day, number, section_60 in days:
        month = day.replace(day=1)
        numbers[month] += number
        of_them[month] += section_60
    for month in sorted(numbers):
        last = date.fromordinal(next_month(month).toordinal() - 1)
        asks = {"from_on": month.isoformat(), "to_on": last.isoformat()}
        yield Row(f"{month:%Y-%m}", f"{month:%B %Y}", numbers[month], asks, of_them[month])


def _by_hour(searches: StopSearchQuerySet) -> Breakdown:
    """Midnight to the second is most likely a date without a time, so it is not the hour from midnight."""
    groups: list[dict[str, Any]] = list(
        searches.with_clock().values("time_precision", "hour", "is_midnight").annotate(number=Count("pk"))
    )
    hours: Counter[int] = Counter()
    told: Counter[str] = Counter()
    for each in groups:
        if each["time_precision"] == Precision.DAY:
            told["day"] += each["number"]
        elif each["time_precision"] == Precision.EXACT and each["is_midnight"]:
            told["midnight"] += each["number"]
        else:
            hours[each["hour"]] += each["number"]
            told["hour"] += each["number"] if each["time_precision"] == Precision.HOUR else 0
    missing = told["day"] + told["midnight"]
    rows = [
        Row(str(hour), f"{hour:02}:00 to {hour:02}:59", hours[hour], {"hour": str(hour)})
        for hour in range(24)
    ]
    none = Row(codes.NOT_RECORDED, NO_HOUR, missing, {"hour": codes.NOT_RECORDED})
    note = (
        f"Known by the hour alone: {told['hour']:,}. Known by the day alone: {told['day']:,}. "
        f"Given as exactly midnight, which is no hour: {told['midnight']:,}."
    )
    return Breakdown("hour", "Hour of the day", (*rows, none), missing, note)
