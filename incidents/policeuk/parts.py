"""Parts of a row that street and outcomes files share: whose it is, which month, and where."""

import re
from collections.abc import Sequence

from imports.reading.lines import csv_of
from incidents.policeuk.forces import is_same_force
from incidents.policeuk.identify import PoliceCsv
from incidents.policeuk.places import MAX_REMEMBERED, Places

MAX_TEXT = 200

is_crime_id = re.compile(r"[0-9a-f]{64}|").fullmatch

OUTSIDE, NOWHERE, KEPT, KEPT_NOWHERE = range(4)
Parts = tuple[str, ...]


class BadRowError(ValueError):
    """A row that cannot be true; the message is for the person who brought the file."""


def check_source(parts: Parts, file: PoliceCsv) -> None:
    """Month, reported by, falls within: those of the file's own name."""
    month, reported_by, falls_within = parts
    expected = f"{file.month:%Y-%m}"
    if month != expected:
        raise BadRowError(f"the month is {month or 'missing'}, but the file is for {expected}")
    if not is_same_force(file.force, reported_by):
        raise BadRowError(f"reported by {reported_by or 'nobody'}, but the file is {file.force}’s")
    check_length((reported_by, falls_within))


def place_of(parts: Parts, places: Places) -> tuple[int, str]:
    """Whether the area keeps a row of this place, and the place as CSV; worked out once for each."""
    found = places.remembered.get(parts)
    if found is None:
        if len(places.remembered) >= MAX_REMEMBERED:
            places.remembered.clear()
        found = places.remembered[parts] = _place(parts, places)
    return found


def _place(parts: Parts, places: Places) -> tuple[int, str]:
    lng_text, lat_text, location, lsoa_code, lsoa_name = parts
    check_length((location, lsoa_code, lsoa_name))
    lat, lng, cell = places.point(lat_text, lng_text)
    point = f"{lat},{lng},{cell}" if lat is not None else ",,"
    if places.keeps_all or lsoa_name.startswith(places.area.lsoa_prefix):
        fate = KEPT if lat is not None else KEPT_NOWHERE
    else:
        fate = OUTSIDE if lat is not None or lsoa_name else NOWHERE
    return fate, f"{csv_of(location, lsoa_code, lsoa_name)},{point}"


def check_length(texts: Sequence[str]) -> None:
    if max(map(len, texts)) > MAX_TEXT:
        raise BadRowError("a value is too long: is a quotation mark missing?")
