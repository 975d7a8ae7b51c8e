"""Reads CSV as spreadsheets save it, with whichever separator and line ends. Plain Python."""

import csv
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from imports.reading.decoding import look_at
from imports.reading.problems import FileRefusedError
from imports.sheets.cells import FORMULA, Value, typed
from imports.sheets.rows import MOST_COLUMNS, Row, Sheet, refuse_too_wide, with_headings

MAX_BYTES = 64 * 1024**2
_SEPARATORS = ",;\t"
_SAMPLE = 64 * 1024
# As many as a spreadsheet can hold.
_MOST_LINES = 1_048_576


@contextmanager
def open_delimited(path: Path) -> Iterator[Sheet]:
    """The table of a CSV file. Refuses what is no text, and quotation marks that do not close."""
    with path.open("rb") as stream:
        looked = look_at(stream, MAX_BYTES)
        ends = _ends_with_a_line_end(stream)
    with path.open(encoding=looked.encoding, newline="") as text:
        separator = _separator_of(text.read(_SAMPLE))
        text.seek(0)
        found = with_headings(_rows(text, separator))
        if found is None:
            raise FileRefusedError("the file is empty")
        refuse_too_wide(found)
        width = len(found.headings)
        notes = [each[:1].upper() + each[1:] for each in looked.notes]
        yield Sheet(found.headings, _checked(found.rows, width, ends), notes)


def _ends_with_a_line_end(stream: BinaryIO) -> bool:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(size - 1, 0))
    return stream.read(1) in (b"\n", b"\r")


def _separator_of(sample: str) -> str:
    """The one with which the headings have the most cells; a comma if none parts anything."""
    cells = {separator: _cells_of_headings(sample, separator) for separator in _SEPARATORS}
    best = max(cells, key=lambda separator: cells[separator])
    return best if cells[best] > 1 else _SEPARATORS[0]


def _cells_of_headings(sample: str, separator: str) -> int:
    try:
        found = with_headings(islice(_rows(StringIO(sample, newline=""), separator), 50))
    except FileRefusedError:
        return 0
    return sum(map(bool, found.headings)) if found else 0


def _rows(text: Iterable[str], separator: str) -> Iterator[Row]:
    reader = csv.reader(text, delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _refused(error, line) from error
        # Excel's own way to say which separator follows.
        if line > 1 or cells[:1] != ["sep="]:
            yield Row(line, [_cell(cell) for cell in cells])
        line = reader.line_num + 1
        if line > _MOST_LINES:
            raise FileRefusedError(f"more than {_MOST_LINES:,} lines, empty ones among them", line)


def _refused(error: csv.Error, line: int) -> FileRefusedError:
    words = str(error)
    if "unexpected end" in words:
        return FileRefusedError("a quotation mark opens here and is never closed", line)
    if "expected after" in words:
        return FileRefusedError(
            "a quotation mark closes in the middle of a value. Within a value in quotation marks, "
            "write each one twice",
            line,
        )
    if "field larger" in words:
        return FileRefusedError(
            "a value of more than 130,000 characters: a quotation mark may be missing", line
        )
    return FileRefusedError("this line is not CSV", line)


def _cell(text: str) -> Value:
    # A guarded one is text; anything else that begins so would be worked out by a spreadsheet.
    return FORMULA if text.lstrip().startswith("=") else typed(text)


def _checked(rows: Iterable[Row], width: int, ends: bool) -> Iterator[Row]:
    """The rows as wide as the headings: what is missing at the end is empty, what is too much is wrong."""
    last: Row | None = None
    for row in rows:
        if last is not None:
            yield _as_wide(last, width)
        last = row
    if last is None:
        return
    if not ends and len(last.cells) < width:
        yield Row(last.line, last.cells, "The file seems to be cut off in the middle of this line.")
    else:
        yield _as_wide(last, width)


def _as_wide(row: Row, width: int) -> Row:
    if any(cell is not None for cell in row.cells[width:]):
        count = max(number for number, cell in enumerate(row.cells, start=1) if cell is not None)
        return Row(
            row.line,
            row.cells[:MOST_COLUMNS],
            f"There are {count} values under {width} headings. Text that holds the separator "
            "has to stand in quotation marks.",
        )
    return Row(row.line, [*row.cells[:width], *[None] * (width - len(row.cells))], row.problem)
