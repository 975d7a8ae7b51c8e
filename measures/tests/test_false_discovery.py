"""The published example of the false discovery rate, and what holds for any p-values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.false_discovery import adjusted, false_discovery_note, may_be_named

# Benjamini and Hochberg 1995, section 4.1: fifteen p-values of a trial of two heart treatments.
PUBLISHED = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
    0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
]  # fmt: skip
P_VALUES = st.lists(st.floats(0, 1), max_size=40)


def test_the_published_example_names_its_four_smallest() -> None:
    assert may_be_named(PUBLISHED, 0.05) == [True] * 4 + [False] * 11


def test_the_order_in_which_places_come_does_not_matter() -> None:
    assert may_be_named(PUBLISHED[::-1], 0.05) == [False] * 11 + [True] * 4


def test_a_p_value_is_adjusted_by_its_rank_and_never_past_the_next() -> None:
    assert adjusted([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.04, 0.04])


def test_one_test_alone_is_not_adjusted() -> None:
    assert adjusted([0.05]) == [0.05]
    assert may_be_named([0.05]) == [True]


def test_no_place_at_all_is_an_empty_answer() -> None:
    assert may_be_named([]) == []


@given(P_VALUES)
def test_the_adjusted_keep_the_order_and_are_never_smaller(p_values: list[float]) -> None:
    result = adjusted(p_values)

    assert all(0 <= p <= q <= 1 for p, q in zip(p_values, result, strict=True))
    in_order = [q for _, q in sorted(zip(p_values, result, strict=True), key=lambda pair: pair[0])]
    assert in_order == sorted(in_order)


@given(P_VALUES.filter(bool), st.floats(0.001, 0.5))
def test_the_largest_rank_under_its_line_and_all_below_it_are_named(p_values: list[float], q: float) -> None:
    ranked = sorted(p_values)

    largest = max((k for k, p in enumerate(ranked, 1) if p * (len(ranked) / k) <= q), default=0)

    assert sum(may_be_named(p_values, q)) >= largest
    assert sum(may_be_named(p_values, q)) == sum(1 for p in p_values if largest and p <= ranked[largest - 1])


@pytest.mark.parametrize("bad", [-0.1, 1.1, float("nan")])
def test_a_number_that_is_no_chance_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjusted([0.5, bad])


@pytest.mark.parametrize("q", [0, 1, -0.05])
def test_a_share_that_is_none_is_refused(q: float) -> None:
    with pytest.raises(ValueError, match="share of chance"):
        may_be_named([0.01], q)


def test_the_note_says_how_many_were_tested_and_how_many_may_be_chance() -> None:
    assert false_discovery_note(400, 12) == (
        "400 places were tested together and 12 are marked. Of those marked, about 5% at most are"
        " expected to be chance."
    )
    assert false_discovery_note(1, 0) == "1 place was tested; none differs more than chance would give."
