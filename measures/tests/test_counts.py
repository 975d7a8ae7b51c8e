"""The worked examples behind every verdict, and what must hold for all counts."""

from math import comb, isclose
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from measures.counts import (
    Verdict,
    VerdictCode,
    count_of,
    exact_test,
    false_flags_expected,
    false_flags_note,
    garwood_interval,
    may_show_percentage,
    percentage_change,
    percentage_of,
    usual_range,
    verdict,
)

COUNTS = st.integers(0, 300)
WORKED = [
    (9, 20, 0.1604),
    (11, 20, 0.0414),
    (0, 20, 0.0215),
    (0, 12, 0.1413),
    (8, 12, 0.0437),
    (5, 4, 0.0196),
    (6, 4, 0.0064),
    (14, 40, 0.3057),
    (18, 40, 0.0471),
    (25, 64, 0.0632),
    (3, 20, 0.6018),
]


@pytest.mark.parametrize(("this_week", "previous", "p"), WORKED)
def test_the_exact_test_gives_the_worked_p_value(this_week: int, previous: int, p: float) -> None:
    assert round(exact_test(this_week, previous), 4) == p


@given(st.integers(0, 60), st.integers(0, 60), st.integers(2, 9))
def test_the_exact_test_equals_the_sum_written_out_in_full(k1: int, k0: int, parts: int) -> None:
    n = k0 + k1
    weights = [comb(n, k) * (parts - 1) ** (n - k) for k in range(n + 1)]

    expected = sum(weight for weight in weights if weight <= weights[k1]) / parts**n

    assert isclose(exact_test(k1, k0, parts), expected, rel_tol=1e-9)


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_a_p_value_is_above_zero_and_at_most_one(k1: int, k0: int) -> None:
    assert 0 < exact_test(k1, k0) <= 1


@pytest.mark.parametrize(
    ("this_week", "previous", "code"),
    [
        (6, 4, "unusually_high"),
        (11, 20, "worth_watching_high"),
        (5, 4, "worth_watching_high"),
        (9, 20, "as_expected"),
        (3, 20, "as_expected"),
        (0, 12, "as_expected"),
        (0, 20, "worth_watching_low"),
        (0, 40, "unusually_low"),
        (1, 2, "too_few_to_say"),
        (0, 0, "too_few_to_say"),
        (0, 4, "too_few_to_say"),
    ],
)
def test_the_verdict_on_a_worked_example(this_week: int, previous: int, code: str) -> None:
    assert verdict(this_week, previous).code == code


def test_a_difference_under_three_earns_no_words_however_unlikely() -> None:
    two_after_none = verdict(2, 0)

    assert two_after_none.p < 0.05
    assert two_after_none.code == VerdictCode.TOO_FEW_TO_SAY


def test_three_after_four_empty_weeks_is_unusual() -> None:
    assert verdict(3, 0).code == VerdictCode.UNUSUALLY_HIGH


def test_a_verdict_carries_the_figures_it_rests_on() -> None:
    result = verdict(11, 20)

    assert result == Verdict(
        VerdictCode.WORTH_WATCHING_HIGH, 11, 20, 4, result.p, 5.0, usual_low=1, usual_high=10
    )
    assert result.words == "Higher than usual, worth watching"
    assert result.usual_range_words == "1 to 10"
    assert result.difference == 6.0
    assert result.is_flagged


def test_small_numbers_cannot_show_a_fall_and_say_so() -> None:
    assert not verdict(0, 12).can_show_a_fall
    assert verdict(3, 20).can_show_a_fall


def test_a_missing_week_is_left_out_not_counted_as_zero() -> None:
    with_three_weeks = verdict(8, 15, weeks=3)

    assert with_three_weeks.expected_mean == 5.0
    assert with_three_weeks.p == exact_test(8, 15, parts=4)


@given(COUNTS, COUNTS, st.integers(1, 8))
def test_a_count_outside_the_usual_range_is_flagged_and_one_inside_is_not(
    k1: int, k0: int, weeks: int
) -> None:
    result = verdict(k1, k0, weeks)

    assert result.is_flagged == (not result.usual_low <= k1 <= result.usual_high)
    assert result.usual_low <= result.expected_mean <= result.usual_high


