"""Small counts stay hidden, alone and in tables, from anybody with a pencil."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.disclosure.tables import SuppressedTable, round_to, suppress, suppress_table

TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


@pytest.mark.parametrize(
    ("count", "value", "text"),
    [(0, 0, "0"), (1, None, "Fewer than 5"), (4, None, "Fewer than 5"), (5, 5, "5")],
)
def test_counts_of_one_to_four_are_hidden_and_zero_is_shown(count: int, value: int | None, text: str) -> None:
    published = suppress(count)

    assert (published.value, published.text) == (value, text)


def test_another_threshold_is_named_in_the_text() -> None:
    assert suppress(9, threshold=10).text == "Fewer than 10"


@pytest.mark.parametrize("threshold", [0, 1])
def test_a_threshold_that_hides_nothing_is_refused(threshold: int) -> None:
    with pytest.raises(ValueError, match="threshold must be 2 or more"):
        suppress(3, threshold)


@pytest.mark.parametrize(("number", "rounded"), [(0, 0), (2, 0), (3, 5), (12, 10), (13, 15)])
def test_numbers_are_rounded_to_the_nearest_five(number: int, rounded: int) -> None:
    assert round_to(number) == rounded


def test_halves_are_rounded_up() -> None:
    assert round_to(5, 10) == 10


def test_a_table_without_small_counts_is_shown_whole() -> None:
    table = suppress_table([[5, 0], [10, 20]])

    assert table == SuppressedTable(((5, 0), (10, 20)), (5, 30), (15, 20), 35)


def test_one_small_count_takes_three_others_with_it_and_no_total() -> None:
    table = suppress_table([[3, 8, 20], [9, 7, 30], [40, 50, 60]])

    assert table.cells == ((None, None, 20), (None, None, 30), (40, 50, 60))
    assert (table.row_totals, table.column_totals, table.total) == (
        (31, 46, 150),
        (52, 65, 110),
        227,
    )


def test_a_lone_count_takes_its_total_with_it() -> None:
    table = suppress_table([[3, 0]])

    assert table.cells == ((None, 0),)
    assert table.row_totals == (None,)
    assert table.total is None


def test_a_ragged_or_empty_table_is_refused() -> None:
    bad: list[list[list[int]]] = [[], [[]], [[1, 2], [3]]]

    for rows in bad:
        with pytest.raises(ValueError, match="same length"):
            suppress_table(rows)


def _grid(table: SuppressedTable) -> list[list[int | None]]:
    inner = [[*row, total] for row, total in zip(table.cells, table.row_totals, strict=True)]
    return [*inner, [*table.column_totals, table.total]]


def _sums(height: int, width: int) -> Iterator[list[tuple[int, int, int]]]:
    """Each additive rule of a table with totals, as (row, column, sign)."""
    for i in range(height):
        yield [(i, j, 1 if j < width - 1 else -1) for j in range(width)]
    for j in range(width):
        yield [(i, j, 1 if i < height - 1 else -1) for i in range(height)]


@given(TABLES)
def test_no_hidden_count_follows_from_the_sums_of_what_is_shown(rows: list[list[int]]) -> None:
    grid = _grid(suppress_table(rows))
    hidden = [(i, j) for i, row in enumerate(grid) for j, v in enumerate(row) if v is None]
    rules = np.zeros((len(grid) + len(grid[0]), len(hidden)))
    for n, rule in enumerate(_sums(len(grid), len(grid[0]))):
        for i, j, sign in rule:
            if (i, j) in hidden:
                rules[n, hidden.index((i, j))] = sign

    rank = np.linalg.matrix_rank(rules) if hidden else 0

    for n in range(len(hidden)):
        only_this = np.zeros(len(hidden))
        only_this[n] = 1
        assert np.linalg.matrix_rank(np.vstack([rules, only_this])) > rank


@given(TABLES)
def test_every_small_count_is_hidden_and_every_shown_count_is_true(rows: list[list[int]]) -> None:
    table = suppress_table(rows)

    for shown_row, row in zip(table.cells, rows, strict=True):
        for shown, true in zip(shown_row, row, strict=True):
            assert shown is None or (shown == true and not 0 < true < 5)
