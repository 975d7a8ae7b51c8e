"""Patrol time at its edges: midnight, both clock changes, ten minutes, nobody there."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.dose import (
    Hours,
    OrganisationTime,
    Visit,
    hours_by_organisation,
    minutes_between,
    patrol_minutes,
    person_minutes,
    summarise_dose,
)
from measures.weeks import LONDON

MONDAY_NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def visit(at: datetime, minutes: float, staff: int = 1) -> Visit:
    return Visit(at, at + timedelta(minutes=minutes), staff)


def test_a_patrol_across_midnight_is_one_length() -> None:
    assert minutes_between(london("2026-11-14 23:40"), london("2026-11-15 00:25")) == 45


def test_the_hour_the_clocks_skip_is_not_walked() -> None:
    assert minutes_between(london("2026-03-29 00:30"), london("2026-03-29 03:30")) == 120


def test_the_hour_the_clocks_repeat_is_walked_twice() -> None:
    assert minutes_between(london("2026-10-25 00:30"), london("2026-10-25 03:30")) == 240


def test_an_end_at_or_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="after the start"):
        minutes_between(MONDAY_NOON, MONDAY_NOON)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        minutes_between(MONDAY_NOON.replace(tzinfo=None), MONDAY_NOON)


def test_a_patrol_of_twelve_hours_is_taken_and_a_longer_one_refused() -> None:
    start = MONDAY_NOON

    assert patrol_minutes(start, start + timedelta(hours=12)) == 720
    with pytest.raises(ValueError, match="12 hours"):
        patrol_minutes(start, start + timedelta(hours=12, minutes=1))


def test_two_people_for_45_minutes_is_90_person_minutes() -> None:
    assert person_minutes(45, 2) == 90


def test_a_patrol_by_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="staff must be 1 or more"):
        person_minutes(45, 0)


def test_a_joint_patrol_counts_once_for_each_organisation() -> None:
    times = [
        OrganisationTime("Essex Police", 60, 2),
        OrganisationTime("Council", 60, 1),
        OrganisationTime("Council", 30, 2),
    ]

    hours = hours_by_organisation(times)

    assert hours == {"Council": Hours(1.5, 2.0), "Essex Police": Hours(1.0, 2.0)}
    assert list(hours) == ["Council", "Essex Police"]


def test_a_week_of_visits_is_summed() -> None:
    visits = [
        visit(datetime(2026, 11, 10, 15, 0, tzinfo=UTC), 12, staff=2),
        visit(datetime(2026, 11, 11, 15, 30, tzinfo=UTC), 9),
        visit(datetime(2026, 11, 12, 19, 0, tzinfo=UTC), 15),
        visit(datetime(2026, 11, 13, 21, 0, tzinfo=UTC), 20),
    ]

    dose = summarise_dose(visits, as_at=MONDAY_NOON)

    assert (dose.visits, dose.qualifying_visits) == (4, 3)
    assert (dose.patrol_minutes, dose.person_minutes, dose.median_minutes) == (56, 68, 13.5)
    assert (dose.visits_11_to_15, dose.visits_10_to_20) == (2, 3)


def test_visits_are_spread_over_the_hours_of_the_london_day() -> None:
    summer_evening = datetime(2026, 7, 1, 18, 30, tzinfo=UTC)
    visits = [visit(summer_evening + timedelta(days=n), 12) for n in range(3)]
    visits.append(visit(summer_evening - timedelta(hours=4), 12))

    dose = summarise_dose(visits, as_at=MONDAY_NOON)

    assert dose.visits_by_hour[19] == 3
    assert dose.hours_visited == 2
    assert dose.visits_in_busiest_hour == 3


def test_shares_are_percentages_of_thirty_visits_or_more() -> None:
    lengths = [9] * 6 + [12] * 12 + [18] * 18 + [30] * 4
    visits = [visit(MONDAY_NOON - timedelta(days=n + 1), minutes) for n, minutes in enumerate(lengths)]

    forty, few = (summarise_dose(some, as_at=MONDAY_NOON) for some in (visits, visits[:29]))

    assert (forty.percent_11_to_15, forty.percent_10_to_20) == (30, 75)
    assert (few.percent_11_to_15, few.percent_10_to_20, few.percent_in_busiest_hour) == (None, None, None)


def test_ten_minutes_qualify_and_a_second_less_does_not() -> None:
    at = datetime(2026, 11, 14, 15, 0, tzinfo=UTC)

    dose = summarise_dose([visit(at, 10), visit(at, 10 - 1 / 60)], as_at=MONDAY_NOON)

    assert dose.qualifying_visits == 1


def test_a_zone_nobody_visited_has_zeros_and_no_invented_shares() -> None:
    dose = summarise_dose([], as_at=MONDAY_NOON)

    assert (dose.visits, dose.patrol_minutes, dose.visits_in_busiest_hour) == (0, 0, 0)
    assert (dose.median_minutes, dose.percent_11_to_15, dose.percent_in_busiest_hour) == (None, None, None)


def test_a_visit_from_the_future_is_refused() -> None:
    with pytest.raises(ValueError, match="begins after"):
        summarise_dose([visit(MONDAY_NOON + timedelta(minutes=1), 12)], as_at=MONDAY_NOON)


@given(st.lists(st.tuples(st.integers(1, 720), st.integers(1, 6)), max_size=20))
def test_person_minutes_are_never_fewer_than_patrol_minutes(sizes: list[tuple[int, int]]) -> None:
    early = datetime(2026, 11, 1, tzinfo=UTC)

    dose = summarise_dose([visit(early, m, s) for m, s in sizes], as_at=MONDAY_NOON)

    assert dose.person_minutes >= dose.patrol_minutes
    assert dose.qualifying_visits <= dose.visits == sum(dose.visits_by_hour)
