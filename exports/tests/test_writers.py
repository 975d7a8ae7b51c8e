"""The three formats, from rows in memory."""

import csv
import io
import json
from datetime import UTC, date, datetime, time
from decimal import Decimal

from openpyxl import load_workbook

from exports.about import About
from exports.writers import csv_chunks, geojson_chunks, write_xlsx

ABOUT = About(
    marking="OFFICIAL-SENSITIVE", title="Incidents", filters="Zone: The Stow", rows=2,
    made="23 November 2026, 06:10", role="Supervisor, HDC", reason="For the panel",
)  # fmt: skip
SUMMER = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)


def _csv_rows(*rows: list[object]) -> list[list[str]]:
    text = b"".join(csv_chunks(ABOUT, ["What"], [rows])).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_file_begins_with_its_marking_and_says_what_it_is() -> None:
    read = _csv_rows(["a"], ["b"])

    assert read[:6] == [
        ["# OFFICIAL-SENSITIVE"],
        ["# Incidents: 2 rows"],
        ["# Filters: Zone: The Stow"],
        ["# Made 23 November 2026, 06:10 by: Supervisor, HDC"],
        ["# Reason: For the panel"],
        ["What"],
    ]


def test_no_cell_of_a_csv_file_runs_as_a_formula() -> None:
    typed = ["=1+1", "+44", "-2+3", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1"]

    cells = [row[0] for row in _csv_rows(*([each] for each in typed))[6:]]

    assert cells == [f"'{each}" for each in typed]


def test_a_filter_that_somebody_typed_does_not_run_either() -> None:
    about = About("OFFICIAL", "Actions", "=1+1", 0, "now", "Analyst")

    first = b"".join(csv_chunks(about, ["What"], [])).decode("utf-8-sig")

    assert "# Filters: =1+1" in first and "\n=" not in first


def test_times_stand_by_the_london_clock_and_numbers_stay_numbers() -> None:
    row = _csv_rows([SUMMER, date(2026, 7, 1), time(9, 5), True, False, None, -3, Decimal("0.64")])[6]

    assert row == ["2026-07-01 23:30", "2026-07-01", "09:05", "yes", "no", "", "-3", "0.64"]


def test_a_workbook_holds_the_same_rows_and_runs_nothing() -> None:
    written = io.BytesIO()

    write_xlsx(ABOUT, ["What", "When"], [[["=1+1", SUMMER]], [["b\x00c", None]]], written)

    rows = list(load_workbook(written).active.iter_rows(values_only=True))
    assert rows[0][0] == "# OFFICIAL-SENSITIVE"
    assert rows[5:] == [("What", "When"), ("'=1+1", datetime(2026, 7, 1, 23, 30)), ("bc", None)]


def test_geojson_written_in_batches_is_whole() -> None:
    point = {"type": "Point", "coordinates": [0.11, 51.77]}
    batches = [[(point, {"at": SUMMER})], [], [(None, {"at": None})]]

    read = json.loads(b"".join(geojson_chunks(ABOUT, batches)))

    assert (read["marking"], read["rows"]) == ("OFFICIAL-SENSITIVE", 2)
    assert [each["geometry"] for each in read["features"]] == [point, None]
    assert read["features"][0]["properties"] == {"at": "2026-07-01T23:30:00+01:00"}


def test_geojson_of_no_rows_is_whole_too() -> None:
    assert json.loads(b"".join(geojson_chunks(ABOUT, [])))["features"] == []
