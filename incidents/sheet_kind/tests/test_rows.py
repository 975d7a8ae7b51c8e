"""A row of a sheet becomes the incident that the form would have made, or a sentence that says why not."""

from datetime import UTC, datetime

import pytest

from imports.sheets.templates import template_csv, template_xlsx
from imports.tests.sheet_files import csv_of, local_file, read_sheet, words_of, xlsx_of
from incidents.models import Incident
from incidents.sheet_kind.kind import IncidentSheetKind
from incidents.tests.factories import incident

KIND = IncidentSheetKind()
HEADINGS = ("Kind", "Date", "Time", "Zone", "Source")
ROW = ("Theft", "17/11/2025", "19:40", "The Stow", "Police")


@pytest.fixture
def read(supervisor, zones, tmp_path):
    def reading(*rows, headings=HEADINGS, **more):
        return read_sheet(KIND, csv_of(headings, *rows), by=supervisor, folder=tmp_path, **more)

    return reading


def test_a_row_is_the_incident_that_it_says(read, supervisor, zones):
    outcome = read(ROW, write=True)

    made = Incident.objects.get()
    assert (outcome.rows_read, outcome.rows_kept, outcome.findings.first) == (1, 1, [])
    assert (made.category, made.source, made.zone) == ("theft", "police", zones["the-stow"])
    assert made.occurred_at == datetime(2025, 11, 17, 19, 40, tzinfo=UTC)
    assert (made.reported_by, made.reference[:4]) == (supervisor, "INC-")
    assert made.import_batch is not None


def test_a_check_writes_nothing(read):
    outcome = read(ROW)

    assert outcome.rows_kept == 1 and not Incident.objects.exists()


def test_one_wrong_row_keeps_all_out_and_every_problem_is_told_in_one_pass(read):
    outcome = read(
        ROW,
        ("Fighting", "31/02/2025", "25:00", "The Moon", "Police"),
        ("Theft", "17/11/2998", "19:40", "The Stow", ""),
        write=True,
    )

    told = words_of(outcome)
    assert not Incident.objects.exists()
    assert (outcome.rows_read, outcome.rows_kept, outcome.rows_refused) == (3, 1, 2)
    named = ["3 Kind", "3 Date", "3 Time", "3 Zone", "4 Date", "4 Source"]
    assert sorted(each.split(":")[0] for each in told) == sorted(named)
    assert any(each.startswith("3 Kind: “Fighting” is none of these: Violence,") for each in told)


def test_a_day_without_a_time_is_known_by_its_day_only(read):
    read(("Theft", "16/07/2025", "", "The Stow", "Police"), write=True)

    made = Incident.objects.get()
    assert made.time_precision == "day"
    assert made.occurred_at == datetime(2025, 7, 15, 23, tzinfo=UTC)


def test_a_time_that_the_clock_showed_twice_has_to_say_which(read):
    outcome = read(("Theft", "26/10/2025", "01:30", "The Stow", "Police"))

    assert "Write 01:30 BST for the first time, or 01:30 GMT for the second." in words_of(outcome)[0]


@pytest.mark.parametrize(("written", "hour"), [("01:30 BST", 0), ("01:30 GMT", 1)])
def test_the_letters_of_the_clock_say_which(read, written, hour):
    read(("Theft", "26/10/2025", written, "The Stow", "Police"), write=True)

    assert Incident.objects.get().occurred_at == datetime(2025, 10, 26, hour, 30, tzinfo=UTC)


def test_a_time_that_the_clock_skipped_is_refused(read):
    outcome = read(("Theft", "30/03/2025", "01:30", "The Stow", "Police"))

    assert "there was no 01:30" in words_of(outcome)[0]


def test_what_happened_between_two_times_has_both(read):
    headings = (*HEADINGS, "Until date", "Until time")
    read((*ROW, "18/11/2025", "07:15"), headings=headings, write=True)

    made = Incident.objects.get()
    assert (made.time_precision, made.occurred_until_at) == (
        "range", datetime(2025, 11, 18, 7, 15, tzinfo=UTC),
    )  # fmt: skip


def test_an_exact_place_is_kept_and_finds_its_zone(read, zones):
    headings = ("Kind", "Date", "Source", "Latitude", "Longitude")
    read(("Theft", "17/11/2025", "Police", "51.77535", "0.11387"), headings=headings, write=True)

    assert Incident.objects.get().zone == zones["the-stow"]


def test_a_place_far_away_is_refused_and_one_just_outside_is_warned_of(read):
    headings = ("Kind", "Date", "Source", "Latitude", "Longitude")
    outcome = read(
        ("Theft", "17/11/2025", "Police", "54.97", "-1.61"),
        ("Theft", "17/11/2025", "Police", "51.85", "0.11"),
        headings=headings,
    )

    told = words_of(outcome)
    assert "far from Harlow" in told[0]
    assert told[-1] == "3 Latitude: This place is outside Harlow."
    assert (outcome.rows_kept, outcome.rows_refused) == (1, 1)


