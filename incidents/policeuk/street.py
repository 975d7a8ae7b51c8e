"""Reads street-crime rows: month only, moved to map points, and often alike without being one.

Almost everything in a row was in an earlier row too: the same force, the same map point, the same
type and outcome. Each such part is checked and written once and then looked up, which makes this
several times faster than taking every row to pieces.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence

from imports.reading.lines import csv_of
from imports.reading.problems import FileRefusedError
from incidents.policeuk.codes import CRIME_TYPES, OUTCOMES, CodeBook
from incidents.policeuk.forces import is_same_force
from incidents.policeuk.identify import PoliceCsv, Rows
from incidents.policeuk.places import MAX_REMEMBERED, BadPlaceError, Places
from incidents.policeuk.tally import Tally

# Raise this when the same file would be read into other values than before.
READER = "street-1"

# The values of a line, after those that all rows have in common.
FIELDS = (
    *("month", "reported_by", "falls_within"),
    "crime_id",
    *("location", "lsoa_code", "lsoa_name", "lat", "lng", "h3_cell"),
    *("crime_type", "last_outcome"),
)

MAX_TEXT = 200

_CRIME_ID = re.compile(r"[0-9a-f]{64}|")

OUTSIDE, NOWHERE, KEPT, KEPT_NOWHERE = range(4)
Parts = tuple[str, ...]


class BadRowError(ValueError):
    """A row that cannot be true; the message is for the person who brought the file."""


def street_lines(
    rows: Rows,
    *,
    file: PoliceCsv,
    places: Places,
    tally: Tally,
    in_common: Sequence[object] = (),
) -> Iterator[str]:
    """The rows to keep as lines of CSV; the rest is counted in the tally."""
    crime_types, outcomes = CodeBook(CRIME_TYPES), CodeBook(OUTCOMES)
    read_source = _source_reader(file, in_common)
    sources: dict[Parts, str] = {}
    known = places.remembered
    kinds: dict[Parts, str] = {}
    is_crime_id, width, in_order = _CRIME_ID.fullmatch, rows.width, rows.in_order
    read = kept = outside = without_location = 0
    try:
        for row in rows.reader:
            if not row:
                continue
            read += 1
            try:
                if len(row) != width:
                    raise BadRowError(f"{len(row)} columns where the header has {width}")
                values = in_order(row)
                source = sources.get(values[1:4])
                if source is None:
                    source = sources[values[1:4]] = read_source(values[1:4])
                if not is_crime_id(values[0]):
                    raise BadRowError("the Crime ID is not 64 hexadecimal characters")
                kind = kinds.get(values[9:])
                if kind is None:
                    kind = kinds[values[9:]] = _kind(values[9:], crime_types, outcomes)
                found = known.get(values[4:9])
                if found is None:
                    if len(known) >= MAX_REMEMBERED:
                        known.clear()
                    found = known[values[4:9]] = _place(values[4:9], places)
            except (BadRowError, BadPlaceError) as error:
                tally.problems.add(str(error), rows.line())
                continue
            fate, place = found
            if fate == OUTSIDE:
                outside += 1
                continue
            if fate != KEPT:
                without_location += 1
                if fate == NOWHERE:
                    continue
            kept += 1
            yield f"{source},{values[0]},{place},{kind}\n"
    except (csv.Error, UnicodeDecodeError) as error:
        tally.problems.add(f"not well-formed CSV: {error}", rows.line())
    except FileRefusedError as refusal:
        tally.problems.add(refusal.problem.reason, rows.line())
    tally.read, tally.kept, tally.outside = read, kept, outside
    tally.without_location = without_location
    for what, book in (("crime type", crime_types), ("outcome", outcomes)):
        tally.notes += [f"a new {what}, kept as it is: {text}" for text in sorted(book.unknown)]


def _source_reader(file: PoliceCsv, in_common: Sequence[object]) -> Callable[[Parts], str]:
    expected = f"{file.month:%Y-%m}"

    def read(parts: Parts) -> str:
        month, reported_by, falls_within = parts
        if month != expected:
            raise BadRowError(f"the month is {month or 'missing'}, but the file is for {expected}")
        if not is_same_force(file.force, reported_by):
            raise BadRowError(f"reported by {reported_by or 'nobody'}, but the file is {file.force}’s")
        _check_length(reported_by, falls_within)
        return csv_of(*in_common, file.month, reported_by, falls_within)

    return read


def _place(parts: Parts, places: Places) -> tuple[int, str]:
    lng_text, lat_text, location, lsoa_code, lsoa_name = parts
    _check_length(location, lsoa_code, lsoa_name)
    lat, lng, cell = places.point(lat_text, lng_text)
    if places.area.is_everywhere or lsoa_name.startswith(places.area.lsoa_prefix):
        fate = KEPT if lat is not None else KEPT_NOWHERE
    else:
        fate = OUTSIDE if lat is not None or lsoa_name else NOWHERE
    return fate, csv_of(location, lsoa_code, lsoa_name, lat, lng, cell)


def _kind(parts: Parts, crime_types: CodeBook, outcomes: CodeBook) -> str:
    crime_type, outcome, context = parts
    if not crime_type.strip():
        raise BadRowError("the Crime type is missing")
    _check_length(crime_type, outcome, context)
    return csv_of(crime_types.slug(crime_type), outcomes.slug(outcome))


def _check_length(*texts: str) -> None:
    if max(map(len, texts)) > MAX_TEXT:
        raise BadRowError("a value is too long: is a quotation mark missing?")
