"""The week as a grid of 7 days by 24 hours: incidents counted in it, and minutes of patrol beside them.

By the London clock. The hour that comes twice in October is one row of the grid with both in it, and the
hour that March skips stays empty that night.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from measures.dose import patrol_minutes
from measures.inputs import in_utc, whole_number
from measures.weeks import WEEKDAYS, local

Number = TypeVar("Number", int, float)
HOURS = 24
HOUR, NOTHING = timedelta(hours=1), timedelta(0)


@dataclass(frozen=True, slots=True)
class WeekGrid(Generic[Number]):
    """Seven rows, Monday first, of 24 numbers, from 00:00; its totals are the sums of what is shown."""

    rows: tuple[tuple[Number, ...], ...]

    def at(self, weekday: int, hour: int) -> Number:
        """The number of one weekday (1 is Monday, as ISO has it) and hour (0 to 23); refuses others."""
        _check_place(weekday, hour)
        return self.rows[weekday - 1][hour]

    @property
    def by_weekday(self) -> tuple[Number, ...]:
        """Seven totals, Monday first."""
        return tuple(sum(row) for row in self.rows)

    @property
    def by_hour(self) -> tuple[Number, ...]:
        """24 totals, from 00:00."""
        return tuple(sum(column) for column in zip(*self.rows, strict=True))

    @property
    def total(self) -> Number:
        return sum(self.by_weekday)

    @property
    def largest(self) -> Number:
        """The largest number in any one place: what the darkest colour stands for."""
        return max(max(row) for row in self.rows)


def count_grid(counts: Mapping[tuple[int, int], int]) -> WeekGrid[int]:
    """The grid of counts by (weekday, hour): ISO weekday 1 to 7 and hour 0 to 23 by the London clock.

    Places that are not named have 0. Only what has a known hour belongs here: midnight on the dot, where
    it stands for an unknown time, is no hour. Refuses weekdays, hours and counts that cannot be.
    Source: crime by hour of the day as in Felson and Poulsen 2003, by weekday too.
    Example: {(5, 19): 3} has 3 on Fridays from 19:00 and 0 elsewhere.
    """
    for weekday, hour in counts:
        _check_place(weekday, hour)
    return WeekGrid(
        tuple(
            tuple(whole_number(counts.get((weekday, hour), 0), "A count") for hour in range(HOURS))
            for weekday in range(1, len(WEEKDAYS) + 1)
        )
    )


def minutes_grid(visits: Iterable[tuple[datetime, datetime]]) -> WeekGrid[float]:
    """Elapsed minutes of visits, each shared out over the hours that it lasted in, by the London clock.

    `visits` are (arrived_at, left_at), both aware; one from 23:50 to 00:20 gives 10 minutes to one day
    and 20 to the next, and all minutes together are those of the visits. Refuses what patrol_minutes
    refuses: a naive time, an end not after its start, and more than 12 hours.
    Example: 00:30 to 02:30 on 25 October 2026, three hours as the clocks go back, is 30 minutes at 00,
    120 at 01 and 30 at 02 on Sunday.
    """
    in_hour: dict[datetime, timedelta] = {}
    for arrived_at, left_at in visits:
        begin, end = in_utc(arrived_at, "The start"), in_utc(left_at, "The end")
        patrol_minutes(begin, end)
        # London is whole hours from UTC, so their hours begin together.
        hour = begin.replace(minute=0, second=0, microsecond=0)
        while begin < end:
            until = min(hour + HOUR, end)
            in_hour[hour] = in_hour.get(hour, NOTHING) + (until - begin)
            begin = hour = until
    # Asked of the clock in London once an hour, not once a visit: that is what takes time.
    spent: dict[tuple[int, int], timedelta] = {}
    for hour, lasted in in_hour.items():
        place = local(hour).isoweekday(), local(hour).hour
        spent[place] = spent.get(place, NOTHING) + lasted
    return WeekGrid(
        tuple(
            tuple(spent.get((weekday, number), NOTHING) / timedelta(minutes=1) for number in range(HOURS))
            for weekday in range(1, len(WEEKDAYS) + 1)
        )
    )


def _check_place(weekday: int, hour: int) -> None:
    if not 1 <= weekday <= len(WEEKDAYS):
        raise ValueError(f"A weekday must be 1 (Monday) to 7, not {weekday}.")
    if not 0 <= hour < HOURS:
        raise ValueError(f"An hour must be 0 to 23, not {hour}.")