def test_the_senders_own_words_are_understood(read):
    outcome = read(
        ("Shoplifting", "17/11/2025", "19:40", "Stow shops", "Police"),
        values={"category": {"Shoplifting": "theft"}, "zone": {"Stow shops": "the-stow"}},
    )

    assert outcome.is_ok


def test_a_row_that_is_on_record_is_warned_of_by_its_reference(read, officer, zones):
    known = incident(
        officer,
        category="theft",
        zone=zones["the-stow"],
        occurred_at=datetime(2025, 11, 17, 19, 40, tzinfo=UTC),
    )

    outcome = read(ROW, ROW)

    assert outcome.is_ok and outcome.findings.warnings == 3
    assert words_of(outcome)[0] == f"2 : This looks like {known}: the same kind, time and place."
    assert words_of(outcome)[2] == "3 : This looks like line 2: the same kind, time and place."


def test_what_looks_like_a_person_is_warned_of_and_never_quoted(read):
    headings = (*HEADINGS, "What happened")
    outcome = read((*ROW, "Phoned by Sandra Winterbottom on 07700 900123"), headings=headings)

    assert outcome.is_ok and outcome.findings.warnings == 1
    assert "looks like somebody’s name" in words_of(outcome)[0]
    assert outcome.notes[-1].startswith("1 row holds what looks like a person")
    told = "".join([*words_of(outcome), *outcome.notes])
    assert "Winterbottom" not in told and "900123" not in told


def test_rows_that_seem_to_hold_somebody_are_counted_and_each_says_what_it_seems_to_be(read):
    headings = (*HEADINGS, "What happened")
    outcome = read(
        (*ROW, "Car AB12 CDE"), (*ROW, "Shouting outside a shop"), (*ROW, "dob 3/4/1987"), headings=headings
    )

    told = [words for words in words_of(outcome) if "looks like a" in words]
    assert [words.split(":")[0] for words in told] == ["2 What happened", "4 What happened"]
    assert ["a number plate" in told[0], "a date of birth" in told[1]] == [True, True]
    assert outcome.notes[-1].startswith("2 rows hold what looks like a person")
    assert outcome.rows_kept == 3


@pytest.mark.parametrize(("make", "name"), [(template_csv, "t.csv"), (template_xlsx, "t.xlsx")])
def test_the_example_of_the_template_comes_in_cleanly(supervisor, zones, tmp_path, make, name):
    outcome = read_sheet(KIND, make(KIND), by=supervisor, folder=tmp_path, name=name, write=True)

    assert words_of(outcome) == []
    assert Incident.objects.get().time_precision == "exact"


def test_dates_and_times_may_be_cells_of_a_workbook(supervisor, zones, tmp_path):
    content = xlsx_of(
        HEADINGS, ("Theft", datetime(2025, 7, 17), datetime(2025, 7, 17, 19, 40).time(), "The Stow", "Police")
    )

    read_sheet(KIND, content, by=supervisor, folder=tmp_path, name="sheet.xlsx", write=True)

    assert Incident.objects.get().occurred_at == datetime(2025, 7, 17, 18, 40, tzinfo=UTC)


def test_a_kind_that_implies_a_victim_is_neither_taken_from_nor_told_to_whoever_may_not_read_it(
    officer, zones, tmp_path
):
    row = ("Domestic abuse", *ROW[1:])
    incident(
        officer,
        category="domestic_abuse",
        zone=zones["the-stow"],
        occurred_at=datetime(2025, 11, 17, 19, 40, tzinfo=UTC),
    )

    outcome = read_sheet(KIND, csv_of(HEADINGS, row), by=officer, folder=tmp_path)

    assert words_of(outcome) == ["2 Kind: Your role cannot record this kind."]


def test_a_heading_that_is_missing_is_named_and_one_that_is_there_twice(read):
    assert words_of(read(("Theft", "x"), headings=("Kind", "Remark"))) == [
        "None : No column is “Date”. Say which one it is, or add it.",
        "None : No column is “Source”. Say which one it is, or add it.",
    ]
    assert words_of(read((*ROW, "x"), headings=(*HEADINGS, "Kind"))) == [
        "None : 2 columns are called “Kind”. Give each a name of its own."
    ]


def test_headings_without_rows_are_told(read):
    assert words_of(read()) == ["None : There are headings, and no row below them."]


def test_a_formula_is_refused_with_its_cell_named(supervisor, zones, tmp_path):
    content = xlsx_of(HEADINGS, ROW, (ROW[0], "=TODAY()", *ROW[2:]))

    outcome = read_sheet(KIND, content, by=supervisor, folder=tmp_path, name="sheet.xlsx")

    assert words_of(outcome) == [
        "3 Date: The cell B3 holds a formula. Replace it by its value: copy, then paste the values only."
    ]


def test_the_words_that_are_none_of_ours_are_offered_for_a_meaning(supervisor, zones, tmp_path):
    file = local_file(
        tmp_path, csv_of(HEADINGS, ("Fighting", *ROW[1:]), ROW, ("Fighting", *ROW[1:])), "s.csv"
    )

    assert KIND.words_not_known(file, {}) == {"category": ["Fighting"]}
