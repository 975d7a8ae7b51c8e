"""The Stow as the worked example: 2,000 hours from 1 April to 31 December 2026, 275 days."""

from datetime import date, timedelta
from typing import Any

import pytest

from measures.targets import Progress, State, progress

FIRST, LAST = date(2026, 4, 1), date(2026, 12, 31)
HALFWAY = date(2026, 8, 16)  # 137 days are over


def the_stow(delivered: float = 0, today: date = FIRST, **other: Any) -> Progress:
    fields: dict[str, Any] = {"target_hours": 2_000, "first_on": FIRST, "last_on": LAST, **other}
    return progress(delivered_hours=delivered, today=today, **fields)


def test_two_thousand_hours_in_nine_months_are_fifty_one_a_week() -> None:
    assert the_stow().even_week_hours == pytest.approx(50.9, abs=0.05)
    assert the_stow().needed_a_week == pytest.approx(50.9, abs=0.05)


def test_before_the_first_day_nothing_is_expected_and_the_whole_period_is_left() -> None:
    early = the_stow(today=date(2026, 3, 1))

    assert (early.state, early.expected_hours, early.so_far_a_week) == (State.NOT_BEGUN, 0, None)
    assert early.weeks_left == pytest.approx(275 / 7)


def test_halfway_an_even_pace_would_have_given_half() -> None:
    half = the_stow(1_000, HALFWAY)

    assert half.expected_hours == pytest.approx(2_000 * 137 / 275)
    assert half.remaining_hours == 1_000
    assert half.weeks_left == pytest.approx(138 / 7)
    assert half.needed_a_week == pytest.approx(1_000 / (138 / 7))
    assert half.so_far_a_week == pytest.approx(1_000 / (138 / 7))
    assert half.share == 0.5


@pytest.mark.parametrize(
    ("difference", "state"),
    [(-51, State.BEHIND), (-50, State.ON_PACE), (0, State.ON_PACE), (50, State.ON_PACE), (51, State.AHEAD)],
)
def test_within_a_weeks_hours_of_the_even_pace_it_is_on_pace(difference: int, state: State) -> None:
    assert the_stow(the_stow(0, HALFWAY).expected_hours + difference, HALFWAY).state is state


def test_a_short_target_has_a_tenth_of_itself_as_slack() -> None:
    assert the_stow(target_hours=100, last_on=FIRST + timedelta(days=13)).slack_hours == 10


def test_on_the_first_day_nothing_delivered_is_on_pace() -> None:
    assert the_stow(0, FIRST).state is State.ON_PACE


def test_it_is_met_as_soon_as_the_hours_are_there() -> None:
    met = the_stow(2_100, HALFWAY)

    assert (met.state, met.remaining_hours, met.needed_a_week) == (State.MET, 0, 0)
    assert met.share == 1.05


def test_it_is_missed_when_the_last_day_is_over_and_not_before() -> None:
    assert the_stow(1_999, LAST).state is State.ON_PACE
    assert the_stow(1_999, LAST + timedelta(days=1)).state is State.MISSED


def test_after_the_last_day_there_is_no_pace_left_to_keep() -> None:
    over = the_stow(1_500, date(2027, 2, 1))

    assert (over.weeks_left, over.needed_a_week, over.expected_hours) == (0, None, 2_000)
    assert over.so_far_a_week == pytest.approx(1_500 / (275 / 7))


def test_in_the_last_week_the_pace_needed_is_what_remains() -> None:
    assert the_stow(1_990, LAST).needed_a_week == 10


def test_states_are_told_in_words() -> None:
    assert [each.label for each in State] == ["Not begun", "Ahead", "On pace", "Behind", "Met", "Missed"]


@pytest.mark.parametrize(
    "wrong", [{"target_hours": 0}, {"last_on": FIRST}, {"delivered": -1}, {"last_on": date(2026, 3, 1)}]
)
def test_it_refuses_what_makes_no_sense(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must"):
        the_stow(**wrong)
