"""The three formats, each written a batch of rows at a time. Plain Python: rows in, bytes out."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain
from typing import IO, Any

from exports.about import MARK, About
from govuk.csv_files import safe
from govuk.workbooks import Heading, Sheet, write_workbook
from measures.weeks import local

Row = Sequence[object]
# What a workbook's sheet has room for.
MOST_ROWS_OF_A_WORKBOOK = 1_000_000
_WIDTHS = (22,) * 26


def csv_chunks(about: About, headings: Sequence[str], batches: Iterable[Iterable[Row]]) -> Iterator[bytes]:
    """UTF-8 with the mark by which Excel knows it. Nothing in it runs as a formula."""
    head = [[f"{MARK}{line}"] for line in about.lines()]
    yield "\N{ZERO WIDTH NO-BREAK SPACE}".encode() + _csv([*head, headings])
    for batch in batches:
        yield _csv([_as_text(value) for value in row] for row in batch)


def geojson_chunks(
    about: About, batches: Iterable[Iterable[tuple[Mapping[str, Any] | None, Mapping[str, object]]]]
) -> Iterator[bytes]:
    """A FeatureCollection, a feature a line; a row without a place is a feature without geometry."""
    told = {
        "type": "FeatureCollection", "marking": about.marking, "title": about.title,
        "filters": about.filters, "rows": about.rows, "made": about.made, "by": about.role,
        "reason": about.reason, "notes": list(about.notes),
    }  # fmt: skip
    yield _json(told)[:-1].encode() + b', "features": [\n'
    before = ""
    for batch in batches:
        written = []
        for geometry, properties in batch:
            told_of = {name: _as_json(value) for name, value in properties.items()}
            feature = {"type": "Feature", "geometry": geometry, "properties": told_of}
            written.append(f"{before}{_json(feature)}")
            before = ",\n"
        yield "".join(written).encode()
    yield b"\n]}\n"


def write_xlsx(
    about: About, headings: Sequence[str], batches: Iterable[Iterable[Row]], to: IO[bytes]
) -> None:
    """One sheet, a row of it in memory at a time."""
    head: list[Row] = [(Heading(f"{MARK}{line}"),) for line in about.lines()]
    bold: Row = [Heading(heading) for heading in headings]
    rows = ([_as_cell(value) for value in row] for batch in batches for row in batch)
    write_workbook([Sheet(about.title[:31], _WIDTHS[: len(headings)], chain(head, [bold], rows))], to)


def _csv(rows: Iterable[Iterable[object]]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows([safe(value) for value in row] for row in rows)
    return written.getvalue().encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _as_text(value: object) -> object:
    """Times by the London clock, a yes or no as a word; what is not known stays empty."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        here = local(value)
        return here.strftime("%Y-%m-%d %H:%M:%S" if here.second else "%Y-%m-%d %H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    return value.isoformat() if isinstance(value, date) else value


def _as_cell(value: object) -> object:
    """A workbook knows times, but no time zone."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return local(value).replace(tzinfo=None, microsecond=0) if isinstance(value, datetime) else value


def _as_json(value: object) -> object:
    if isinstance(value, datetime):
        return local(value).isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
