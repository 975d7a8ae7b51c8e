"""The tables of the paper as files: each as it is shown, and one of every figure by its address."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from govuk.csv_files import as_csv
from summaries.paper.blocks import Cell, Chart, Paper, Section, Table, Words

Row = list[object]
# A file within a zip has a time; a fixed one keeps the same paper the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def tables_of(paper: Paper) -> list[tuple[Section, Table]]:
    """Every table in the order of the paper, those that only a page unfolds among them."""
    found = []
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Chart) and block.table:
                found.append((section, block.table))
            elif isinstance(block, Table):
                found.append((section, block))
    return found


def table_csv(paper: Paper, table: Table) -> str:
    """Beneath its marking and what it is of; the last column says which figures a row holds."""
    rows: list[Row] = [*_head(paper), [table.caption], []]
    rows.append([*table.columns, "Figures"])
    rows += [[*(_plain(cell) for cell in row), " ".join(_addresses(row))] for row in table.rows]
    return as_csv(rows)


def figures_csv(paper: Paper) -> str:
    """One line for each figure: its address, where it stands, its text and the number behind it."""
    rows: list[Row] = [*_head(paper), []]
    rows.append(["Figure", "Section", "Table", "Row", "Column", "Text", "Number"])
    return as_csv([*rows, *_figures(paper)])


def zip_of(paper: Paper) -> bytes:
    """Every table and the list of figures; the same paper is the same bytes."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as files:
        _put(files, "figures.csv", figures_csv(paper))
        for _, table in tables_of(paper):
            _put(files, f"{table.name}.csv", table_csv(paper, table))
    return content.getvalue()


def _put(files: zipfile.ZipFile, name: str, text: str) -> None:
    files.writestr(zipfile.ZipInfo(name, _NO_TIME), text.encode(), zipfile.ZIP_DEFLATED)


def _head(paper: Paper) -> list[Row]:
    facts: list[Row] = [[label, fact.text] for label, fact in paper.facts]
    return [[paper.marking, paper.title], *facts]


def _figures(paper: Paper) -> Iterator[Row]:
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Words):
                for figure in block.figures:
                    yield [figure, section.heading, "", "", "", block.text, None]
    for section, table in tables_of(paper):
        for row in table.rows:
            for place, cell in enumerate(row):
                if cell.figure:
                    number = cell.value if isinstance(cell.value, (int, float)) else None
                    where = [section.heading, table.caption, row[0].text, table.columns[place]]
                    yield [cell.figure, *where, cell.text, number]


def _plain(cell: Cell) -> object:
    return cell.value if isinstance(cell.value, (int, float)) else cell.text


def _addresses(row: tuple[Cell, ...]) -> list[str]:
    return [cell.figure for cell in row if cell.figure]
