"""When a paper is late and which weeks were missed, over clock changes, long years and first weeks."""

from datetime import datetime, timedelta

import pytest

from measures.weeks import LONDON, Week
from summaries.life.lateness import due_at, late_week, missed_weeks

WEEK = Week(2026, 46)
BEFORE = [WEEK.previous(n) for n in range(1, 20)]


def london(*when: int) -> datetime:
    return datetime(*when, tzinfo=LONDON)


def test_a_paper_is_late_from_seven_on_monday_and_stays_so_until_it_is_there() -> None:
    assert late_week(london(2026, 11, 16, 6, 59), BEFORE) is None
    assert late_week(london(2026, 11, 16, 7, 0), BEFORE) == WEEK
    assert late_week(london(2026, 11, 22, 23, 59), BEFORE) == WEEK
    assert late_week(london(2026, 11, 16, 7, 0), [WEEK, *BEFORE]) is None


def test_a_monday_that_was_missed_is_still_late_early_on_the_next_one() -> None:
    assert late_week(london(2026, 11, 23, 6, 0), BEFORE) == WEEK
    assert late_week(london(2026, 11, 23, 7, 0), BEFORE) == WEEK.next()
    assert late_week(london(2026, 11, 23, 6, 0), [WEEK.next(), *BEFORE]) is None


@pytest.mark.parametrize(
    ("week", "in_utc"),
    [
        # The Sundays on which the clocks go forward and back: seven in London is six, then seven UTC.
        (Week(2026, 13), "2026-03-30T06:00:00+00:00"),
        (Week(2026, 43), "2026-10-26T07:00:00+00:00"),
        # The last week of a year of 53, and the first of the next.
        (Week(2026, 53), "2027-01-04T07:00:00+00:00"),
        (Week(2027, 1), "2027-01-11T07:00:00+00:00"),
    ],
)
def test_it_is_seven_by_the_london_clock(week: Week, in_utc: str) -> None:
    due = datetime.fromisoformat(in_utc)

    assert due_at(week) == due
    assert late_week(due - timedelta(seconds=1), [week.previous()]) is None
    assert late_week(due, [week.previous()]) == week


def test_missed_weeks_come_oldest_first_and_eight_at_most() -> None:
    now = london(2026, 11, 16, 7, 40)

    assert missed_weeks(now, BEFORE) == [WEEK]
    assert missed_weeks(now, BEFORE[3:]) == [WEEK.previous(n) for n in (3, 2, 1, 0)]
    assert missed_weeks(now, BEFORE[12:]) == [WEEK.previous(n) for n in range(7, -1, -1)]
    assert missed_weeks(now, [WEEK, *BEFORE]) == []


def test_a_hole_between_papers_is_a_missed_week() -> None:
    there = [WEEK, *BEFORE[:2], *BEFORE[3:]]

    assert missed_weeks(london(2026, 11, 16, 7, 40), there) == [WEEK.previous(3)]


def test_catching_up_leaves_the_first_half_hour_to_the_timetable() -> None:
    assert missed_weeks(london(2026, 11, 16, 6, 10), BEFORE) == []
    assert missed_weeks(london(2026, 11, 16, 6, 40), BEFORE) == [WEEK]


def test_where_there_is_no_paper_at_all_the_last_week_is_enough() -> None:
    assert missed_weeks(london(2026, 11, 18, 9, 40), []) == [WEEK]


def test_the_weeks_before_the_first_paper_are_not_caught_up() -> None:
    assert missed_weeks(london(2026, 11, 18, 9, 40), [WEEK.previous(2)]) == [WEEK.previous(), WEEK]


def test_a_missed_week_53_lies_between_its_neighbours() -> None:
    there = [Week(2026, 51), Week(2027, 1)]

    assert missed_weeks(london(2027, 1, 11, 8, 40), there) == [Week(2026, 52), Week(2026, 53)]
