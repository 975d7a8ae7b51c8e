"""Reading street-crime files as they really come."""

import csv
from datetime import date
from pathlib import Path

import pytest

from imports.reading.problems import FileRefusedError
from incidents.policeuk.area import EVERYWHERE, Area
from incidents.policeuk.headers import COLUMNS, STREET
from incidents.policeuk.identify import identify, open_rows
from incidents.policeuk.places import Places
from incidents.policeuk.report import FileReport, Status
from incidents.policeuk.sources import Source
from incidents.policeuk.street import FIELDS, street_lines
from incidents.policeuk.tally import Tally
from incidents.tests.policeuk_files import csv_text, no_location, street_row, write_csv

HARLOW = Area("Harlow", "Harlow ", (51.7347, 0.0540, 51.7972, 0.1680), 0.005)
NAME = "2019-01-essex-street.csv"


def source_of(folder: Path, text: str | bytes, name: str = NAME) -> Source:
    path = write_csv(folder / name, text)
    return Source(str(path), path.name, path.stat().st_size, lambda: path.open("rb"))


def read(folder: Path, text: str | bytes, area: Area = HARLOW) -> tuple[list[dict[str, str]], Tally]:
    file, tally = identify(source_of(folder, text)), Tally()
    with open_rows(file.source, file.looked, file.header) as rows:
        lines = street_lines(rows, file=file, places=Places(area, seven), tally=tally)
        return list(csv.DictReader(lines, FIELDS)), tally


def seven(lat: float, lng: float) -> int:
    return 7


def reasons(tally: Tally) -> list[str]:
    return [str(problem) for problem in tally.problems.first]


def test_a_row_in_the_area_is_kept_with_its_codes_and_its_cell(tmp_path: Path) -> None:
    kept, tally = read(tmp_path, csv_text([street_row()]))

    assert kept[0]["crime_type"] == "other-theft"
    assert kept[0]["last_outcome"] == "under-investigation"
    assert kept[0]["month"] == "2019-01-01"
    assert (kept[0]["lat"], kept[0]["lng"], kept[0]["h3_cell"]) == ("51.771044", "0.098456", "7")
    assert (tally.read, tally.kept, tally.outside) == (1, 1, 0)


def test_rows_that_look_alike_are_all_kept(tmp_path: Path) -> None:
    asb = street_row(crime_id="", crime_type="Anti-social behaviour", last_outcome_category="")

    kept, _ = read(tmp_path, csv_text([asb, asb, asb]))

    assert [row["crime_id"] for row in kept] == ["", "", ""]


def test_rows_elsewhere_and_rows_nowhere_are_counted_apart(tmp_path: Path) -> None:
    rows = [street_row(lsoa_name="Epping Forest 001A"), no_location(), street_row()]

    kept, tally = read(tmp_path, csv_text(rows))

    assert len(kept) == 1
    assert (tally.read, tally.outside, tally.without_location) == (3, 1, 1)


def test_everywhere_keeps_rows_that_have_no_place(tmp_path: Path) -> None:
    kept, tally = read(tmp_path, csv_text([no_location(), street_row()]), EVERYWHERE)

    assert [row["lat"] for row in kept] == ["", "51.771044"]
    assert (tally.kept, tally.without_location) == (2, 1)


@pytest.mark.parametrize(
    "header",
    [
        [name.lower().replace(" ", "_") for name in COLUMNS[STREET]],
        [f'"{name}"' for name in COLUMNS[STREET]],
    ],
    ids=["renamed", "quoted"],
)
def test_a_header_in_another_spelling_is_read_whole(tmp_path: Path, header: list[str]) -> None:
    kept, _ = read(tmp_path, csv_text([street_row()], header, end="\r\n"))

    assert kept[0]["lsoa_name"] == "Harlow 005A"


