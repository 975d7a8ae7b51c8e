"""Writes values as CSV for the database; most need no quotation marks."""

import csv
import io
import re

_NEEDS_QUOTES = re.compile(r'["\r\n]')


def csv_of(*values: object) -> str:
    """The values as a piece of a CSV line, without its end."""
    plain = ",".join(["" if value is None else str(value) for value in values])
    if plain.count(",") == len(values) - 1 and not _NEEDS_QUOTES.search(plain):
        return plain
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()
