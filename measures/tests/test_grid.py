"""The week by hours: totals that are sums, visits over midnight and through both clock changes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.grid import WeekGrid, count_grid, minutes_grid
from measures.weeks import LONDON

PLACES = st.dictionaries(st.tuples(st.integers(1, 7), st.integers(0, 23)), st.integers(0, 500))
STARTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda t: t.replace(tzinfo=UTC))
VISITS = st.lists(st.tuples(STARTS, st.integers(1, 720)), max_size=20)


def spent(start: datetime, end: datetime) -> dict[tuple[int, int], float]:
    grid = minutes_grid([(start, end)])
    return {
        (day, hour): grid.at(day, hour) for day in range(1, 8) for hour in range(24) if grid.at(day, hour)
    }


def clock(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


def test_counts_lie_by_weekday_and_hour() -> None:
    grid = count_grid({(5, 19): 3, (7, 0): 1})

    assert (grid.at(5, 19), grid.at(7, 0), grid.at(1, 0)) == (3, 1, 0)
    assert (len(grid.rows), {len(row) for row in grid.rows}) == (7, {24})
    assert (grid.by_weekday, grid.total, grid.largest) == ((0, 0, 0, 0, 3, 0, 1), 4, 3)
    assert grid.by_hour[19] == 3


@given(PLACES)
def test_the_totals_of_a_grid_are_the_sum_of_the_counts(counts: dict[tuple[int, int], int]) -> None:
    grid = count_grid(counts)

    assert grid.total == sum(counts.values()) == sum(grid.by_hour) == sum(grid.by_weekday)


@pytest.mark.parametrize("place", [(0, 5), (8, 5), (1, 24), (1, -1)])
def test_a_place_outside_the_week_is_refused(place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="must be"):
        count_grid({place: 1})
    with pytest.raises(ValueError, match="must be"):
        count_grid({}).at(*place)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        count_grid({(1, 1): -1})


def test_a_visit_within_an_hour_lies_in_that_hour() -> None:
    assert spent(clock(11, 20, 19, 5), clock(11, 20, 19, 20)) == {(5, 19): 15}


def test_a_visit_over_midnight_is_shared_between_both_days() -> None:
    assert spent(clock(11, 22, 23, 50), clock(11, 23, 0, 20)) == {(7, 23): 10, (1, 0): 20}


def test_a_visit_that_ends_on_the_hour_gives_nothing_to_the_next() -> None:
    assert spent(clock(11, 20, 19), clock(11, 20, 21)) == {(5, 19): 60, (5, 20): 60}


def test_in_october_the_hour_that_comes_twice_holds_both() -> None:
    assert spent(clock(10, 25, 0, 30), clock(10, 25, 2, 30)) == {(7, 0): 30, (7, 1): 120, (7, 2): 30}


def test_in_march_the_hour_that_is_skipped_stays_empty() -> None:
    assert spent(clock(3, 29, 0, 30), clock(3, 29, 3, 30)) == {(7, 0): 30, (7, 2): 60, (7, 3): 30}


def test_in_summer_the_hours_are_those_of_the_clock_in_london() -> None:
    start = datetime(2026, 7, 3, 22, 50, tzinfo=UTC)

    assert spent(start, start + timedelta(minutes=20)) == {(5, 23): 10, (6, 0): 10}


@given(VISITS)
def test_no_minute_is_lost_or_counted_twice(visits: list[tuple[datetime, int]]) -> None:
    grid: WeekGrid[float] = minutes_grid((at, at + timedelta(minutes=minutes)) for at, minutes in visits)

    assert grid.total == pytest.approx(sum(minutes for _, minutes in visits))


def test_no_visit_is_a_grid_of_nothing() -> None:
    assert (minutes_grid([]).total, minutes_grid([]).largest) == (0, 0)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (datetime(2026, 1, 1, 9), datetime(2026, 1, 1, 10), "time zone"),
        (clock(1, 1, 10), clock(1, 1, 9), "after the start"),
        (clock(1, 1, 0), clock(1, 1, 13), "12 hours"),
    ],
)
def test_times_that_cannot_be_are_refused(start: datetime, end: datetime, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        minutes_grid([(start, end)])
