"""Quarters and months at their edges: clock changes, new year, and how they are written."""

from datetime import UTC, date, datetime, timedelta

import pytest

from measures.quarters import Month, Quarter


def test_a_quarter_is_read_and_written_like_2026_q4_and_told_by_its_months() -> None:
    quarter = Quarter.parse("2026-Q4")

    assert str(quarter) == "2026-Q4"
    assert quarter.label == "October to December 2026"
    assert (quarter.starts_on, quarter.ends_on) == (date(2026, 10, 1), date(2026, 12, 31))


def test_a_month_is_read_and_written_like_2026_02_and_told_by_its_name() -> None:
    month = Month.parse("2026-02")

    assert str(month) == "2026-02"
    assert month.label == "February 2026"
    assert (month.starts_on, month.ends_on) == (date(2026, 2, 1), date(2026, 2, 28))


@pytest.mark.parametrize("text", ["2026-Q5", "2026-Q0", "2026-q4", "26-Q4", "2026-4", "2026-Q4 ", "1800-Q1"])
def test_a_quarter_has_one_spelling(text: str) -> None:
    with pytest.raises(ValueError, match=r"quarter is written|year must be"):
        Quarter.parse(text)


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026-1", "October 2026", "3000-01"])
def test_a_month_has_one_spelling(text: str) -> None:
    with pytest.raises(ValueError, match=r"month is written|must be"):
        Month.parse(text)


def test_the_quarter_turns_from_march_to_april_at_midnight_in_london_and_not_in_greenwich() -> None:
    before, after = datetime(2026, 3, 31, 22, 59, tzinfo=UTC), datetime(2026, 3, 31, 23, 0, tzinfo=UTC)

    assert Quarter.of_instant(before) == Quarter(2026, 1)
    assert Quarter.of_instant(after) == Quarter(2026, 2)
    assert Quarter(2026, 2).starts_at == Quarter(2026, 1).ends_at == after


def test_the_months_in_which_the_clocks_change_are_an_hour_short_or_long() -> None:
    hours = [
        (month.ends_at - month.starts_at) / timedelta(hours=1) for month in (Month(2026, 3), Month(2026, 10))
    ]

    assert hours == [31 * 24 - 1, 31 * 24 + 1]


def test_quarters_and_months_follow_each_other_over_new_year() -> None:
    assert Quarter(2026, 4).next() == Quarter(2027, 1)
    assert Quarter(2026, 1).previous() == Quarter(2025, 4)
    assert Month(2026, 12).next(2) == Month(2027, 2)
    assert Month(2026, 1).previous(13) == Month(2024, 12)


def test_a_moment_without_a_zone_and_a_moment_for_a_day_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Quarter.of_instant(datetime(2026, 4, 1))
    with pytest.raises(ValueError, match="of_instant"):
        Month.of_date(datetime(2026, 4, 1, tzinfo=UTC))
