"""A sheet as it is read from bytes."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from imports.reading.problems import FileRefusedError
from imports.sheets.cells import Value
from imports.sheets.opening import open_sheet


class Opened(NamedTuple):
    headings: list[str]
    rows: list[list[Value]]
    lines: list[int]
    notes: list[str]
    # Of rows and of the sheet.
    problems: list[str]


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Opened]:
    def opening(content: bytes, name: str = "sheet.csv") -> Opened:
        path = tmp_path / "content"
        path.write_bytes(content)
        with open_sheet(path, name) as sheet:
            rows = list(sheet.rows)
            problems = [row.problem for row in rows if row.problem] + sheet.problems
            return Opened(
                sheet.headings, [list(row.cells) for row in rows], [row.line for row in rows],
                sheet.notes, problems,
            )  # fmt: skip

    return opening


@pytest.fixture
def refusal(opened: Callable[..., Opened]) -> Callable[..., str]:
    """Why it cannot be read."""

    def refusing(content: bytes, name: str = "sheet.csv") -> str:
        with pytest.raises(FileRefusedError) as refused:
            opened(content, name)
        return str(refused.value.problem)

    return refusing
