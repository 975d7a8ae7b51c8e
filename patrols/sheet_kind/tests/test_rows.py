"""The rows of a duty sheet become the patrols that they say, by the rules of logging one."""

from datetime import UTC, datetime

import pytest

from accounts.tests.factories import person
from imports.sheets.templates import template_csv, template_xlsx
from imports.tests.sheet_files import csv_of, read_sheet, words_of
from patrols.models import Outcome, Patrol, Visit
from patrols.sheet_kind.kind import PatrolSheetKind

KIND = PatrolSheetKind()
HEADINGS = (
    "Officer", "Date", "Start", "End", "How many of us", "Zone", "Arrived", "Left",
    "Nothing to report", "Engagement with the public",
)  # fmt: skip
STOW = ("officer@example.org", "17/11/2025", "18:00", "21:30", 2, "The Stow", "18:20", "18:35", "", 3)
NORTH = ("officer@example.org", "17/11/2025", "18:00", "", "", "North Gate", "19:00", "19:15", "", "")


@pytest.fixture
def read(supervisor, officer, zones, tmp_path):
    def reading(*rows, headings=HEADINGS, **more):
        return read_sheet(KIND, csv_of(headings, *rows), by=supervisor, folder=tmp_path, **more)

    return reading


def test_rows_of_one_officer_and_start_are_one_patrol(read, officer, zones):
    outcome = read(STOW, NORTH, write=True)

    patrol = Patrol.objects.get()
    assert words_of(outcome) == [] and (outcome.rows_read, outcome.rows_kept) == (2, 2)
    assert (patrol.officer, patrol.staff_count, patrol.import_batch is not None) == (officer, 2, True)
    assert (patrol.started_at, patrol.ended_at) == (
        datetime(2025, 11, 17, 18, tzinfo=UTC), datetime(2025, 11, 17, 21, 30, tzinfo=UTC),
    )  # fmt: skip
    assert [visit.zone for visit in patrol.visits.all()] == [zones["the-stow"], zones["north-gate"]]
    assert list(Outcome.objects.values_list("code__code", "count")) == [("ENG", 3)]


def test_a_check_writes_nothing(read):
    assert read(STOW, NORTH).rows_kept == 2
    assert not Patrol.objects.exists()


def test_an_end_before_the_start_is_of_the_next_morning(read):
    row = (*STOW[:2], "22:00", "02:00", 1, "The Stow", "23:50", "00:10", "", 1)
    read(row, write=True)

    visit = Visit.objects.get()
    assert visit.patrol.ended_at == datetime(2025, 11, 18, 2, tzinfo=UTC)
    assert visit.left_at == datetime(2025, 11, 18, 0, 10, tzinfo=UTC)


def test_the_same_sheet_longer_by_a_row_leaves_the_known_patrols_alone(read):
    read(STOW, NORTH, write=True)
    later = ("officer@example.org", "18/11/2025", *STOW[2:])

    outcome = read(STOW, NORTH, later, write=True)

    assert (outcome.rows_read, outcome.rows_unchanged, outcome.rows_kept) == (3, 2, 1)
    assert Patrol.objects.count() == 2


def test_a_patrol_that_overlaps_one_on_record_is_refused_by_its_reference(read):
    read(STOW, write=True)

    outcome = read((*STOW[:2], "20:00", "22:00", 1, "", "", "", "Yes", ""))

    assert words_of(outcome) == [f"2 Start: This overlaps patrol {Patrol.objects.get()}, which is on record."]


def test_two_patrols_of_the_sheet_that_overlap_name_each_other(read):
    outcome = read(STOW, (*STOW[:2], "20:00", "22:00", 1, "", "", "", "Yes", ""))

    assert words_of(outcome) == ["3 Start: This overlaps the patrol on line 2."]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((*STOW[:9], ""), "2 Nothing to report: Count what came of it, or say"),
        ((*STOW[:3], "06:30", *STOW[4:]), "2 End: A patrol can last at most 12 hours"),
        ((*STOW[:6], "17:00", *STOW[7:]), "2 Arrived: This is before the patrol started"),
        (("nobody@example.org", *STOW[1:]), "2 Officer: “nobody@example.org” is none of these"),
        ((*STOW[:5], "", *STOW[6:]), "2 Zone: Write where this was."),
        ((*STOW[:9], "many"), "2 Engagement with the public: This is not a number."),
        ((STOW[0], "17/11/2998", *STOW[2:]), "2 Start: This is in the future"),
    ],
)
def test_what_breaks_a_rule_is_told_at_its_row_and_column(read, row, words):
    outcome = read(row)

    assert outcome.rows_refused == 1
    assert words_of(outcome)[0].startswith(words)


def test_one_wrong_visit_keeps_its_whole_patrol_out_and_says_so(read):
    wrong = (*NORTH[:5], "North Gate", "25:00", "19:15", "", "")
    outcome = read(STOW, wrong)

    assert outcome.rows_refused == 2
    assert "2 : It is of the same patrol as line 3, which is wrong." in words_of(outcome)


def test_all_that_is_wrong_with_a_patrol_is_told_in_one_pass(read):
    first = (*STOW[:3], "06:30", *STOW[4:7], "25:00", "", "many")
    second = (*NORTH[:6], "17:00", "16:00", "", "")

    outcome = read(first, second)

    told = words_of(outcome)
    named = ["2 End", "2 Left", "2 Engagement with the public", "3 Arrived", "3 Left"]
    assert sorted(each.split(":")[0] for each in told) == sorted(named), told


def test_a_note_that_seems_to_name_somebody_is_warned_of_and_never_quoted(read):
    outcome = read((*STOW, "Spoke to Sandra Winterbottom"), headings=(*HEADINGS, "Note"))

    [told] = words_of(outcome)
    assert told.startswith("2 Note") and "somebody’s name" in told and "Winterbottom" not in told
    assert outcome.is_ok
    assert outcome.notes[-1].startswith("1 row holds what looks like a person")


def test_a_joint_patrol_names_the_others_and_how_many(read, liaison):
    headings = (*HEADINGS, "Joint with", "How many of them")
    read((*STOW, "Essex Police", 1), headings=headings, write=True)

    patrol = Patrol.objects.get()
    assert patrol.is_joint and patrol.staff_count == 3


def test_a_name_that_two_people_bear_means_neither(read, officer):
    person("officer", email="second@example.org", full_name=officer.full_name)

    outcome = read((officer.full_name, *STOW[1:]))

    assert words_of(outcome)[0].startswith("2 Officer: “Officer Example” is none of these")


def test_a_visit_in_the_hour_that_happens_twice_has_to_say_which(read):
    night = ("officer@example.org", "26/10/2025", "00:30", "03:30", 1, "The Stow", "01:10", "02:10", "", 1)

    assert "Write 01:10 BST for the first time" in words_of(read(night))[0]
    assert read((*night[:6], "01:10 GMT", *night[7:])).is_ok


@pytest.mark.parametrize(("make", "name"), [(template_csv, "t.csv"), (template_xlsx, "t.xlsx")])
def test_the_example_of_the_template_comes_in_cleanly(supervisor, officer, zones, tmp_path, make, name):
    outcome = read_sheet(KIND, make(KIND), by=supervisor, folder=tmp_path, name=name, write=True)

    assert words_of(outcome) == []
    assert Visit.objects.count() == 1
