"""Reading outcomes files as they really come."""

import csv
from collections.abc import Container
from pathlib import Path

import pytest

from incidents.policeuk.area import EVERYWHERE, Area
from incidents.policeuk.identify import identify, open_rows
from incidents.policeuk.outcomes import FIELDS, crimes_elsewhere, outcome_lines
from incidents.policeuk.places import Places
from incidents.policeuk.tally import Tally
from incidents.tests.policeuk_files import CRIME_ID, outcome_row, outcomes_text
from incidents.tests.test_policeuk_reading import HARLOW, reasons, seven, source_of

NAME = "2019-02-essex-outcomes.csv"
OTHER_ID = "cd" * 32
NOWHERE = dict.fromkeys(("longitude", "latitude", "lsoa_code", "lsoa_name"), "")


def read(
    folder: Path, *rows: list[str], area: Area = HARLOW, on_record: Container[str] = ()
) -> tuple[list[dict[str, str]], Tally]:
    file, tally = identify(source_of(folder, outcomes_text(*rows), NAME)), Tally()
    with open_rows(file.source, file.looked, file.header) as opened:
        lines = outcome_lines(opened, file=file, places=Places(area, seven), tally=tally, on_record=on_record)
        return list(csv.DictReader(lines, FIELDS)), tally


def test_an_outcome_in_the_area_is_kept_with_its_crime_and_month(tmp_path: Path) -> None:
    kept, _ = read(tmp_path, outcome_row())

    assert kept == [{"month": "2019-02-01", "crime_id": CRIME_ID, "outcome": "charged"}]


def test_a_crime_that_is_there_twice_keeps_both_its_outcomes(tmp_path: Path) -> None:
    formal = outcome_row(outcome_type="Formal action is not in the public interest")

    kept, _ = read(tmp_path, outcome_row(), outcome_row(), formal)

    assert [row["outcome"] for row in kept] == ["charged", "charged", "formal-action-not-in-public-interest"]


def test_rows_of_elsewhere_are_left_out_unless_their_crime_is_on_record(tmp_path: Path) -> None:
    far = outcome_row(lsoa_name="Epping Forest 001A")
    nowhere = outcome_row(**NOWHERE, crime_id=OTHER_ID)

    kept, tally = read(tmp_path, far, nowhere, on_record={OTHER_ID})

    assert [row["crime_id"] for row in kept] == [OTHER_ID]
    assert (tally.read, tally.kept, tally.outside, tally.without_location) == (2, 1, 1, 1)


def test_only_crimes_of_elsewhere_are_asked_about(tmp_path: Path) -> None:
    rows = (
        outcome_row(),
        outcome_row(**NOWHERE, crime_id=OTHER_ID),
        outcome_row(lsoa_name="", crime_id="no hash"),
    )
    file = identify(source_of(tmp_path, outcomes_text(*rows), NAME))

    with open_rows(file.source, file.looked, file.header) as opened:
        asked = list(crimes_elsewhere(opened, Places(HARLOW, seven)))

    assert asked == [OTHER_ID]


def test_an_outcome_without_a_crime_id_is_left_out_and_told(tmp_path: Path) -> None:
    kept, tally = read(tmp_path, outcome_row(crime_id=""), area=EVERYWHERE)

    assert kept == []
    assert tally.notes == ["1 rows without a Crime ID left out: nothing tells which crime they are of"]
    assert (tally.read, tally.outside) == (1, 1)


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("Offender given penalty notice", "penalty-notice-issued"),
        ("Offender given a penalty notice", "penalty-notice-issued"),
        ("Offender given drugs possession warning", "drugs-possession-warning"),
        ("Offender given suspended prison sentence", "suspended-sentence"),
        ("Offender given a suspended prison sentence", "suspended-sentence"),
        ("Further action is not in the public interest", "further-action-not-in-public-interest"),
        ("Awaiting court outcome ", "awaiting-court-result"),
        ("INVESTIGATION COMPLETE; NO SUSPECT IDENTIFIED", "no-further-action"),
    ],
)
def test_both_vintages_of_a_wording_are_one_outcome(tmp_path: Path, written: str, outcome: str) -> None:
    kept, tally = read(tmp_path, outcome_row(outcome_type=written))

    assert kept[0]["outcome"] == outcome
    assert not tally.notes


@pytest.mark.parametrize(("written", "kept_as"), [("Told off", "told-off"), ("???", "not-in-words")])
def test_an_outcome_nobody_has_listed_is_kept_and_told(tmp_path: Path, written: str, kept_as: str) -> None:
    kept, tally = read(tmp_path, outcome_row(outcome_type=written))

    assert kept[0]["outcome"] == kept_as
    assert tally.notes == [f"a new outcome, kept as it is: {written}"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"outcome_type": " "}, "line 2: the Outcome type is missing"),
        ({"outcome_type": "x" * 201}, "line 2: a value is too long"),
        ({"crime_id": "123"}, "line 2: the Crime ID is not 64"),
        ({"month": "2019-01"}, "line 2: the month is 2019-01, but the file is for 2019-02"),
        ({"reported_by": "Kent Police"}, "line 2: reported by Kent Police"),
        ({"latitude": "x"}, "line 2: not coordinates"),
        ({"location": "a,b"}, "line 2: 11 columns where the header has 10"),
        ({"location": '"open'}, "line 2: not well-formed CSV"),
    ],
)
def test_a_row_that_cannot_be_true_is_refused_with_its_line(
    tmp_path: Path, changes: dict[str, str], reason: str
) -> None:
    _, tally = read(tmp_path, outcome_row(**changes))

    assert reasons(tally)[0].startswith(reason)


def test_a_file_under_another_name_tells_by_its_rows_whose_it_is(tmp_path: Path) -> None:
    file = identify(source_of(tmp_path, outcomes_text(outcome_row()), "download.csv"))

    assert file.key == ("essex", file.month, "outcomes")
    assert f"{file.month:%Y-%m}" == "2019-02"
