"""Tests, intervals and rates of counts against SciPy's, which was written by others: they must agree."""

from fractions import Fraction
from math import comb, floor

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from measures.control_chart import LEAST_WEEKS, chance_outside, chart_weeks, limits_of
from measures.counts import (
    SMALLEST_DIFFERENCE,
    UNUSUAL,
    WORTH_WATCHING,
    VerdictCode,
    exact_test,
    garwood_interval,
    usual_range,
    verdict,
)
from measures.disparity import relative_rate
from measures.rates import false_alert_rates, proportion, rate_per
from measures.tails import poisson_at_least, poisson_at_most, two_sided_binomial

WEEKLY = st.integers(0, 400)
YEARLY = st.integers(0, 200_000)
WEEKS = st.integers(1, 12)


def poisson_interval(count: int, alpha: float = 0.05) -> tuple[float, float]:
    """Garwood's two limits as the quantiles of chi-squared that they are."""
    low = stats.chi2.ppf(alpha / 2, 2 * count) / 2 if count else 0.0
    return float(low), float(stats.chi2.ppf(1 - alpha / 2, 2 * (count + 1)) / 2)


def scipy_p(this_week: int, previous: int, weeks: int) -> float:
    total = this_week + previous
    return float(stats.binomtest(this_week, total, 1 / (weeks + 1)).pvalue) if total else 1.0


def scipy_finds_it_unusual(this_week: int, previous: int, weeks: int) -> bool:
    differs = abs(this_week * weeks - previous) >= SMALLEST_DIFFERENCE * weeks
    return differs and scipy_p(this_week, previous, weeks) < WORTH_WATCHING


@given(WEEKLY, WEEKLY, WEEKS)
@example(9, 20, 4)
@example(11, 20, 4)
@example(0, 0, 4)
@example(200, 200, 1)
def test_the_exact_test_is_the_binomial_test(this_week: int, previous: int, weeks: int) -> None:
    ours = exact_test(this_week, previous, weeks + 1)

    assert ours == pytest.approx(scipy_p(this_week, previous, weeks), rel=1e-8)


@given(YEARLY, YEARLY, WEEKS)
def test_the_exact_test_holds_for_the_counts_of_years(this_week: int, previous: int, weeks: int) -> None:
    ours = exact_test(this_week, previous, weeks + 1)

    # Under the smallest normal number a float holds too few digits to compare.
    assert ours == pytest.approx(scipy_p(this_week, previous, weeks), rel=1e-6, abs=1e-300)


@given(st.integers(1, 2_000), st.data(), st.floats(0.001, 0.999))
def test_the_two_sided_tail_is_the_binomial_test_at_any_chance(
    total: int, data: st.DataObject, chance: float
) -> None:
    seen = data.draw(st.integers(0, total))

    ours = two_sided_binomial(seen, total, chance)

    # Of the smallest, SciPy has six digits; the next test has one in whole numbers.
    assert ours == pytest.approx(stats.binomtest(seen, total, chance).pvalue, rel=1e-6, abs=1e-200)


def test_a_tail_that_scipy_itself_gives_with_six_digits_is_exact() -> None:
    seen, total, chance = 22, 1535, Fraction(3, 8)
    each = [comb(total, n) * chance**n * (1 - chance) ** (total - n) for n in range(total + 1)]

    ours = two_sided_binomial(seen, total, float(chance))

    assert ours == pytest.approx(float(sum(p for p in each if p <= each[seen])), rel=1e-11)


@given(WEEKLY, WEEKLY, WEEKS)
def test_the_words_of_a_verdict_follow_from_the_p_value_of_scipy(
    this_week: int, previous: int, weeks: int
) -> None:
    p = scipy_p(this_week, previous, weeks)

    said = verdict(this_week, previous, weeks)

    assert said.is_flagged == scipy_finds_it_unusual(this_week, previous, weeks)
    is_unusual = said.code in (VerdictCode.UNUSUALLY_HIGH, VerdictCode.UNUSUALLY_LOW)
    assert is_unusual == (said.is_flagged and p < UNUSUAL)


@given(st.integers(0, 3_000), WEEKS)
@example(0, 4)
@example(20, 4)
def test_the_usual_range_ends_where_the_test_of_scipy_begins_to_find_words(previous: int, weeks: int) -> None:
    low, high = usual_range(previous, weeks)

    assert not scipy_finds_it_unusual(low, previous, weeks)
    assert not scipy_finds_it_unusual(high, previous, weeks)
    assert scipy_finds_it_unusual(high + 1, previous, weeks)
    assert low == 0 or scipy_finds_it_unusual(low - 1, previous, weeks)


