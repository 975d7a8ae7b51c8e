"""Made-up police files of any length, as various as published ones: identifiers, points, types, outcomes."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from incidents.policeuk.codes import CRIME_TYPES, OUTCOMES
from incidents.policeuk.headers import COLUMNS
from incidents.policeuk.headers import OUTCOMES as OUTCOMES_FILE
from incidents.policeuk.headers import STREET as STREET_FILE

# As many as Essex has, and as unevenly used: 10,000 rows stand on about 4,500 of them, 84,000 on 15,000.
POINTS = 15_400
UNEVENNESS = 4
FORCE = "Essex Police,Essex Police"

# The rows of a month, from a number on, so many.
Lines = Callable[[str, int, int], Iterator[str]]


def street_files(folder: Path, rows: int, *, months: int) -> list[Path]:
    """So many rows over so many months; anti-social behaviour has no identifier, some crimes no place."""
    types, outcomes = list(CRIME_TYPES.values())[1:], list(OUTCOMES.values())
    places = _places()

    def lines(month: str, first: int, count: int) -> Iterator[str]:
        chance = Random(first)
        for number in range(first, first + count):
            place = places[int(chance.random() ** UNEVENNESS * POINTS)]
            if number % 5 == 0:
                yield f",{month},{FORCE},{place},Anti-social behaviour,,\n"
            else:
                kind, outcome = chance.choice(types), chance.choice(outcomes)
                yield f"{_crime_id(number)},{month},{FORCE},{place},{kind},{outcome},\n"

    return _write(folder, "street", COLUMNS[STREET_FILE], lines, rows, months)


def outcomes_files(folder: Path, rows: int, *, months: int) -> list[Path]:
    """What became of those crimes, in the same months."""
    outcomes, places = list(OUTCOMES.values()), _places()

    def lines(month: str, first: int, count: int) -> Iterator[str]:
        chance = Random(first)
        for number in range(first, first + count):
            place = places[int(chance.random() ** UNEVENNESS * POINTS)]
            yield f"{_crime_id(number)},{month},{FORCE},{place},{chance.choice(outcomes)}\n"

    return _write(folder, "outcomes", COLUMNS[OUTCOMES_FILE], lines, rows, months)


def _write(
    folder: Path, kind: str, columns: tuple[str, ...], lines: Lines, rows: int, months: int
) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths, each = [], rows // months
    for number in range(months):
        month = f"{2010 + number // 12}-{number % 12 + 1:02}"
        path = folder / f"{month}-essex-{kind}.csv"
        with path.open("w") as file:
            file.write(",".join(columns) + "\n")
            file.writelines(lines(month, number * each, each))
        paths.append(path)
    return paths


def _places() -> list[str]:
    chance = Random(1)
    places = []
    for number in range(POINTS):
        lng, lat = chance.uniform(0.0, 1.2), chance.uniform(51.5, 52.0)
        area = number // 12
        lsoa = f"E010{area:05},Essex {area:03}{'ABCD'[number % 4]}"
        places.append(f"{lng:.6f},{lat:.6f},On or near Street {number},{lsoa}")
    # One in 250 of published rows has none.
    return [",,No location,," if number % 250 == 100 else place for number, place in enumerate(places)]


def _crime_id(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()
