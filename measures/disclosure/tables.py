"""Hides small counts in what is published, so that no table tells on a person.

For the publishable outputs only: the partnership's own papers need full counts and may have them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from measures.inputs import whole_number

THRESHOLD = 5
NOT_SHOWN = "Not shown"

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PublishedCount:
    """A count as it may be published; value is None when it was hidden."""

    value: int | None
    text: str


def suppress(count: int, threshold: int = THRESHOLD) -> PublishedCount:
    """One count that stands alone: itself, or "Fewer than 5" for 1 to 4. Zero is shown.

    Only for a count that no published total or neighbour can be subtracted to reach; for those use
    suppress_table. Refuses a negative count and a threshold under 2.
    """
    count = whole_number(count, "The count")
    threshold = whole_number(threshold, "The threshold", at_least=2)
    if 0 < count < threshold:
        return PublishedCount(None, f"Fewer than {threshold}")
    return PublishedCount(count, f"{count:,}")


def round_to(number: int, base: int = 5) -> int:
    """The nearest multiple of base, halves up. Refuses negative numbers and a base under 1.

    Examples, to 5: 2 is 0, 3 is 5, 12 is 10.
    """
    number, base = whole_number(number, "The number"), whole_number(base, "The base", at_least=1)
    return (2 * number + base) // (2 * base) * base


@dataclass(frozen=True, slots=True)
class SuppressedTable:
    """A table with its totals; None stands for a hidden cell, shown as NOT_SHOWN.

    One mark for every hidden cell, small or not: to tell them apart would give some away.
    """

    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None


def suppress_table(rows: Sequence[Sequence[int]], threshold: int = THRESHOLD) -> SuppressedTable:
    """Hide counts of 1 to threshold - 1, and as many others as keep them from being worked out.

    A hidden cell can be found by subtraction unless it lies on a ring of hidden cells that goes by
    row and column in turn (totals being a last row and column). While one does not, the smallest
    count that helps close a ring is hidden too, inner cells before totals. Zeros stay: a ring
    through a zero would hide nothing. What is left is not found by any sum of rows and columns; an
    estimate within limits is still possible. Refuses negative counts and ragged rows.
    Source: secondary suppression by cycles, Gusfield 1988.
    """
    threshold = whole_number(threshold, "The threshold", at_least=2)
    full = _with_totals(rows)
    hidden = {cell for cell in _cells(full) if 0 < full[cell[0]][cell[1]] < threshold}
    while (found := _first_exposed(hidden)) is not None:
        hidden.add(_cheapest_cover(full, hidden, *found))
    shown = tuple(
        tuple(None if (i, j) in hidden else value for j, value in enumerate(row))
        for i, row in enumerate(full)
    )
    return SuppressedTable(
        cells=tuple(row[:-1] for row in shown[:-1]),
        row_totals=tuple(row[-1] for row in shown[:-1]),
        column_totals=shown[-1][:-1],
        total=shown[-1][-1],
    )


def _with_totals(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    width = len(rows[0]) if rows else 0
    if width == 0 or any(len(row) != width for row in rows):
        raise ValueError("A table needs rows of one and the same length.")
    counts = [[whole_number(value, "A count") for value in row] for row in rows]
    full = [[*row, sum(row)] for row in counts]
    full.append([sum(column) for column in zip(*full, strict=True)])
    return full


def _cells(full: list[list[int]]) -> Iterator[Cell]:
    return ((i, j) for i, row in enumerate(full) for j in range(len(row)))


def _reach(start: Cell, hidden: set[Cell]) -> tuple[set[int], set[int]]:
    """Rows and columns reached from start's row by hidden cells other than start itself."""
    rows, columns = {start[0]}, set[int]()
    others = hidden - {start}
    grew = True
    while grew:
        before = len(rows) + len(columns)
        columns |= {j for i, j in others if i in rows}
        rows |= {i for i, j in others if j in columns}
        grew = len(rows) + len(columns) > before
    return rows, columns


def _first_exposed(hidden: set[Cell]) -> tuple[set[int], set[int]] | None:
    for cell in sorted(hidden):
        rows, columns = _reach(cell, hidden)
        if cell[1] not in columns:
            return rows, columns
    return None


def _cheapest_cover(full: list[list[int]], hidden: set[Cell], rows: set[int], columns: set[int]) -> Cell:
    """The smallest shown count that joins what was reached to what was not.

    There always is one: through the totals a path of non-zero cells leads round every count.
    """
    last_row, last_column = len(full) - 1, len(full[0]) - 1
    choices = [
        (i, j)
        for i, j in _cells(full)
        if (i, j) not in hidden and full[i][j] > 0 and (i in rows) != (j in columns)
    ]
    return min(choices, key=lambda c: ((c[0] == last_row) + (c[1] == last_column), full[c[0]][c[1]], c))
