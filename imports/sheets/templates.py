"""Sheets to fill in: our headings, one example, and the words that we know."""

from collections.abc import Sequence
from io import BytesIO
from itertools import zip_longest

from govuk.csv_files import as_csv
from govuk.workbooks import Heading, Sheet, write_workbook
from imports.kinds import Column, ImportKind

# The widths of columns are set by one letter.
_LETTERS = 26


def template_csv(kind: ImportKind) -> bytes:
    """Headings and one row as an example."""
    columns = tuple(kind.columns)
    rows = [[column.heading for column in columns], [column.example for column in columns]]
    return as_csv(rows).encode()


def template_xlsx(kind: ImportKind) -> bytes:
    """The same as a workbook, with a sheet about the columns and one of the words that may stand in them."""
    columns = tuple(kind.columns)
    written = BytesIO()
    write_workbook([_to_fill_in(kind, columns), _about(columns), _words(columns)], written)
    return written.getvalue()


def _to_fill_in(kind: ImportKind, columns: Sequence[Column]) -> Sheet:
    widths = [max(len(column.heading), len(column.example), 8) + 2 for column in columns]
    rows: list[Sequence[object]] = [
        [Heading(column.heading) for column in columns],
        [column.example for column in columns],
    ]
    return Sheet(kind.label[:31], widths[:_LETTERS], rows)


def _about(columns: Sequence[Column]) -> Sheet:
    heading = [Heading(text) for text in ("Column", "Needed", "What to write", "Example")]
    rows = [
        [column.heading, "Yes" if column.is_required else "", column.help, column.example]
        for column in columns
    ]
    return Sheet("What each column is", [30, 8, 60, 30], [heading, *rows])


def _words(columns: Sequence[Column]) -> Sheet:
    listed = [column for column in columns if column.choices]
    widths = [max(map(len, [column.heading, *column.choices])) + 2 for column in listed]
    words = zip_longest(*(column.choices for column in listed), fillvalue="")
    return Sheet(
        "Allowed words",
        widths[:_LETTERS],
        [[Heading(column.heading) for column in listed], *map(list, words)],
    )
