"""Reads outcomes rows: what became of a crime, which is known by its identifier alone.

The same crime has several outcomes, in one file and over many; none is dropped for looking alike.
"""

from collections.abc import Container, Iterator, Sequence

from imports.reading.lines import csv_of
from incidents.policeuk.codes import OUTCOMES, CodeBook, TooManyNewWordsError
from incidents.policeuk.identify import CANNOT_READ_ON, PoliceCsv, Rows, reason_of
from incidents.policeuk.parts import (
    KEPT,
    KEPT_NOWHERE,
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
READER = "outcomes-1"

# The values of a line, after those that all rows have in common.
FIELDS = ("month", "crime_id", "outcome")


def crimes_elsewhere(rows: Rows, places: Places) -> Iterator[str]:
    """Crimes that an outcomes file places outside the area, or nowhere; faults are for the real reading."""
    try:
        for row in rows.reader:
            if len(row) != rows.width:
                continue
            values = rows.in_order(row)
            try:
                fate, _ = place_of(values[4:9], places)
            except (BadRowError, BadPlaceError):
                continue
            if fate not in (KEPT, KEPT_NOWHERE) and values[0] and is_crime_id(values[0]):
                yield values[0]
    except CANNOT_READ_ON:
        return


def outcome_lines(
    rows: Rows,
    *,
    file: PoliceCsv,
    places: Places,
    tally: Tally,
    on_record: Container[str] = frozenset(),
    in_common: Sequence[object] = (),
) -> Iterator[str]:
    """The rows to keep as lines of CSV: those of the area, and those of crimes that are on record."""
    outcomes = CodeBook(OUTCOMES)
    checked: set[Parts] = set()
    slugs: dict[str, str] = {}
    start = csv_of(*in_common, file.month)
    known, width, in_order = places.remembered, rows.width, rows.in_order
    read = kept = outside = without_location = without_id = 0
    try:
        for row in rows.reader:
            if not row:
                continue
            read += 1
            try:
                if len(row) != width:
                    raise BadRowError(f"{len(row)} columns where the header has {width}")
                values = in_order(row)
                if values[1:4] not in checked:
                    check_source(values[1:4], file)
                    checked.add(values[1:4])
                if not is_crime_id(values[0]):
                    raise BadRowError("the Crime ID is not 64 hexadecimal characters")
                slug = slugs.get(values[9]) or slugs.setdefault(values[9], _slug(values[9], outcomes))
                fate, _ = known.get(values[4:9]) or place_of(values[4:9], places)
            except (BadRowError, BadPlaceError) as error:
                tally.problems.add(str(error), rows.line())
                continue
            if fate in (NOWHERE, KEPT_NOWHERE):
                without_location += 1
            elif not values[0] or (fate == OUTSIDE and values[0] not in on_record):
                outside += 1
            if not values[0]:
                without_id += 1
            elif fate in (KEPT, KEPT_NOWHERE) or values[0] in on_record:
                kept += 1
                yield f"{start},{values[0]},{slug}\n"
    except TooManyNewWordsError as refusal:
        tally.problems.add(refusal.problem.reason, rows.line())
    except CANNOT_READ_ON as error:
        read += 1
        tally.problems.add(reason_of(error), rows.line())
    tally.read, tally.kept, tally.outside = read, kept, outside
    tally.without_location = without_location
    if without_id:
        tally.notes.append(
            f"{without_id:,} rows without a Crime ID left out: nothing tells which crime they are of"
        )
    tally.notes += [f"a new outcome, kept as it is: {text}" for text in sorted(outcomes.unknown)]


def _slug(outcome: str, outcomes: CodeBook) -> str:
    if not outcome.strip():
        raise BadRowError("the Outcome type is missing")
    check_length((outcome,))
    return outcomes.slug(outcome)
