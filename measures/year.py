"""Which weeks a year so far and twelve months are compared with: as long, ending on the same weekday."""

from collections.abc import Iterator
from dataclasses import dataclass

from measures.weeks import Week, weeks_in

ROLLING_WEEKS = 52


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole weeks from one to another, both inside."""

    first: Week
    last: Week

    @property
    def length(self) -> int:
        """How many weeks: 52 from 2026-W01 to 2026-W52."""
        return (self.last.starts_on - self.first.starts_on).days // 7 + 1

    def __iter__(self) -> Iterator[Week]:
        return (self.first.next(n) for n in range(self.length))


@dataclass(frozen=True, slots=True)
class Compared:
    """A stretch and the one that it is compared with: as many weeks, every one of them earlier."""

    now: Stretch
    before: Stretch

    @property
    def weeks(self) -> int:
        return self.now.length


def year_to_date(week: Week) -> Compared:
    """Weeks 1 to n of the ISO year against weeks 1 to n of the year before.

    A week 53 whose year before had only 52 is compared, with its whole year, with the 53 weeks just
    before that year, so that no week is in both. A week 53 of the year before is then in neither.
    Examples: 2026-W46 is 46 weeks against 2025-W01 to 2025-W46; 2026-W53 against 2024-W52 to 2025-W52.
    """
    first = Week(week.year, 1)
    if has_no_counterpart(week):
        return Compared(Stretch(first, week), Stretch(first.previous(week.number), first.previous()))
    return Compared(Stretch(first, week), Stretch(Week(week.year - 1, 1), Week(week.year - 1, week.number)))


def has_no_counterpart(week: Week) -> bool:
    """Whether the year before had no week of that number. Example: 2026-W53 has none, 2026-W52 has."""
    return week.number > weeks_in(week.year - 1)


def rolling_year(week: Week) -> Compared:
    """The 52 weeks up to this one against the 52 before them. Example: 2026-W46 from 2025-W47."""
    start = week.previous(ROLLING_WEEKS - 1)
    return Compared(Stretch(start, week), Stretch(start.previous(ROLLING_WEEKS), start.previous()))


def first_week_needed(week: Week) -> Week:
    """The earliest week of both comparisons, 103 to 105 weeks before this one."""
    return min(year_to_date(week).before.first, rolling_year(week).before.first)


def is_on_record(stretch: Stretch, first_week: Week | None) -> bool:
    """Whether there is data from its beginning on: otherwise its sum is not given.

    A smaller one would look like a rise. Example: with data from 2026-W10 on, 2026-W01 to 2026-W46 is not.
    """
    return first_week is not None and stretch.first >= first_week
