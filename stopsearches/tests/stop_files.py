"""Makes small stop-and-search files that look like the published ones."""

from incidents.policeuk.headers import COLUMNS, STOP_AND_SEARCH
from incidents.tests.policeuk_files import csv_text

NAME = "2019-06-essex-stop-and-search.csv"


def stop_row(**changes: str) -> list[str]:
    """A search in Harlow in June 2019; name the columns to change by these short names."""
    row = {
        "type": "Person search",
        "date": "2019-06-14T18:01:00+00:00",
        "of_operation": "False",
        "operation": "",
        "latitude": "51.771044",
        "longitude": "0.098456",
        "gender": "Male",
        "age": "18-24",
        "self_ethnicity": "White - Irish",
        "officer_ethnicity": "White",
        "legislation": "Misuse of Drugs Act 1971 (section 23)",
        "object": "Controlled drugs",
        "outcome": "A no further action disposal",
        "linked": "False",
        "removed": "",
    }
    assert changes.keys() <= row.keys()
    return list((row | changes).values())


def stops_text(*rows: list[str]) -> str:
    """The rows under their header."""
    return csv_text(rows, COLUMNS[STOP_AND_SEARCH])
