"""A sheet as its rows: where its headings stand, and what lies above and below them. Plain Python."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from imports.reading.problems import FileRefusedError
from imports.sheets.cells import CellError, Value, is_blank, text_of

# What a council keeps in one sheet; longer files are for programs, not for spreadsheets.
MOST_ROWS = 50_000
MOST_COLUMNS = 200
# How far down the headings are looked for.
_LOOKED_THROUGH = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A row and the line, or the number, at which it starts. With a problem its cells are not believed."""

    line: int
    cells: Sequence[Value]
    problem: str = ""

    @property
    def is_blank(self) -> bool:
        return all(map(is_blank, self.cells))


@dataclass(slots=True)
class Sheet:
    """The table of a file: its headings, and its filled rows, which can be gone through once."""

    headings: list[str]
    rows: Iterator[Row]
    # What is worth knowing about how it was read.
    notes: list[str] = field(default_factory=list)
    # What is wrong with it besides its rows; complete once the rows were gone through.
    problems: list[str] = field(default_factory=list)
    names_cells: bool = False

    def cell_name(self, column: int, line: int) -> str:
        """The name under which a spreadsheet shows it; none where a file is only lines."""
        return f"{letters(column)}{line}" if self.names_cells else ""


@dataclass(frozen=True, slots=True)
class Headed:
    """Headings, the row they stand in, and the filled rows below."""

    headings: list[str]
    line: int
    above: int
    rows: Iterator[Row]


def with_headings(rows: Iterable[Row]) -> Headed | None:
    """The headings are the first row with two filled cells: titles and our own lines of `# …` stand alone.

    None for a sheet without any filled cell.
    """
    filled = (row for row in rows if not row.is_blank)
    top: list[Row] = []
    for row in filled:
        if _starts_like_ours(row):
            continue
        top.append(row)
        if sum(not is_blank(cell) for cell in row.cells) > 1:
            return _headed(row, [], filled, above=len(top) - 1)
        if len(top) == _LOOKED_THROUGH:
            break
    # One column only, or no table: the first row has to do.
    return _headed(top[0], top[1:], filled, above=0) if top else None


def _headed(row: Row, waiting: list[Row], rows: Iterator[Row], *, above: int) -> Headed:
    if row.problem:
        raise FileRefusedError(row.problem, row.line)
    headings = [_heading(cell) for cell in row.cells]
    while headings and not headings[-1]:
        headings.pop()
    return Headed(headings, row.line, above, _no_more_than_allowed(chain(waiting, rows)))


def refuse_too_wide(found: Headed) -> None:
    if len(found.headings) > MOST_COLUMNS:
        raise FileRefusedError(f"more than {MOST_COLUMNS} columns", found.line)


def _no_more_than_allowed(rows: Iterable[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise FileRefusedError(
                f"more than {MOST_ROWS:,} rows: send it in several files of {MOST_ROWS:,} rows at most",
                row.line,
            )
        yield row


def _starts_like_ours(row: Row) -> bool:
    """What our own exports write above their headings: the marking, the filters, the time."""
    first = row.cells[0]
    return isinstance(first, str) and first.startswith("# ")


def _heading(cell: Value) -> str:
    try:
        return " ".join(text_of(cell).split())
    except CellError:
        return ""


def letters(column: int) -> str:
    """The letters of a column of a spreadsheet, counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
