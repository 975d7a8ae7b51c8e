"""Makes small police files that look like the published ones, row by row."""

from collections.abc import Sequence
from pathlib import Path

from incidents.policeuk.headers import COLUMNS, OUTCOMES, STREET

HARLOW = ("0.098456", "51.771044")
CRIME_ID = "ab" * 32


def street_row(**changes: str) -> list[str]:
    """A street crime in Harlow in January 2019; name the columns to change in snake case."""
    row = {
        "crime_id": CRIME_ID,
        "month": "2019-01",
        "reported_by": "Essex Police",
        "falls_within": "Essex Police",
        "longitude": HARLOW[0],
        "latitude": HARLOW[1],
        "location": "On or near Broad Walk",
        "lsoa_code": "E01021850",
        "lsoa_name": "Harlow 005A",
        "crime_type": "Other theft",
        "last_outcome_category": "Under investigation",
        "context": "",
    }
    assert changes.keys() <= row.keys()
    return list((row | changes).values())


def no_location(**changes: str) -> list[str]:
    """A street crime that the police published without a place."""
    nowhere = dict.fromkeys(("longitude", "latitude", "lsoa_code", "lsoa_name"), "")
    return street_row(**{**nowhere, "location": "No location", **changes})


def csv_text(
    rows: Sequence[Sequence[str]],
    header: Sequence[str] = COLUMNS[STREET],
    *,
    end: str = "\n",
) -> str:
    """The rows under their header."""
    return "".join(",".join(row) + end for row in (header, *rows))


def write_csv(path: Path, text: str | bytes) -> Path:
    """A file in a folder that is made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def outcome_row(**changes: str) -> list[str]:
    """What became of that crime in February 2019; name the columns to change in snake case."""
    crime = dict(zip(COLUMNS[STREET][:9], street_row(month="2019-02")[:9], strict=True))
    row = {name.lower().replace(" ", "_"): value for name, value in crime.items()}
    row["outcome_type"] = "Suspect charged"
    assert changes.keys() <= row.keys()
    return list((row | changes).values())


def outcomes_text(*rows: list[str]) -> str:
    """The rows under their header."""
    return csv_text(rows, COLUMNS[OUTCOMES])
