"""A planned visit of today, 19:00 to 21:00, told in words at a moment."""

from datetime import time

import pytest

from patrols.plans.due import Due, due


def stands(clock: time, *, planned: int = 2, delivered: int = 0, awaited: int = 0) -> Due:
    return due(
        from_time=time(19), to_time=time(21), planned=planned, delivered=delivered, awaited=awaited,
        clock=clock,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("clock", "state"),
    [
        (time(18, 59, 59), Due.TO_COME),
        (time(19), Due.DUE_NOW),
        (time(21, 0, 59), Due.DUE_NOW),
        (time(21, 1), Due.MISSED),
    ],
)
def test_it_is_due_from_its_first_minute_through_its_last(clock, state):
    assert stands(clock) is state


def test_delivered_early_it_is_delivered_whatever_the_clock_says():
    assert stands(time(19, 30), delivered=2) is Due.DELIVERED


def test_one_of_two_is_due_while_there_is_time_and_partly_delivered_after():
    assert stands(time(20), delivered=1) is Due.DUE_NOW
    assert stands(time(22), delivered=1) is Due.PARTLY


def test_a_visit_by_a_patrol_still_out_is_not_called_missed():
    assert stands(time(22), awaited=1) is Due.WAITING


def test_all_visited_and_some_still_out_nothing_more_is_due():
    assert stands(time(20), delivered=1, awaited=1) is Due.WAITING


def test_every_state_has_words():
    assert all(each.label for each in Due)
