"""The c-chart worked by hand: limits, runs of eight, gaps that are no zeros, and refusals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.control_chart import Signal, chance_outside, chart_weeks, limits_of

USUAL: list[int | None] = [4, 6] * 12
WEEKS = st.lists(st.none() | st.integers(0, 60), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("mean", "lower", "upper"), [(5, 0, 11.7), (9, 0, 18), (16, 4, 28), (25, 10, 40), (0, 0, 0)]
)
def test_the_limits_of_a_mean(mean: float, lower: float, upper: float) -> None:
    assert [round(limit, 1) for limit in limits_of(mean)] == [lower, upper]


def test_the_worked_example_signals_its_last_week() -> None:
    chart = chart_weeks([*USUAL, 4, 14])

    assert chart.mean is not None and chart.upper is not None
    assert (round(chart.mean, 2), chart.lower, round(chart.upper, 1)) == (5.31, 0, 12.2)
    assert chart.signalling == [25]
    assert chart.weeks[25].words == "14: above the upper limit of 12.2"


def test_a_week_of_none_is_not_too_low_where_the_lower_limit_is_none() -> None:
    assert chart_weeks([*USUAL, 0]).signalling == []


def test_a_week_under_a_lower_limit_signals() -> None:
    chart = chart_weeks([15, 17] * 12 + [2])

    assert chart.weeks[24].signals == (Signal.BELOW_LOWER_LIMIT,)
    assert chart.weeks[24].reasons[0].startswith("below the lower limit of 3.")


def test_a_count_on_a_limit_does_not_signal() -> None:
    on_both = chart_weeks([14, 18] * 12 + [28, 4], baseline_weeks=24)

    assert (on_both.lower, on_both.upper) == (4, 28)
    assert on_both.signalling == []


def test_the_eighth_week_in_a_row_on_one_side_signals_and_the_seventh_does_not() -> None:
    chart = chart_weeks([*USUAL, *[6] * 8, 4, *[4] * 8], baseline_weeks=24)

    # The week before the eight is above the mean too.
    assert chart.signalling == [30, 31, 39, 40]
    assert chart.weeks[30].words == "6: 8 weeks in a row above the mean"
    assert chart.weeks[31].words == "6: 9 weeks in a row above the mean"
    assert chart.weeks[39].signals == (Signal.RUN_BELOW_MEAN,)


@pytest.mark.parametrize("breaker", [None, 5])
def test_a_gap_and_a_count_on_the_mean_end_a_run(breaker: int | None) -> None:
    chart = chart_weeks([*USUAL, *[6] * 6, breaker, *[6] * 6], baseline_weeks=24)

    assert chart.mean == 5
    assert chart.signalling == []


def test_a_gap_is_no_zero_in_the_mean() -> None:
    chart = chart_weeks([*USUAL, None, None])

    assert chart.mean == 5
    assert chart.weeks[24].words == "No data"
    assert chart.baseline == "The mean is of the 24 weeks with data shown, those that stand out among them."


def test_a_baseline_of_the_first_weeks_is_said_and_leaves_the_later_ones_out() -> None:
    chart = chart_weeks([*USUAL, 30, 30], baseline_weeks=24)

    assert chart.mean == 5
    assert chart.baseline == (
        "The mean is of the 24 weeks with data of the first 24, those that stand out among them."
    )
    assert chart.signalling == [24, 25]


def test_too_few_weeks_with_data_have_no_limits_and_say_so() -> None:
    chart = chart_weeks([5] * 19 + [None] * 33)

    assert (chart.mean, chart.lower, chart.upper, chart.by_chance) == (None, None, None, None)
    assert chart.reason == "No limits: 19 weeks with data are too few, 20 are needed."
    assert [week.count for week in chart.weeks[:2]] == [5, 5]


def test_a_year_of_nothing_has_limits_of_nothing_and_no_signal() -> None:
    chart = chart_weeks([0] * 52)

    assert (chart.mean, chart.upper, chart.signalling, chart.by_chance) == (0, 0, [], 0)


@pytest.mark.parametrize(("mean", "chance"), [(5, 0.0055), (0.5, 0.0144), (16, 0.0023)])
def test_the_chance_of_a_week_outside_limits_when_nothing_changed(mean: float, chance: float) -> None:
    assert round(chance_outside(mean), 4) == chance


def test_how_many_weeks_chance_alone_puts_outside_is_what_a_thousand_years_show() -> None:
    years = np.random.default_rng(2).poisson(5, 52_000)

    outside = np.count_nonzero((years > limits_of(5)[1]) | (years < limits_of(5)[0]))

    assert outside / 1000 == pytest.approx(52 * chance_outside(5), abs=0.05)


def test_weeks_that_scatter_more_than_counts_do_are_said_to() -> None:
    assert chart_weeks([1, 20] * 12).varies_more_than_chance
    assert not chart_weeks(np.random.default_rng(1).poisson(5, 52).tolist()).varies_more_than_chance


@given(WEEKS)
def test_every_signal_has_a_reason_and_no_gap_signals(counts: list[int | None]) -> None:
    chart = chart_weeks(counts)

    assert [week.count for week in chart.weeks] == counts
    for week in chart.weeks:
        assert len(week.signals) == len(week.reasons)
        assert not (week.count is None and (week.signals or week.run))


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        chart_weeks([4, -1])


@pytest.mark.parametrize("weeks", [0, 25])
def test_a_baseline_beyond_the_weeks_shown_is_refused(weeks: int) -> None:
    with pytest.raises(ValueError, match="1 to 24 weeks"):
        chart_weeks(USUAL, baseline_weeks=weeks)