@given(COUNTS)
@example(31)
@example(103)
def test_the_usual_range_rises_with_the_previous_weeks_but_for_steps_of_one(k0: int) -> None:
    """An exact two-sided test of counts is not quite monotone: 103 gives 16 to 37, and 104 15 to 37."""
    lower, higher = usual_range(k0), usual_range(k0 + 1)

    assert higher[0] >= lower[0] - 1
    assert higher[1] >= lower[1] - 1
    assert sum(usual_range(k0 + 40)) > sum(lower)


@pytest.mark.parametrize("bad", [(-1, 4), (4, -1)])
def test_a_negative_count_is_refused(bad: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="must be 0 or more"):
        verdict(*bad)


def test_no_previous_week_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="must be"):
        verdict(4, 0, weeks=0)


def test_a_count_that_is_not_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="whole number"):
        exact_test(4.5, 20)  # type: ignore[arg-type]


def test_counts_of_a_hundred_thousand_are_answered_at_once() -> None:
    started = perf_counter()

    result = verdict(101_500, 400_000)

    assert result.code == VerdictCode.UNUSUALLY_HIGH
    assert perf_counter() - started < 1


def test_a_table_of_small_verdicts_takes_no_time_to_speak_of() -> None:
    pairs = [(k1, k0) for k1 in range(12) for k0 in range(0, 48, 4)]
    usual_range.cache_clear()
    started = perf_counter()

    for k1, k0 in pairs:
        verdict(k1, k0)

    # A fifth of a millisecond each on a quiet machine is the aim; ten times that on a busy one.
    assert (perf_counter() - started) / len(pairs) < 0.002


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (0, 0, 3.69),
        (1, 0.03, 5.57),
        (2, 0.24, 7.22),
        (3, 0.62, 8.77),
        (5, 1.62, 11.67),
        (8, 3.45, 15.76),
        (10, 4.80, 18.39),
        (20, 12.22, 30.89),
        (50, 37.11, 65.92),
    ],
)
def test_the_garwood_interval_of_a_count(count: int, low: float, high: float) -> None:
    interval = garwood_interval(count)

    assert (round(interval[0], 2), round(interval[1], 2)) == (low, high)


@given(st.integers(0, 2000))
def test_garwood_intervals_hold_their_count_and_rise_with_it(count: int) -> None:
    low, high = garwood_interval(count)
    next_low, next_high = garwood_interval(count + 1)

    assert low <= count < high
    assert low < next_low
    assert high < next_high


def test_a_wider_garwood_interval_is_asked_for_with_a_smaller_alpha() -> None:
    low, high = garwood_interval(0, alpha=0.01)

    assert (low, round(high, 4)) == (0.0, 5.2983)


@pytest.mark.parametrize("alpha", [0, 1, -0.1])
def test_an_alpha_that_is_no_chance_is_refused(alpha: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        garwood_interval(3, alpha)


def test_a_percentage_needs_a_base_of_thirty() -> None:
    assert not may_show_percentage(29)
    assert may_show_percentage(30)


def test_a_count_is_said_with_its_base_and_a_percentage_of_thirty_or_more() -> None:
    assert (count_of(9, 12), count_of(12, 40), count_of(0, 0)) == ("9 of 12", "12 of 40 (30%)", "0 of 0")
    assert count_of(1200, 1000) == "1,200 of 1,000 (120%)"
    assert (percentage_of(14, 29), percentage_of(15, 30)) == (None, 50)


def test_a_percentage_change_is_given_only_on_a_base_of_thirty() -> None:
    assert percentage_change(45, 50) == -10.0
    assert percentage_change(25, 16) is None


def test_twenty_cells_raise_one_false_flag_a_week() -> None:
    assert false_flags_expected(20) == 1
    assert "20 counts were tested" in false_flags_note(20)
    assert "up to 1 of them" in false_flags_note(20)
    assert "fewer than 1 of them" in false_flags_note(6)
