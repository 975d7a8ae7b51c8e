"""Reads street-crime rows: month only, moved to map points, and often alike without being one.

Almost everything in a row was in an earlier row too: the same force, the same map point, the same
type and outcome. Each such part is checked and written once and then looked up, which makes this
several times faster than taking every row to pieces.
"""

from collections.abc import Iterator, Sequence

from imports.reading.lines import csv_of
from incidents.policeuk.codes import CRIME_TYPES, OUTCOMES, CodeBook, TooManyNewWordsError
from incidents.policeuk.identify import CANNOT_READ_ON, PoliceCsv, Rows, reason_of
from incidents.policeuk.parts import (
    KEPT,
    NOWHERE,
    OUTSIDE,
    BadRowError,
    Parts,
    check_length,
    check_source,
    is_crime_id,
    place_of,
)
from incidents.policeuk.places import BadPlaceError, Places
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


def street_lines(
    rows: Rows,
    *,
    file: PoliceCsv,
    places: Places,
    tally: Tally,
    in_common: Sequence[object] = (),
    crimes_kept: set[str] | None = None,
) -> Iterator[str]:
    """The rows to keep as lines of CSV; the rest is counted in the tally."""
    crime_types, outcomes = CodeBook(CRIME_TYPES), CodeBook(OUTCOMES)
    sources: dict[Parts, str] = {}
    kinds: dict[Parts, str] = {}
    known, width, in_order = places.remembered, rows.width, rows.in_order
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
                    source = sources[values[1:4]] = _source(values[1:4], file, in_common)
                if not is_crime_id(values[0]):
                    raise BadRowError("the Crime ID is not 64 hexadecimal characters")
                kind = kinds.get(values[9:])
                if kind is None:
                    kind = kinds[values[9:]] = _kind(values[9:], crime_types, outcomes)
                fate, place = known.get(values[4:9]) or place_of(values[4:9], places)
            except (BadRowError, BadPlaceError) as error:
                tally.problems.add(str(error), rows.line())
                continue
            if fate == OUTSIDE:
                outside += 1
                continue
            if fate != KEPT:
                without_location += 1
                if fate == NOWHERE:
                    continue
            kept += 1
            if crimes_kept is not None:
                crimes_kept.add(values[0])
            yield f"{source},{values[0]},{place},{kind}\n"
    except TooManyNewWordsError as refusal:
        tally.problems.add(refusal.problem.reason, rows.line())
    except CANNOT_READ_ON as error:
        read += 1
        tally.problems.add(reason_of(error), rows.line())
    tally.read, tally.kept, tally.outside = read, kept, outside
    tally.without_location = without_location
    for what, book in (("crime type", crime_types), ("outcome", outcomes)):
        tally.notes += [f"a new {what}, kept as it is: {text}" for text in sorted(book.unknown)]


def _source(parts: Parts, file: PoliceCsv, in_common: Sequence[object]) -> str:
    check_source(parts, file)
    _, reported_by, falls_within = parts
    return csv_of(*in_common, file.month, reported_by, falls_within)


def _kind(parts: Parts, crime_types: CodeBook, outcomes: CodeBook) -> str:
    crime_type, outcome, context = parts
    if not crime_type.strip():
        raise BadRowError("the Crime type is missing")
    check_length((crime_type, outcome, context))
    return csv_of(crime_types.slug(crime_type), outcomes.slug(outcome))
