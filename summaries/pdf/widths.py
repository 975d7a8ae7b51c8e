"""How wide each column of a printed table is: its longest word, then by what it says. Plain Python."""

import re

from summaries.paper.blocks import Table

FULL, HALF = 538.0, 263.0  # points, between the margins of A4 and in one of two columns
_CHARACTER, _AIR = 4.25, 5.0
_UNBROKEN = 12
# In the tables of kinds every name stands on one line.
LONG, _NAME = 8, 96.0


def widths(table: Table, across: float) -> list[float]:
    """In points. Columns of words share what the numbers leave, by how much they say."""
    columns = range(len(table.columns))
    least = [_least(table, place) for place in columns]
    share = [_says(table, place) if place in words_in(table) else 0.0 for place in columns]
    if len(table.columns) >= LONG:
        least[0], share[0] = _NAME, 0.0
    spare = max(0.0, across - sum(least))
    return [
        round(width + spare * part / (sum(share) or 1), 1) for width, part in zip(least, share, strict=True)
    ]


def words_in(table: Table) -> list[int]:
    """The columns that hold words."""
    return [
        place for place in range(len(table.columns)) if place < table.numeric_from or place in table.wordy
    ]


def _least(table: Table, place: int) -> float:
    texts = [row[place].text for row in table.rows]
    whole = [] if place in words_in(table) else [text for text in texts if len(text) <= _UNBROKEN]
    words = [word for text in [table.columns[place], *texts] for word in re.split(r"\s|(?<=-)", text)]
    return max(map(len, [*words, *whole, "99"])) * _CHARACTER + _AIR


def _says(table: Table, place: int) -> float:
    texts = [row[place].text for row in table.rows] or [""]
    return max(5.0, sum(map(len, texts)) / len(texts))
