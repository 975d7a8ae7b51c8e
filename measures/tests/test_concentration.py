"""Concentration worked by hand, empty cells counted in, and ranks that admit what they cannot tell."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.concentration import fewest_cells, rank_places, share_in_top
from measures.counts import garwood_interval

COUNTS = st.lists(st.integers(0, 200), max_size=30)


def test_the_busiest_tenth_of_twenty_cells_holds_nine_of_ten() -> None:
    top = share_in_top([3, 6, 1], cells=20, percent=10)

    assert (top.cells, top.incidents, top.of_incidents, top.share) == (2, 9, 10, 90.0)
    assert top.words == "9 of 10 fell in the busiest 2 of 20 cells; spread as evenly as can be, 2 would."


def test_empty_cells_are_part_of_what_a_percentage_is_of() -> None:
    counts = [10] * 10

    assert share_in_top(counts, cells=10, percent=50).share == 50
    assert share_in_top(counts, cells=20, percent=50).share == 100


def test_a_percentage_that_is_a_whole_number_of_cells_loses_none_to_rounding() -> None:
    assert [share_in_top([1], cells=1000, percent=p).cells for p in (0.1, 2.9, 5.7)] == [1, 29, 57]


def test_less_than_one_cell_is_not_shown_and_says_so() -> None:
    top = share_in_top([4], cells=50, percent=1)

    assert (top.share, top.words) == (None, "Not shown: 1% of 50 cells is less than one cell.")


def test_the_fewest_cells_for_half_and_a_quarter() -> None:
    counts = [6, 3, 1]

    assert [fewest_cells(counts, cells=20, percent=p).cells for p in (25, 50, 75, 90, 91)] == [1, 1, 2, 2, 3]
    assert fewest_cells(counts, cells=20, percent=50).words == (
        "50% of incidents fell in 1 of 20 cells (5.0%); spread as evenly as can be, it takes 5."
    )


def test_exactly_half_is_half() -> None:
    assert fewest_cells([7, 7], cells=9, percent=50).cells == 1


def test_no_incident_has_no_concentration() -> None:
    half = fewest_cells([0, 0], cells=9, percent=50)

    assert (half.cells, half.share, half.words) == (None, None, "Not shown: there were no incidents.")
    assert share_in_top([], cells=9, percent=50).words == "Not shown: there were no incidents."


@given(COUNTS.filter(any), st.integers(0, 40), st.integers(1, 100))
def test_the_fewest_cells_hold_the_share_and_one_fewer_does_not(
    counts: list[int], empty: int, percent: int
) -> None:
    found = fewest_cells(counts, cells=len(counts) + empty, percent=percent)

    busiest = sorted(counts, reverse=True)
    assert found.cells is not None and found.evenly is not None
    assert 100 * sum(busiest[: found.cells]) >= percent * sum(counts)
    assert 100 * sum(busiest[: found.cells - 1]) < percent * sum(counts)
    assert found.cells <= found.evenly


@given(COUNTS.filter(any), st.floats(5, 100))
def test_the_busiest_never_hold_less_than_an_even_spread_would(counts: list[int], percent: float) -> None:
    top = share_in_top(counts, cells=len(counts), percent=percent)

    assert top.evenly <= top.incidents <= top.of_incidents


def test_more_counts_than_cells_are_refused() -> None:
    with pytest.raises(ValueError, match="3 counts and only 2 cells"):
        fewest_cells([1, 2, 3], cells=2, percent=50)


@pytest.mark.parametrize("percent", [0, -1, 101])
def test_a_percentage_out_of_range_is_refused(percent: int) -> None:
    with pytest.raises(ValueError, match="percentage of incidents"):
        fewest_cells([1], cells=2, percent=percent)
    with pytest.raises(ValueError, match="percentage of cells"):
        share_in_top([1], cells=2, percent=percent)


def test_an_area_without_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        share_in_top([], cells=0, percent=50)


def test_the_worked_example_of_ranks() -> None:
    ranked = rank_places({"c": 35, "a": 100, "d": 2, "b": 40})

    assert [(each.place, each.rank, each.best_rank, each.worst_rank) for each in ranked] == [
        ("a", 1, 1, 1),
        ("b", 2, 2, 3),
        ("c", 3, 2, 3),
        ("d", 4, 4, 4),
    ]
    assert [each.rank_words for each in ranked[:2]] == ["Rank 1", "Rank 2, could be 2 to 3"]


def test_every_count_comes_with_its_garwood_interval() -> None:
    (place,) = rank_places({"a": 5})

    assert (place.low, place.high) == garwood_interval(5)


def test_equal_counts_share_a_rank_in_the_order_given() -> None:
    ranked = rank_places({"b": 4, "a": 4, "c": 9})

    assert [(each.place, each.rank) for each in ranked] == [("c", 1), ("b", 2), ("a", 2)]


def test_small_counts_cannot_be_told_apart_at_all() -> None:
    ranked = rank_places({"a": 9, "b": 6, "c": 4, "d": 0})

    assert {(each.best_rank, each.worst_rank) for each in ranked} == {(1, 4)}


@given(st.dictionaries(st.integers(), st.integers(0, 300), max_size=20))
def test_ranks_could_be_what_they_are_and_rest_on_limits_that_do_not_meet(counts: dict[int, int]) -> None:
    wider = {key: garwood_interval(count, 0.05 / len(counts)) for key, count in counts.items()}

    for each in rank_places(counts):
        low, high = wider[each.place]
        assert each.best_rank <= each.rank <= each.worst_rank
        assert each.best_rank == 1 + sum(other_low > high for other_low, _ in wider.values())
        assert each.worst_rank == len(counts) - sum(other_high < low for _, other_high in wider.values())


def test_no_place_is_an_empty_list_and_a_negative_count_is_refused() -> None:
    assert rank_places({}) == []
    with pytest.raises(ValueError, match="0 or more"):
        rank_places({"a": -1})


def test_ten_thousand_cells_are_ranked_at_once() -> None:
    started = perf_counter()

    rank_places({cell: cell % 300 for cell in range(10_000)})

    # A fifth of a second on a quiet machine; this allows for a busy one.
    assert perf_counter() - started < 5
