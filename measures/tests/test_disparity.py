"""Relative rates of stop search for Harlow, from published counts, and when none is given."""

import pytest

from measures.disparity import relative_rate

BLACK, WHITE = 7_465, 76_839


@pytest.mark.parametrize(
    ("black", "white", "value", "low", "high"),
    [
        (154, 892, 1.78, 1.50, 2.11),
        (139, 938, 1.53, 1.28, 1.82),
        (86, 462, 1.92, 1.52, 2.41),
    ],
    ids=["2019", "2020", "2021"],
)
def test_the_relative_rate_for_harlow(black: int, white: int, value: float, low: float, high: float) -> None:
    result = relative_rate(black, BLACK, white, WHITE)

    assert result.value is not None and result.low is not None and result.high is not None
    assert (round(result.value, 2), round(result.low, 2), round(result.high, 2)) == (
        value,
        low,
        high,
    )
    assert result.is_clear_difference


@pytest.mark.parametrize(("a", "b"), [(9, 892), (154, 9), (0, 0)])
def test_a_count_under_ten_hides_the_rate_and_the_count(a: int, b: int) -> None:
    result = relative_rate(a, BLACK, b, WHITE)

    assert (result.value, result.low, result.high) == (None, None, None)
    assert result.reason == "Fewer than 10 in one of the groups."
    assert not result.is_clear_difference


def test_ten_in_each_group_is_enough() -> None:
    assert relative_rate(10, BLACK, 10, WHITE).value is not None


@pytest.mark.parametrize("population", [None, 0])
def test_a_missing_population_gives_a_reason(population: int | None) -> None:
    assert relative_rate(154, population, 892, WHITE).reason == "A population is missing."


def test_an_interval_that_holds_one_is_no_clear_difference() -> None:
    assert not relative_rate(20, 1_000, 190, 10_000).is_clear_difference


def test_more_searches_than_people_is_refused() -> None:
    with pytest.raises(ValueError, match="larger than its population"):
        relative_rate(100, 50, 892, WHITE)
