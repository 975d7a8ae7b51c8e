"""Which stretches of weeks are counted ahead, and how a period is made up of them. Plain Python."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

# Of weeks alone there are nearly as many counts as incidents where a country is counted: few cells have two
# of a kind in a week. A quarter and a year add them up.
WEEK, QUARTER, YEAR = 1, 13, 52
LENGTHS = (YEAR, QUARTER, WEEK)
# A Monday before any record: weeks are numbered from it, so that stretches of one length never overlap.
FIRST_MONDAY = date(1900, 1, 1)


@dataclass(frozen=True, order=True)
class Span:
    """So many whole weeks from a Monday on."""

    starts_on: date
    weeks: int

    @property
    def ends_on(self) -> date:
        """The first day after it."""
        return self.starts_on + timedelta(weeks=self.weeks)

    @property
    def mondays(self) -> Iterator[date]:
        return (self.starts_on + timedelta(weeks=n) for n in range(self.weeks))


@dataclass(frozen=True)
class Cover:
    """A period as stretches whose counts may be read, and as what is left of it, (first day, last day)."""

    spans: tuple[Span, ...]
    rest: tuple[tuple[date, date], ...]


def span_holding(monday: date, weeks: int) -> Span:
    """The stretch of that length which holds the week."""
    number = (monday - FIRST_MONDAY).days // 7
    return Span(FIRST_MONDAY + timedelta(weeks=number - number % weeks), weeks)


def cover(first_on: date, last_on: date, counted: Collection[Span], stale: Iterable[date]) -> Cover:
    """The longest stretches that are counted, lie in the period and hold no stale week; and the rest."""
    unusable = {span_holding(monday, weeks) for monday in stale for weeks in LENGTHS}
    usable = set(counted) - unusable
    spans: list[Span] = []
    rest: list[tuple[date, date]] = []
    day, left_from = first_on, first_on
    while day <= last_on:
        found = next(
            (span for span in _from(day) if span in usable and span.ends_on <= _after(last_on)), None
        )
        if found is None:
            day += timedelta(days=7 - day.weekday())
            continue
        if left_from < day:
            rest.append((left_from, day - timedelta(days=1)))
        spans.append(found)
        day = left_from = found.ends_on
    if left_from <= last_on:
        rest.append((left_from, last_on))
    return Cover(tuple(spans), tuple(rest))


def _from(day: date) -> Iterator[Span]:
    """The stretches that begin on that day, the longest first."""
    return (
        Span(day, weeks)
        for weeks in LENGTHS
        if day.weekday() == 0 and span_holding(day, weeks).starts_on == day
    )


def _after(day: date) -> date:
    return day + timedelta(days=1)
