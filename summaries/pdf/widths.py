"""How wide each column of a printed table is: its longest word, then by what it says. Plain Python."""

import re

from summaries.paper.blocks import Table

FULL, HALF = 538.0, 263.0  # points, between the margins of A4 and in one of two columns
_CHARACTER, _AIR = 4.25, 5.0
_UNBROKEN = 12
# In the tables of kinds every name stands on one line.
LONG, _NAME = 8, 96.0
_LETTER, _VERDICT = 3.5, 160.0


def widths(table: Table, across: float) -> list[float]:
    """In points. Columns of words share what the numbers leave, by how much they say."""
    columns = range(len(table.columns))
    least = [_least(table, place) for place in columns]
    share = [_says(table, place) if place in words_in(table) else 0.0 for place in columns]
    if len(table.columns) >= LONG:
        least = [max(width, _line(table, place)) for place, width in enumerate(least)]
        share = [0.0 if place in words_in(table) else _spread(table.columns[place]) for place in columns]
    spare = max(0.0, across - sum(least))
    return [
        round(width + spare * part / (sum(share) or 1), 1) for width, part in zip(least, share, strict=True)
    ]


def _line(table: Table, place: int) -> float:
    """Room for each of its words on one line, in the tables of kinds."""
    if place == 0:
        return _NAME
    longest = max(len(row[place].text) for row in table.rows) if place in words_in(table) else 0
    return min(longest * _LETTER + _AIR, _VERDICT)


def _spread(name: str) -> float:
    """So that no heading of many short words stands taller than the others."""
    return max(0.0, len(name) - 2 * max(map(len, name.split())))


def words_in(table: Table) -> list[int]:
    """The columns that hold words."""
    return [
        place for place in range(len(table.columns)) if place < table.numeric_from or place in table.wordy
    ]


def _least(table: Table, place: int) -> float:
    texts = [row[place].text for row in table.rows]
    is_name = place == 0 and max(map(len, texts), default=0) <= _UNBROKEN
    whole = [text for text in texts if len(text) <= _UNBROKEN and (is_name or place not in words_in(table))]
    words = [word for text in [table.columns[place], *texts] for word in re.split(r"\s|(?<=-)", text)]
    return max(map(len, [*words, *whole, "99"])) * _CHARACTER + _AIR


def _says(table: Table, place: int) -> float:
    """As long as its texts are on the whole, and its heading in two lines."""
    texts = [row[place].text for row in table.rows] or [""]
    return max(5.0, len(table.columns[place]) / 2, sum(map(len, texts)) / len(texts))
