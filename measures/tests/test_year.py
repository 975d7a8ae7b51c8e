"""The weeks of a year so far and of twelve months, at new year, in years of 53 weeks and at the beginning."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from measures.weeks import Week
from measures.year import (
    Compared,
    Stretch,
    first_week_needed,
    has_no_counterpart,
    is_on_record,
    rolling_year,
    year_to_date,
)

WEEKS = some.dates(date(1950, 1, 1), date(2900, 1, 1)).map(Week.of_date)


def test_a_year_so_far_is_compared_with_the_same_weeks_of_the_year_before() -> None:
    found = year_to_date(Week(2026, 46))

    assert found.now == Stretch(Week(2026, 1), Week(2026, 46))
    assert found.before == Stretch(Week(2025, 1), Week(2025, 46))
    assert found.weeks == 46


def test_the_first_week_of_a_year_is_compared_with_one_week() -> None:
    assert year_to_date(Week(2026, 1)).before == Stretch(Week(2025, 1), Week(2025, 1))


def test_a_week_53_after_a_year_of_52_is_compared_with_the_53_weeks_before_its_year() -> None:
    found = year_to_date(Week(2026, 53))

    assert found.before == Stretch(Week(2024, 52), Week(2025, 52))
    assert found.weeks == found.before.length == 53
    assert has_no_counterpart(Week(2026, 53))


def test_after_a_year_of_53_weeks_its_last_week_is_in_neither() -> None:
    found = year_to_date(Week(2027, 52))

    assert found.before == Stretch(Week(2026, 1), Week(2026, 52))
    assert not has_no_counterpart(Week(2027, 52))


def test_twelve_months_are_52_weeks_across_a_year_of_53() -> None:
    found = rolling_year(Week(2027, 10))

    assert found.now == Stretch(Week(2026, 12), Week(2027, 10))
    assert found.before.last == Week(2026, 11)


@pytest.mark.parametrize(
    ("week", "first"), [(Week(2026, 46), Week(2024, 47)), (Week(2026, 53), Week(2024, 52))]
)
def test_no_more_weeks_are_asked_for_than_are_compared(week: Week, first: Week) -> None:
    assert first_week_needed(week) <= first


def test_a_stretch_that_begins_before_the_first_record_is_not_on_record() -> None:
    stretch = Stretch(Week(2026, 1), Week(2026, 46))

    found = [is_on_record(stretch, first) for first in (None, Week(2026, 2), Week(2026, 1), Week(2025, 9))]

    assert found == [False, False, True, True]


@given(WEEKS)
def test_what_is_compared_is_as_long_and_has_no_week_in_common(week: Week) -> None:
    for found in (year_to_date(week), rolling_year(week)):
        assert _is_fair(found)
        assert found.now.last == week
        assert first_week_needed(week) <= found.before.first


@given(WEEKS)
def test_no_comparison_reaches_back_more_than_106_weeks(week: Week) -> None:
    assert Stretch(first_week_needed(week), week).length <= 106


@given(WEEKS)
def test_a_stretch_names_each_of_its_weeks_once(week: Week) -> None:
    stretch = year_to_date(week).before

    named = list(stretch)

    assert len(set(named)) == len(named) == stretch.length
    assert (named[0], named[-1]) == (stretch.first, stretch.last)


def _is_fair(found: Compared) -> bool:
    same_length = found.now.length == found.before.length
    return same_length and found.before.last < found.now.first
