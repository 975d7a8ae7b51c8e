"""Reads street-crime rows: month only, moved to map points, and often alike without being one."""

import csv
import re
from collections.abc import Iterator

from incidents.policeuk.area import Area
from incidents.policeuk.codes import CRIME_TYPES, OUTCOMES, CodeBook
from incidents.policeuk.forces import is_same_force
from incidents.policeuk.identify import PoliceCsv, Rows
from incidents.policeuk.places import BadPlaceError, CellOf, place_reader
from incidents.policeuk.problems import FileRefusedError
from incidents.policeuk.tally import Tally

# Raise this when the same file would be read into other values than before.
READER = "street-1"

# What a kept row is turned into, in this order.
FIELDS = (
    "crime_id",
    "month",
    "reported_by",
    "falls_within",
    "location",
    "lsoa_code",
    "lsoa_name",
    "crime_type",
    "last_outcome",
    "lat",
    "lng",
    "h3_cell",
)

StreetRow = tuple[object, ...]

_CRIME_ID = re.compile(r"[0-9a-f]{64}|")
MAX_TEXT = 200


def street_rows(
    rows: Rows, *, file: PoliceCsv, area: Area, cell_of: CellOf, tally: Tally
) -> Iterator[StreetRow]:
    """The rows to keep; what was left out or cannot be true is counted in the tally."""
    crime_types, outcomes = CodeBook(CRIME_TYPES), CodeBook(OUTCOMES)
    read_place = place_reader(cell_of)
    month_text, first_of_month = f"{file.month:%Y-%m}", file.month.isoformat()
    ours: dict[str, bool] = {}
    is_crime_id, width, in_order = _CRIME_ID.fullmatch, rows.width, rows.in_order
    everywhere, prefix = area.is_everywhere, area.lsoa_prefix

    def refuse(reason: str) -> None:
        tally.problems.add(reason, rows.line())

    try:
        for row in rows.reader:
            if not row:
                continue
            tally.read += 1
            if len(row) != width:
                refuse(f"{len(row)} columns where the header has {width}")
                continue
            (
                crime_id, month, reported_by, falls_within, lng_text, lat_text,
                location, lsoa_code, lsoa_name, crime_type, outcome, _context,
            ) = in_order(row)  # fmt: skip
            if month != month_text:
                refuse(f"the month is {month or 'missing'}, but the file is for {month_text}")
                continue
            is_ours = ours.get(reported_by)
            if is_ours is None:
                is_ours = ours[reported_by] = is_same_force(file.force, reported_by)
            if not is_ours:
                refuse(f"reported by {reported_by or 'nobody'}, but the file is {file.force}’s")
                continue
            if not is_crime_id(crime_id):
                refuse("the Crime ID is not 64 hexadecimal characters")
                continue
            if not crime_type.strip():
                refuse("the Crime type is missing")
                continue
            if max(map(len, row)) > MAX_TEXT:
                refuse("a value is too long: is a quotation mark missing?")
                continue
            try:
                lat, lng, cell = read_place(lat_text, lng_text)
            except BadPlaceError as error:
                refuse(str(error))
                continue
            if not everywhere and not lsoa_name.startswith(prefix):
                if lat is None and not lsoa_name:
                    tally.without_location += 1
                else:
                    tally.outside += 1
                continue
            if lat is None:
                tally.without_location += 1
            tally.kept += 1
            yield (
                crime_id, first_of_month, reported_by, falls_within, location, lsoa_code,
                lsoa_name, crime_types.slug(crime_type), outcomes.slug(outcome), lat, lng, cell,
            )  # fmt: skip
    except (csv.Error, UnicodeDecodeError) as error:
        refuse(f"not well-formed CSV: {error}")
    except FileRefusedError as refusal:
        refuse(refusal.problem.reason)
    for what, book in (("crime type", crime_types), ("outcome", outcomes)):
        tally.notes += [f"a new {what}, kept as it is: {text}" for text in sorted(book.unknown)]
