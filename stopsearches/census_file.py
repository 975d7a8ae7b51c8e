"""Reading a file of a census, and saying line by line what is wrong with it. Plain Python."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from stopsearches.census import ROMA, ROWS, Census

COLUMNS = ("table_code", "reference_on", "area_code", "code", "usual_residents", "source")
_OF_THE_WHOLE = ("table_code", "reference_on", "area_code", "source")
_LONGEST = {"table_code": 20, "area_code": 9, "source": 200}
# More than any district has; also what the database can hold.
MOST_RESIDENTS = 100_000_000


class CensusFileError(ValueError):
    """Why a file is refused, a sentence for each line."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problems))


def read_census(text: str) -> Census:
    """The census of a CSV file: one of one area, with each group once; all of it or none."""
    residents: dict[str, int] = {}
    whole: dict[str, str] = {}
    problems = []
    for line, row in _rows(text):
        try:
            said = _said(row, whole)
            code = _code(said["code"], residents)
            residents[code] = _number(said["usual_residents"])
        except ValueError as wrong:
            problems.append(f"Line {line}: {wrong}")
        else:
            whole = whole or {name: said[name] for name in _OF_THE_WHOLE}
    missing = [code for code in ROWS if code not in residents and code != ROMA]
    if missing and not problems:
        problems.append(f"There is no line for {', '.join(missing)}.")
    if problems:
        raise CensusFileError(problems)
    return Census(
        whole["table_code"], _day(whole["reference_on"]), whole["area_code"], whole["source"], residents
    )


def _rows(text: str) -> Iterator[tuple[int, Mapping[str | None, object]]]:
    rows = csv.DictReader(io.StringIO(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")))
    try:
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise CensusFileError([f"The first line must be: {','.join(COLUMNS)}"])
        yield from enumerate(rows, 2)
    except csv.Error as error:
        raise CensusFileError([f"This is no CSV file: {error}."]) from error


def _said(row: Mapping[str | None, object], whole: Mapping[str, str]) -> dict[str, str]:
    if None in row:
        raise ValueError("it has more columns than the first line.")
    said = {name: str(row.get(name) or "").strip() for name in COLUMNS}
    if empty := [name for name in COLUMNS if not said[name]]:
        raise ValueError(f"{', '.join(empty)} missing.")
    if long := [name for name, most in _LONGEST.items() if len(said[name]) > most]:
        raise ValueError(
            f"{', '.join(f'{name} has more than {_LONGEST[name]} characters' for name in long)}."
        )
    _day(said["reference_on"])
    differs = [name for name in _OF_THE_WHOLE if whole and said[name] != whole[name]]
    if differs:
        raise ValueError(f"{', '.join(differs)} must be the same on every line; load each census by itself.")
    return said


def _code(code: str, known: Mapping[str, int]) -> str:
    if code not in ROWS:
        raise ValueError(f"{code} is no ethnic group of the list: {', '.join(ROWS)}.")
    if code in known:
        raise ValueError(f"{code} is there twice.")
    return code


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > MOST_RESIDENTS:
        raise ValueError(f"{text} is no number of people; write it in figures alone, like 67993.")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} is no day; write it like 2021-03-21.") from None