def test_columns_are_found_by_name_and_not_by_place(tmp_path: Path) -> None:
    text = csv_text([street_row()[::-1]], COLUMNS[STREET][::-1])

    kept, _ = read(tmp_path, text)

    assert kept[0]["lat"] == "51.771044"


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_a_byte_order_mark_makes_no_difference(tmp_path: Path, start: bytes) -> None:
    kept, _ = read(tmp_path, start + csv_text([street_row()]).encode())

    assert len(kept) == 1


def test_windows_text_is_read_and_said_so(tmp_path: Path) -> None:
    text = csv_text([street_row(location="On or near Café Row")]).encode("cp1252")

    kept, _ = read(tmp_path, text)

    assert kept[0]["location"] == "On or near Café Row"
    assert identify(source_of(tmp_path, text)).looked.notes


def test_a_quoted_comma_is_part_of_the_value(tmp_path: Path) -> None:
    kept, _ = read(tmp_path, csv_text([street_row(location='"The Stow, Harlow"')]))

    assert kept[0]["location"] == "The Stow, Harlow"


def test_a_file_with_a_header_alone_has_no_rows(tmp_path: Path) -> None:
    kept, tally = read(tmp_path, csv_text([]))

    assert kept == []
    assert tally.read == 0


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"month": "2019-02"}, "line 2: the month is 2019-02, but the file is for 2019-01"),
        ({"month": "Jan-19"}, "line 2: the month is Jan-19"),
        ({"reported_by": "Kent Police"}, "line 2: reported by Kent Police, but"),
        ({"crime_id": "12"}, "line 2: the Crime ID is not 64"),
        ({"crime_type": ""}, "line 2: the Crime type is missing"),
        ({"latitude": ""}, "line 2: only one of latitude and longitude"),
        ({"latitude": "north"}, "line 2: not coordinates"),
        ({"latitude": "nan"}, "line 2: not in the United Kingdom"),
        ({"latitude": "0.098", "longitude": "51.77"}, "line 2: latitude 0.098 and longitude"),
        ({"location": "x" * 201}, "line 2: a value is too long"),
        ({"context": "a,b"}, "line 2: 13 columns where the header has 12"),
        ({"location": '"open'}, "line 2: not well-formed CSV"),
    ],
)
def test_a_row_that_cannot_be_true_is_refused_with_its_line(
    tmp_path: Path, changes: dict[str, str], reason: str
) -> None:
    _, tally = read(tmp_path, csv_text([street_row(**changes)]))

    assert reasons(tally)[0].startswith(reason)


def test_the_first_bad_lines_are_shown_and_the_rest_are_counted(tmp_path: Path) -> None:
    text = csv_text([street_row(month="")] * 25)
    _, tally = read(tmp_path, text)

    report = FileReport.of(identify(source_of(tmp_path, text)), Status.NEW, tally)

    assert len(report.problems) == 25
    assert (len(report.problems_shown), report.problems_not_shown) == (10, 15)


def test_a_crime_type_nobody_has_listed_is_kept_and_told(tmp_path: Path) -> None:
    kept, tally = read(tmp_path, csv_text([street_row(crime_type="E-scooter misuse")]))

    assert kept[0]["crime_type"] == "e-scooter-misuse"
    assert tally.notes == ["a new crime type, kept as it is: E-scooter misuse"]


def test_a_column_full_of_unknown_values_is_not_a_police_file(tmp_path: Path) -> None:
    rows = [street_row(crime_type=f"Kind {number}") for number in range(30)]

    _, tally = read(tmp_path, csv_text(rows))

    assert "more than 20 values" in reasons(tally)[0]


def test_the_month_is_read_from_the_rows_when_the_name_is_another(tmp_path: Path) -> None:
    file = identify(source_of(tmp_path, csv_text([street_row()]), "crimes (2).csv"))

    assert file.key == ("essex", date(2019, 1, 1), "street")


def test_a_file_of_mixed_months_must_tell_by_its_name(tmp_path: Path) -> None:
    text = csv_text([street_row(), street_row(month="2019-02")])

    with pytest.raises(FileRefusedError, match="name the file like 2019-01-essex-street"):
        identify(source_of(tmp_path, text, "crimes.csv"))