@given(st.integers(0, 60), st.integers(1, 6))
@settings(max_examples=25)
def test_nothing_outside_the_usual_range_is_usual_again(previous: int, weeks: int) -> None:
    low, high = usual_range(previous, weeks)

    usual = [k for k in range(2 * high + 10) if not scipy_finds_it_unusual(k, previous, weeks)]

    assert usual == list(range(low, high + 1))


@given(st.integers(0, 1_000_000), st.sampled_from([0.05, 0.01, 0.002, 0.2]))
@example(0, 0.05)
@example(1, 0.05)
def test_the_garwood_interval_is_that_of_chi_squared(count: int, alpha: float) -> None:
    assert garwood_interval(count, alpha) == pytest.approx(poisson_interval(count, alpha), rel=1e-7)


@given(st.integers(1, 3_000), st.floats(0.05, 1))
def test_poisson_tails_are_those_of_scipy(count: int, share: float) -> None:
    assume(share * count > 0.01)

    below, above = share * count, count / share

    assert poisson_at_least(count, below) == pytest.approx(
        stats.poisson.sf(count - 1, below), rel=1e-6, abs=1e-290
    )
    assert poisson_at_most(count, above) == pytest.approx(
        stats.poisson.cdf(count, above), rel=1e-6, abs=1e-290
    )


@given(st.integers(0, 5_000), st.integers(1, 5_000_000), st.sampled_from([1, 100, 1_000, 100_000]))
@example(0, 275, 1_000)
def test_a_rate_is_the_count_and_its_interval_over_the_denominator(
    count: int, denominator: int, per: int
) -> None:
    rate = rate_per(count, denominator, per)

    low, high = poisson_interval(count)
    assert (rate.value, rate.low, rate.high) == pytest.approx(
        (count * per / denominator, low * per / denominator, high * per / denominator), rel=1e-7
    )


@given(st.integers(0, 50_000), st.integers(0, 50_000))
@example(81, 182)
@example(0, 19)
@example(20, 0)
def test_a_share_has_the_wilson_interval(part: int, rest: int) -> None:
    assume(part + rest)

    share = proportion(part, part + rest)

    theirs = stats.binomtest(part, part + rest).proportion_ci(0.95, method="wilson")
    assert (share.low, share.high) == pytest.approx((theirs.low, theirs.high), rel=1e-9, abs=1e-15)


def test_the_false_alerts_of_the_metropolitan_police_have_wilson_intervals() -> None:
    rates = false_alert_rates(10, 2_077, 3_147_436)

    for ours, whole in ((rates.of_alerts, 2_077), (rates.of_faces, 3_147_436)):
        theirs = stats.binomtest(10, whole).proportion_ci(0.95, method="wilson")
        assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), rel=1e-9)


@given(st.integers(10, 3_000), st.integers(0, 90_000), st.integers(10, 3_000), st.integers(0, 90_000))
@example(154, 7_465 - 154, 892, 76_839 - 892)
def test_a_relative_rate_has_the_interval_of_katz(a: int, others: int, b: int, other_others: int) -> None:
    ours = relative_rate(a, a + others, b, b + other_others)

    theirs = stats.contingency.relative_risk(a, a + others, b, b + other_others)
    interval = theirs.confidence_interval(0.95)
    assert (ours.value, ours.low, ours.high) == pytest.approx(
        (theirs.relative_risk, interval.low, interval.high), rel=1e-9
    )


@given(st.floats(0.01, 5_000))
@example(5)
@example(9)
@example(16)
def test_the_chance_of_a_week_outside_the_limits_is_that_of_poisson(mean: float) -> None:
    lower, upper = limits_of(mean)

    scatter = stats.poisson(mean)
    assert upper - mean == pytest.approx(3 * scatter.std())
    # Strictly below the lower limit, so a count on it is inside.
    below = scatter.cdf(np.nextafter(lower, -1)) if lower else 0.0
    assert chance_outside(mean) == pytest.approx(scatter.sf(floor(upper)) + below, rel=1e-7)


@given(st.lists(st.integers(0, 40), min_size=LEAST_WEEKS, max_size=104))
def test_weeks_that_scatter_more_than_counts_do_are_those_that_chi_squared_finds(counts: list[int]) -> None:
    assume(sum(counts))
    p = stats.chisquare(counts).pvalue
    # Fisher's square root stands for chi-squared: only close by the threshold may the two differ.
    assume(not 0.045 < p < 0.055)

    chart = chart_weeks(counts)

    assert chart.varies_more_than_chance == (p < 0.05)
