"""Reads the first sheet of a workbook (XLSX) in which something stands, believing nothing. Plain Python."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet._reader import WorkSheetParser

from imports.reading.decoding import DAMAGED
from imports.reading.problems import FileRefusedError
from imports.reading.zips import MAX_SHRINKAGE
from imports.sheets.cells import FORMULA, Unreadable, Value, typed
from imports.sheets.rows import MOST_COLUMNS, Headed, Row, Sheet, letters, refuse_too_wide, with_headings

# 50,000 rows of sentences are about half of this.
MAX_UNPACKED_BYTES = 100 * 1024**2
_MOST_PARTS = 2_000
_SHOWN_MERGED = 20
_LOCKED = "the workbook is locked with a password: save it without one"


@contextmanager
def open_workbook(path: Path) -> Iterator[Sheet]:
    """The table of the first sheet that is not hidden and not empty."""
    _check_parts(path)
    with _opened(path) as book:
        for place, page in enumerate(book.worksheets):
            if page.sheet_state != "visible":
                continue
            cells = _Cells(book, page)
            if (found := with_headings(cells)) is not None:
                refuse_too_wide(found)
                sheet = Sheet(found.headings, iter(()), _which(book, place), names_cells=True)
                sheet.rows = _rows(found, cells, sheet)
                yield sheet
                return
        hidden = any(page.sheet_state != "visible" for page in book.worksheets)
        raise FileRefusedError(
            "every sheet of the workbook is empty" + (", or hidden: show the one that counts" * hidden)
        )


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    # Opened here: by its path it would be judged by the ending of its name.
    with path.open("rb") as stream:
        try:
            book = openpyxl.load_workbook(stream, read_only=True, keep_links=False)
        except Exception as error:
            raise FileRefusedError(
                "the workbook cannot be read: open it in a spreadsheet and save it again as .xlsx"
            ) from error
        try:
            yield book
        finally:
            book.close()


def _check_parts(path: Path) -> None:
    """Refuse, by what the archive declares, what is no workbook or would fill memory."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "mimetype" in names and "[Content_Types].xml" not in names:
                raise FileRefusedError("an OpenDocument file, not a workbook: save it as .xlsx, or as CSV")
    except DAMAGED as error:
        raise FileRefusedError("the workbook is damaged, or was sent in part: send it again") from error
    if "xl/workbook.bin" in names:
        raise FileRefusedError("a binary workbook (.xlsb): save it as .xlsx, or as CSV")
    if "[Content_Types].xml" not in names:
        raise FileRefusedError("a zip archive, not a workbook: send the .xlsx or CSV file itself")
    if any(part.flag_bits & 0x1 for part in parts):
        raise FileRefusedError(_LOCKED)
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise FileRefusedError(
            f"the workbook unpacks to more than {MAX_UNPACKED_BYTES // 1024**2} MB: "
            "save the sheet alone, or as CSV"
        )
    if any(part.file_size > MAX_SHRINKAGE * max(part.compress_size, 1024) for part in parts):
        raise FileRefusedError("the workbook unpacks to far more than a sheet could hold")


def refuse_old_format(path: Path) -> None:
    """An old workbook and a locked new one lie in the same kind of container."""
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        raise FileRefusedError(_LOCKED)
    raise FileRefusedError("an old Excel workbook (.xls): save it as .xlsx, or as CSV")


def _which(book: Any, place: int) -> list[str]:
    others = [
        f"“{page.title}”{', which is hidden' * (page.sheet_state != 'visible')}"
        for number, page in enumerate(book.worksheets)
        if number != place
    ]
    if not others:
        return []
    read = f"The sheet “{book.worksheets[place].title}” was read."
    if len(others) > 10:
        return [f"{read} The other {len(others)} were not."]
    return [f"{read} Not read: {'; '.join(others)}."]


class _Cells:
    """The rows of a page with their own numbers; what is merged is known once they were gone through."""

    def __init__(self, book: Any, page: Any) -> None:
        self._book, self._page = book, page
        self.merged: list[tuple[int, int, int, int]] = []

    def __iter__(self) -> Iterator[Row]:
        book, page = self._book, self._page
        try:
            with page._get_source() as source:
                parser = WorkSheetParser(
                    source,
                    page._shared_strings,
                    epoch=book.epoch,
                    date_formats=book._date_formats,
                    timedelta_formats=book._timedelta_formats,
                )
                for number, cells in parser.parse():
                    yield _row(number, cells)
                if parser.merged_cells is not None:
                    self.merged = [each.bounds for each in parser.merged_cells.mergeCell]
        except Exception as error:
            raise FileRefusedError(
                "the sheet cannot be read to its end: open it in a spreadsheet and save it again as .xlsx"
            ) from error


def _row(number: int, cells: list[dict[str, Any]]) -> Row:
    filled = {}
    for cell in cells:
        value = _value(cell["value"], cell["data_type"])
        if value is not None:
            filled[cell["column"] - 1] = value
    width = min(max(filled, default=-1) + 1, MOST_COLUMNS + 1)
    return Row(number, [filled.get(column) for column in range(width)])


def _value(value: Any, kind: str) -> Value:
    if kind == "f":
        return FORMULA
    if value is None:
        return None
    if kind == "e":
        return Unreadable(f"the error {value} of the spreadsheet")
    # Rich text and the like: as its text.
    return typed(value) if isinstance(value, str) else value


def _rows(found: Headed, cells: _Cells, sheet: Sheet) -> Iterator[Row]:
    width = len(found.headings)
    for row in found.rows:
        # What stands right of the headings belongs to no column of ours.
        under = [*row.cells[:width], *[None] * (width - len(row.cells))]
        if any(cell is not None for cell in under):
            yield Row(row.line, under, row.problem)
    merged = [
        bounds
        for bounds in cells.merged
        if bounds[3] > found.line and bounds[0] <= width and bounds[:2] != bounds[2:]
    ]
    for left, top, right, bottom in merged[:_SHOWN_MERGED]:
        sheet.problems.append(
            f"The cells {letters(left - 1)}{top} to {letters(right - 1)}{bottom} are merged. "
            "Unmerge them and write the value into each row."
        )
    if len(merged) > _SHOWN_MERGED:
        sheet.problems.append(f"{len(merged) - _SHOWN_MERGED} more groups of cells are merged.")
