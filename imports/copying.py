"""Streams lines into a table with COPY, so that a long file passes through little memory."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models

# So few that the connection takes them all at once, and the next are read while the database writes them.
# Of a quarter of a megabyte it takes a part, and the reader waits with the rest.
LINES_AT_ONCE = 100


class CsvStream:
    """A file to read from, as COPY wants it, made of lines while it is being read."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)

    def read(self, _size: int = -1) -> str:
        """The next lines; psycopg2 sends a piece of any length, and takes nothing as the end."""
        return "".join(islice(self._lines, LINES_AT_ONCE))


def copy_lines(model: type[models.Model], fields: Sequence[str], lines: Iterable[str]) -> None:
    """Append lines of CSV to the model's table. Nothing is NULL, or empty text where NULL is not allowed."""
    quote = connection.ops.quote_name
    columns: list[Any] = [model._meta.get_field(name) for name in fields]
    texts = ", ".join(quote(field.column) for field in columns if not field.null)
    names = ", ".join(quote(field.column) for field in columns)
    statement = (
        f"COPY {quote(model._meta.db_table)} ({names}) FROM STDIN WITH (FORMAT csv, FORCE_NOT_NULL ({texts}))"
    )
    # Django does not know COPY, so it has to be told to turn psycopg2's errors into its own.
    with connection.wrap_database_errors, connection.cursor() as cursor:
        cursor.copy_expert(statement, CsvStream(lines))
