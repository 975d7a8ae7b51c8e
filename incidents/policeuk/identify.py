"""Finds out which force, month and kind a CSV is, before a single row of it is believed."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from imports.reading.decoding import DAMAGED, Looked, WatchedBytes, look_at
from imports.reading.problems import FileRefusedError
from incidents.policeuk.forces import slug_of_force
from incidents.policeuk.headers import COLUMNS, STOP_AND_SEARCH, Header, read_header
from incidents.policeuk.sources import NAME, Source

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")

BytesRead = Callable[[int], None]

# The row that is to come cannot be told, nor any after it.
CANNOT_READ_ON = (csv.Error, UnicodeDecodeError, FileRefusedError)


@dataclass(frozen=True, slots=True)
class PoliceCsv:
    """A file that is known: whose it is, which month, which kind, and how to read it."""

    source: Source
    looked: Looked
    header: Header
    force: str
    month: date

    @property
    def kind(self) -> str:
        return self.header.kind

    @property
    def key(self) -> tuple[str, date, str]:
        return self.force, self.month, self.kind


@dataclass(frozen=True, slots=True)
class Rows:
    """A file's data rows as the csv module gives them, with a way to put the columns in order."""

    reader: Iterator[list[str]]
    width: int
    in_order: Callable[[list[str]], tuple[str, ...]]
    line: Callable[[], int]


def nothing(_: int) -> None:
    """For who does not care how far the reading has come."""


def identify(source: Source) -> PoliceCsv:
    """Say what the file is, or refuse it with what to do about it."""
    try:
        with source.open() as stream:
            looked = look_at(stream)
    except OSError as error:
        raise FileRefusedError(f"cannot be read: {error.strerror or error}") from error
    except DAMAGED as error:
        raise FileRefusedError("damaged inside the archive: download it again") from error
    if looked.size == 0:
        raise FileRefusedError("the file is empty")
    header = _header(source, looked)
    force, month = _by_name(source.base, header) or _by_content(source, looked, header)
    return PoliceCsv(source, looked, header, force, month)


@contextmanager
def open_rows(
    source: Source, looked: Looked, header: Header, on_bytes: BytesRead = nothing
) -> Iterator[Rows]:
    """The rows after the header; the file is closed afterwards."""
    raw = io.BufferedReader(WatchedBytes(source.open(), looked, on_bytes), 1 << 16)
    with io.TextIOWrapper(raw, encoding=looked.encoding, newline="") as text:
        # Strict, so that a stray quote is an error with a line and not a swallowed page.
        reader = csv.reader(text, strict=True)
        next(reader)
        width = len(COLUMNS[header.kind])
        yield Rows(reader, width, itemgetter(*header.order), lambda: reader.line_num)


def reason_of(error: csv.Error | UnicodeDecodeError | FileRefusedError) -> str:
    """Why no row after this one can be told."""
    if isinstance(error, FileRefusedError):
        return error.problem.reason
    return f"not well-formed CSV: {error}"


def parse_month(text: str) -> date | None:
    """“2019-01” is the month of January 2019, kept as its first day."""
    match = _MONTH.fullmatch(text)
    return date(int(match[1]), int(match[2]), 1) if match and match[1] >= "2000" else None


def _header(source: Source, looked: Looked) -> Header:
    with source.open() as stream, io.TextIOWrapper(stream, looked.encoding, newline="") as text:
        try:
            return read_header(next(csv.reader(text, strict=True), []))
        except csv.Error as error:
            raise FileRefusedError("the first line is not the header of a police.uk file", 1) from error


def _by_name(base: str, header: Header) -> tuple[str, date] | None:
    match = NAME.fullmatch(base)
    if match is None:
        return None
    month = parse_month(f"{match[1]}-{match[2]}")
    if month is None:
        raise FileRefusedError(f"the file name gives no month: {match[1]}-{match[2]}")
    kind = match[4].lower().replace("-", "_")
    if kind != header.kind:
        raise FileRefusedError(
            f"the name says {match[4].lower()} but the columns are those of a "
            f"{header.kind.replace('_', '-')} file: rename it"
        )
    return match[3].lower(), month


def _by_content(source: Source, looked: Looked, header: Header) -> tuple[str, date]:
    kind = header.kind.replace("_", "-")
    advice = f"name the file like 2019-01-essex-{kind}.csv"
    if header.kind == STOP_AND_SEARCH:
        raise FileRefusedError(f"nothing in the rows tells whose file this is: {advice}")
    signed: set[tuple[str, str]] = set()
    with open_rows(source, looked, header) as rows:
        try:
            for row in rows.reader:
                if len(row) == rows.width:
                    _, month_text, reported_by, *_ = rows.in_order(row)
                    signed.add((month_text, reported_by))
                if len(signed) > 1:
                    break
        except csv.Error as error:
            raise FileRefusedError(f"not a well-formed CSV: {error}", rows.line()) from error
    if len(signed) != 1:
        what = "has no rows" if not signed else "mixes forces or months"
        raise FileRefusedError(f"the file {what}, so it must tell by its name: {advice}")
    ((month_text, reported_by),) = signed
    month, force = parse_month(month_text), slug_of_force(reported_by)
    if month is None or not force:
        raise FileRefusedError(f"the rows do not tell force and month: {advice}")
    return force, month
