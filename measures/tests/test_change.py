"""Two periods, many places: the worked examples, unequal lengths, and what many tests at once allow."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.change import Change, ChangeCode, Changes, compare_places
from measures.counts import exact_test

COUNTS = st.dictionaries(st.integers(0, 30), st.integers(0, 60), max_size=30)


def one(now: int, before: int, now_days: int = 28, before_days: int = 28) -> Change[str]:
    changes = compare_places({"a": now}, {"a": before}, now_days=now_days, before_days=before_days)
    return changes.places[0]


def equal(now: dict[str, int], before: dict[str, int]) -> Changes[str]:
    return compare_places(now, before, now_days=28, before_days=28)


@pytest.mark.parametrize(
    ("now", "before", "p", "code"),
    [
        (20, 5, 0.0041, "more"),
        (5, 20, 0.0041, "fewer"),
        (25, 16, 0.2110, "no_clear_change"),
        (6, 0, 0.0313, "more"),
        (5, 0, 0.0625, "too_few_to_say"),
        (0, 0, 1.0, "too_few_to_say"),
        (3, 3, 1.0, "no_clear_change"),
    ],
)
def test_the_worked_examples_of_equal_periods(now: int, before: int, p: float, code: str) -> None:
    change = one(now, before)

    assert round(change.p, 4) == p
    assert change.code == code


@pytest.mark.parametrize(("this_week", "previous"), [(9, 20), (11, 20), (6, 4), (0, 40), (25, 64)])
def test_a_week_against_four_has_the_p_value_of_the_weekly_verdict(this_week: int, previous: int) -> None:
    assert one(this_week, previous, 7, 28).p == exact_test(this_week, previous)


def test_periods_of_unequal_length_are_compared_by_the_day() -> None:
    change = one(30, 300, now_days=7, before_days=70)

    assert change.expected == 30.0
    assert (change.difference, change.percentage, change.code) == (0, 0, "no_clear_change")


def test_a_difference_under_three_is_no_clear_change_however_unlikely() -> None:
    two_after_none = one(2, 0, now_days=1, before_days=99)

    assert two_after_none.p == pytest.approx(0.0001)
    assert two_after_none.code == ChangeCode.NO_CLEAR_CHANGE


def test_a_difference_of_exactly_three_is_enough() -> None:
    assert one(3, 0, now_days=1, before_days=99).code == ChangeCode.MORE


def test_a_percentage_needs_thirty_both_before_and_expected() -> None:
    assert one(45, 50).percentage == -10.0
    assert one(29, 29).percentage is None
    assert one(9, 100, now_days=7, before_days=70).percentage is None


def test_what_would_be_named_alone_is_not_when_many_are_tested() -> None:
    quiet = {f"quiet {n}": 10 for n in range(99)}

    alone = equal({"busy": 20}, {"busy": 6})
    among_many = equal({"busy": 20} | quiet, {"busy": 6} | quiet)

    assert alone.places[0].code == ChangeCode.MORE
    assert among_many.places[0].p == alone.places[0].p
    assert among_many.places[0].code == ChangeCode.NO_CLEAR_CHANGE


def test_places_too_empty_to_show_a_change_do_not_hide_the_others() -> None:
    empty = {f"empty {n}": 2 for n in range(500)}

    changes = equal({"busy": 20} | empty, {"busy": 6})

    assert changes.tested == 1
    assert changes.places[0].code == ChangeCode.MORE
    assert changes.places[1].code == ChangeCode.TOO_FEW_TO_SAY
    assert changes.note == (
        "1 place was tested and 1 is marked. Of those marked, about 5% at most are expected to be chance."
        " 500 held too few in both periods for any change to show."
    )


def test_a_place_named_in_one_period_only_counted_none_in_the_other() -> None:
    changes = equal({"new": 9}, {"gone": 9})

    assert [(each.place, each.now, each.before, each.code) for each in changes.places] == [
        ("new", 9, 0, "more"),
        ("gone", 0, 9, "fewer"),
    ]


@given(COUNTS, COUNTS, st.integers(1, 40), st.integers(1, 400))
def test_words_never_rest_on_less_than_three_or_on_a_p_value_over_q(
    now: dict[int, int], before: dict[int, int], now_days: int, before_days: int
) -> None:
    changes = compare_places(now, before, now_days=now_days, before_days=before_days)

    assert len(changes.places) == len(now.keys() | before.keys())
    for each in changes.places:
        if each.code in (ChangeCode.MORE, ChangeCode.FEWER):
            assert each.p <= (each.adjusted_p or 0) <= 0.05
            assert abs(each.difference) > 2.999999
            assert (each.code == ChangeCode.MORE) == (each.difference > 0)


def test_when_nothing_changed_hardly_any_of_two_thousand_places_is_named() -> None:
    chance = np.random.default_rng(4)
    now, before = chance.poisson(8, 2000), chance.poisson(8, 2000)

    changes = compare_places(
        dict(enumerate(now.tolist())), dict(enumerate(before.tolist())), now_days=28, before_days=28
    )

    assert sum(each.p < 0.05 for each in changes.places) > 30
    assert changes.named <= 1


def test_ten_thousand_cells_at_once_are_each_compared_as_if_alone() -> None:
    chance = np.random.default_rng(4)
    now, before = chance.negative_binomial(1, 0.02, 10_000), chance.negative_binomial(1, 0.02, 10_000)
    cells = dict(enumerate(now.tolist())), dict(enumerate(before.tolist()))

    changes = compare_places(*cells, now_days=28, before_days=365)

    assert len(changes.places) == 10_000
    for each in changes.places[::200]:
        assert each.p == pytest.approx(one(each.now, each.before, 28, 365).p)


@pytest.mark.parametrize(("now_days", "before_days"), [(0, 28), (28, 0), (28, -1)])
def test_a_period_of_no_days_is_refused(now_days: int, before_days: int) -> None:
    with pytest.raises(ValueError, match="days of the period"):
        compare_places({"a": 1}, {}, now_days=now_days, before_days=before_days)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        one(-1, 4)
