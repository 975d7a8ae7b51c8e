"""Clock times of a visit, and the length of one in words."""

from datetime import UTC, datetime, time, timedelta

import pytest

from patrols.band import advice
from patrols.clock import during


def test_a_time_after_midnight_is_on_the_next_day():
    start = datetime(2026, 11, 19, 23, 0, tzinfo=UTC)

    assert during(time(0, 30), start, start + timedelta(hours=2)) == [start + timedelta(minutes=90)]


def test_in_the_hour_that_happens_twice_both_that_fit_are_meant():
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    end = second + timedelta(hours=1)

    assert during(time(1, 30), first - timedelta(minutes=15), end) == [first, second]
    assert during(time(1, 30), first + timedelta(minutes=15), end) == [second]


def test_summer_time_is_one_hour_ahead():
    start = datetime(2026, 7, 1, 18, 0, tzinfo=UTC)

    assert during(time(19, 30), start, start + timedelta(hours=1)) == [start + timedelta(minutes=30)]


def test_a_time_outside_the_patrol_is_left_for_the_rules_to_refuse():
    start = datetime(2026, 11, 19, 19, 0, tzinfo=UTC)

    assert during(time(18, 0), start, start + timedelta(hours=1)) == [start - timedelta(hours=1)]


@pytest.mark.parametrize(
    ("length", "words"), [(9.99, "A visit counts"), (10, "Long enough"), (15.9, "Just"), (16, "Longer")]
)
def test_the_advice_follows_the_minutes(length, words):
    assert advice(length).startswith(words)
