"""Knows the three kinds of file data.police.uk publishes by their first line."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from imports.reading.problems import FileRefusedError

STREET = "street"
STOP_AND_SEARCH = "stop_and_search"
OUTCOMES = "outcomes"

COLUMNS: dict[str, tuple[str, ...]] = {
    STREET: (
        "Crime ID",
        "Month",
        "Reported by",
        "Falls within",
        "Longitude",
        "Latitude",
        "Location",
        "LSOA code",
        "LSOA name",
        "Crime type",
        "Last outcome category",
        "Context",
    ),
    OUTCOMES: (
        "Crime ID",
        "Month",
        "Reported by",
        "Falls within",
        "Longitude",
        "Latitude",
        "Location",
        "LSOA code",
        "LSOA name",
        "Outcome type",
    ),
    STOP_AND_SEARCH: (
        "Type",
        "Date",
        "Part of a policing operation",
        "Policing operation",
        "Latitude",
        "Longitude",
        "Gender",
        "Age range",
        "Self-defined ethnicity",
        "Officer-defined ethnicity",
        "Legislation",
        "Object of search",
        "Outcome",
        "Outcome linked to object of search",
        "Removal of more than just outer clothing",
    ),
}


@dataclass(frozen=True, slots=True)
class Header:
    """The kind of a file, and where in its rows each official column stands."""

    kind: str
    order: tuple[int, ...]


class NotAPoliceHeaderError(FileRefusedError):
    """No column of this file is one that police.uk publishes, so it is some other file."""


def read_header(names: Sequence[str]) -> Header:
    """Match by name, in any order and in either spelling ("Crime ID" or "crime_id")."""
    found = [_normal(name) for name in names]
    kind, wanted = _closest(set(found))
    if not set(found) & set(wanted):
        raise NotAPoliceHeaderError(_no_column_known(names), 1)
    faults = [
        *_fault("the column is there twice", [n for n, k in Counter(found).items() if k > 1]),
        *_fault("the column is missing", [n for n in wanted if n not in found]),
        *_fault("the column is not known", [n for n in found if n not in wanted]),
    ]
    if faults:
        raise FileRefusedError(f"this is not a whole {_title(kind)} header: {'; '.join(faults)}", 1)
    return Header(kind, tuple(found.index(name) for name in wanted))


def _closest(found: set[str]) -> tuple[str, list[str]]:
    wanted = {kind: [_normal(c) for c in columns] for kind, columns in COLUMNS.items()}
    # Street and outcomes share nine columns: the one with fewer differences is meant.
    kind = min(wanted, key=lambda k: len(found ^ set(wanted[k])))
    return kind, wanted[kind]


def _normal(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")


def _title(kind: str) -> str:
    return kind.replace("_", "-")


def _fault(what: str, names: list[str]) -> list[str]:
    return [f"{what}: {', '.join(names)}"] if names else []


def _no_column_known(names: Sequence[str]) -> str:
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        return "the columns are not separated by commas: save it again as a comma-separated CSV"
    return "the first line is not the header of a police.uk file"
