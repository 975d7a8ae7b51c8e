"""CSV that is safe to open in a spreadsheet, for every room that lets figures be saved. Plain Python."""

import csv
import io
from collections.abc import Iterable, Sequence

# A spreadsheet runs a cell that begins with one of these as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(rows: Iterable[Sequence[object]]) -> str:
    """The rows as a file's text, with the mark by which Excel knows that it is UTF-8."""
    written = io.StringIO()
    written.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    csv.writer(written).writerows([safe(value) for value in row] for row in rows)
    return written.getvalue()


def safe(value: object) -> object:
    """Text that looks like a formula gets a quote in front; numbers stay numbers."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value


def without_guard(text: str) -> str:
    """The text as it was before `safe` put a quote in front of it."""
    return text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(_FORMULA_STARTS) else text
