"""Rates and shares with their published examples, and what is said when there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.rates import false_alert_rates, proportion, rate_per


def test_nothing_found_of_275_screened_is_a_result_with_an_upper_limit() -> None:
    rate = rate_per(0, 275, 1000)

    assert (rate.value, rate.low, rate.reason) == (0, 0, "")
    assert rate.high is not None
    assert round(rate.high, 1) == 13.4


def test_a_rate_scales_its_garwood_interval() -> None:
    rate = rate_per(5, 500, 100)

    assert rate.low is not None and rate.high is not None
    assert rate.value == pytest.approx(1.0)
    assert (round(rate.low, 3), round(rate.high, 3)) == (0.325, 2.334)


@pytest.mark.parametrize(
    ("count", "denominator", "reason"),
    [
        (0, 0, "There were no people screened."),
        (2, None, "The number of people screened was not recorded."),
        (None, 275, "The count was not recorded."),
    ],
)
def test_a_rate_that_cannot_be_given_says_why(
    count: int | None, denominator: int | None, reason: str
) -> None:
    rate = rate_per(count, denominator, 1000, called="people screened")

    assert (rate.value, rate.low, rate.high) == (None, None, None)
    assert rate.reason == reason


def test_a_negative_denominator_is_refused() -> None:
    with pytest.raises(ValueError, match="denominator must be 0 or more"):
        rate_per(1, -5, 1000)


def test_false_alerts_are_given_by_faces_and_by_alerts() -> None:
    rates = false_alert_rates(10, 2_077, 3_147_436)

    assert rates.of_faces.percent is not None and rates.of_alerts.percent is not None
    assert round(rates.of_faces.percent, 4) == 0.0003
    assert round(rates.of_alerts.percent, 2) == 0.48


def test_a_deployment_without_alerts_still_gives_its_share_of_faces() -> None:
    rates = false_alert_rates(0, 0, 12_000)

    assert rates.of_faces.value == 0
    assert rates.of_alerts.value is None
    assert rates.of_alerts.reason == "There were no alerts."


def test_more_false_alerts_than_alerts_is_refused() -> None:
    with pytest.raises(ValueError, match="larger than its whole"):
        false_alert_rates(3, 2, 1000)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_wilson_interval_as_worked_by_newcombe(part: int, whole: int, low: float, high: float) -> None:
    share = proportion(part, whole)

    assert share.low is not None and share.high is not None
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


@pytest.mark.parametrize(("part", "whole"), [(None, 3), (3, None), (0, 0)])
def test_a_share_that_cannot_be_given_has_a_reason(part: int | None, whole: int | None) -> None:
    share = proportion(part, whole)

    assert share.value is None and share.percent is None
    assert share.reason


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_share_lies_inside_its_interval_and_the_interval_inside_0_to_1(part: int, rest: int) -> None:
    share = proportion(part, part + rest + 1)

    assert share.low is not None and share.value is not None and share.high is not None
    assert 0 <= share.low <= share.value <= share.high <= 1
