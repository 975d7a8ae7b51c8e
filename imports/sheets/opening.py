"""Opens a file as the sheet that it is, by its content: a name says little. Plain Python."""

from contextlib import AbstractContextManager
from pathlib import Path

from imports.reading.problems import FileRefusedError
from imports.sheets.delimited import open_delimited
from imports.sheets.rows import Sheet
from imports.sheets.workbook import open_workbook, refuse_old_format

_ZIP = b"PK\x03\x04"
_OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_sheet(path: Path, name: str) -> AbstractContextManager[Sheet]:
    """The table of a CSV file or a workbook; FileRefusedError in words for anything else."""
    with path.open("rb") as stream:
        start = stream.read(8)
    if start.startswith(_OLD_CONTAINER):
        refuse_old_format(path)
    if start.startswith(_ZIP):
        return open_workbook(path)
    if name.lower().endswith((".xlsx", ".xlsm")) and start:
        raise FileRefusedError(
            "named like a workbook, and none: open it in a spreadsheet and save it as .xlsx, or as CSV"
        )
    return open_delimited(path)
