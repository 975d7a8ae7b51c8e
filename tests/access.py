"""The access table, read: who finds what at which address, by which way of calling it."""

from pathlib import Path

from tests.world import ROLES

TABLE = Path(__file__).with_name("access_table.txt")


def read_table() -> dict[tuple[str, str], dict[str, str]]:
    lines = [line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
    heading, *rows = lines
    assert heading == ["method", "route", *ROLES], "The heading of the access table"
    table = {(row[1], row[0]): dict(zip(ROLES, row[2:], strict=True)) for row in rows}
    assert len(table) == len(rows), "A row of the access table stands there twice"
    return table


EXPECTED = read_table()
