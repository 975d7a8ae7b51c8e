"""Streams rows into a table with COPY, so that a long file passes through little memory."""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models

# About a quarter of a megabyte of street crime at a time.
ROWS_AT_ONCE = 1_000


class CsvStream:
    """A file to read from, as COPY wants it, made of rows while it is being read."""

    def __init__(self, rows: Iterable[Sequence[object]]) -> None:
        self._rows = iter(rows)

    def read(self, _size: int = -1) -> str:
        """The next rows; psycopg2 sends a piece of any length, and takes nothing as the end."""
        piece = io.StringIO()
        csv.writer(piece, lineterminator="\n").writerows(islice(self._rows, ROWS_AT_ONCE))
        return piece.getvalue()


def copy_rows(
    model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Append the rows to the model's table. None is stored as NULL, empty text as empty text."""
    quote = connection.ops.quote_name
    columns: list[Any] = [model._meta.get_field(name) for name in fields]
    # An empty value in COPY's CSV is NULL; in a column that has no NULL it is the empty text.
    texts = ", ".join(quote(field.column) for field in columns if not field.null)
    names = ", ".join(quote(field.column) for field in columns)
    statement = (
        f"COPY {quote(model._meta.db_table)} ({names}) "
        f"FROM STDIN WITH (FORMAT csv, FORCE_NOT_NULL ({texts}))"
    )
    with connection.cursor() as cursor:
        cursor.copy_expert(statement, CsvStream(rows))
