"""Workbooks that are safe to open: written row by row, and no formula runs but ours. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from govuk.csv_files import safe

_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours. Anything else that looks like one is text that somebody typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Text in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, how wide its columns are in characters, and its rows."""

    name: str
    widths: Sequence[int]
    rows: Iterable[Sequence[object]]


def write_workbook(sheets: Iterable[Sheet], to: IO[bytes]) -> None:
    """Write the sheets to that file, holding no more than a row of them at a time."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for number, width in enumerate(sheet.widths):
            page.column_dimensions[chr(ord("A") + number)].width = min(width, _WIDEST)
        for row in sheet.rows:
            page.append([_cell(page, value) for value in row])
    book.save(to)


def _cell(page: WriteOnlyWorksheet, value: object) -> object:
    if isinstance(value, Formula):
        return value.text
    if isinstance(value, Heading):
        cell = WriteOnlyCell(page, value=_text(value.text))
        cell.font = Font(bold=True)
        return cell
    return _text(value) if isinstance(value, str) else value


def _text(typed: str) -> object:
    """Without the control characters that a workbook cannot hold."""
    return safe(ILLEGAL_CHARACTERS_RE.sub("", typed))
