"""Days of every week, days in words, days as people type them, and bank holidays."""

from datetime import date, timedelta

import pytest

from patrols.plans.bank_holidays import bank_holidays
from patrols.plans.repeats import days_in_words, read_days, repeated_days, weekdays_in_words

FRIDAY = date(2026, 11, 20)


def test_the_first_and_the_last_day_are_included():
    assert repeated_days([5], FRIDAY, FRIDAY + timedelta(days=7)) == [FRIDAY, date(2026, 11, 27)]


def test_days_left_out_are_not_there():
    days = repeated_days([5, 6], FRIDAY, date(2026, 11, 28), left_out=[date(2026, 11, 21)])

    assert days == [FRIDAY, date(2026, 11, 27), date(2026, 11, 28)]


def test_no_such_day_in_a_short_time_is_no_day():
    assert repeated_days([1], FRIDAY, date(2026, 11, 22)) == []


@pytest.mark.parametrize(
    ("weekdays", "words"),
    [([5], "Fridays"), ([5, 1], "Mondays and Fridays"), (range(1, 8), "every day"), ([1, 2, 3], None)],
)
def test_weekdays_are_told_in_words(weekdays, words):
    assert weekdays_in_words(weekdays) == (words or "Mondays, Tuesdays and Wednesdays")


def test_many_days_are_told_by_the_first_eight():
    days = [FRIDAY + timedelta(days=number) for number in range(10)]

    assert days_in_words(days[:1]) == "Friday 20 November 2026"
    assert days_in_words(days).endswith("Friday 27 November 2026 and 2 more days")


@pytest.mark.parametrize(
    "typed",
    ["25 December 2026", "25 Dec 2026", "25/12/2026", "25.12.2026", "2026-12-25", "  25/12/2026 \n\n"],
)
def test_a_day_is_read_the_british_way(typed):
    assert read_days(typed) == [date(2026, 12, 25)]


def test_days_are_put_in_order_and_told_once():
    assert read_days("1/1/2027\n25/12/2026\n25 December 2026") == [date(2026, 12, 25), date(2027, 1, 1)]


@pytest.mark.parametrize("typed", ["12/25/2026", "Christmas", "31 November 2026"])
def test_a_line_that_is_no_day_is_named(typed):
    with pytest.raises(ValueError, match=typed):
        read_days(f"1 January 2027\n{typed}")


def test_bank_holidays_of_england_have_their_substitutes():
    assert bank_holidays(date(2026, 12, 24), date(2027, 1, 1)) == [
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2026, 12, 28),
        date(2027, 1, 1),
    ]
