"""The hours of a quarter as a page, over the API and as files: the same figures, and who may have them."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from rest_framework.test import APIClient

from accounts.models import User
from accounts.tests.factories import police
from audit.models import AccessRecord
from patrols.models import Correction
from patrols.services import start_patrol, strike_patrol
from patrols.tests.hours_cases import LATER, at, inside, one_each, organisation, queries, walked
from zones.models import Zone

SignIn = Callable[[User], Client]
Api = Callable[[User], APIClient]
Q4 = {"quarter": "2026-Q4"}


@pytest.fixture
def quarter(officer: User, liaison: User, zones: dict[str, Zone]) -> None:
    """An hour of two council officers with 20 minutes in a zone; 50 joint minutes with three police."""
    alone, joint = at("2026-10-05 19:00"), at("2026-11-06 20:00")
    walked(officer, alone, 60, staff_count=2, visits=[inside(zones["the-stow"], alone, 20, ENG_YP=3)])
    walked(officer, joint, 50, partners={police(): 3}, visits=[inside(zones["north-gate"], joint, 50, ADV=2)])


@pytest.mark.usefixtures("quarter")
def test_the_page_shows_totals_by_organisation_and_the_two_sides(officer: User, sign_in: SignIn) -> None:
    page = sign_in(officer).get("/patrols/hours/", Q4)

    told = page.context["hours"].split
    assert [
        (each.name, each.patrols, each.joint, each.patrol_hours, each.person_hours)
        for each in told.organisations
    ] == [
        ("Essex Police", 1, 1, Decimal("0.83"), Decimal("2.50")),
        ("Harlow Council", 2, 1, Decimal("1.83"), Decimal("2.83")),
    ]
    assert (told.police.person_hours, told.partners.person_hours) == (Decimal("2.50"), Decimal("2.83"))
    assert told.together.patrols == 2
    assert "October to December 2026" in page.content.decode()


@pytest.mark.usefixtures("quarter")
def test_the_api_says_what_the_page_says(officer: User, sign_in: SignIn, api: Api) -> None:
    page = sign_in(officer).get("/patrols/hours/", Q4).context["hours"]

    told = api(officer).get("/api/v1/patrols/hours/", Q4).json()
    lines = api(officer).get("/api/v1/patrols/hours/lines/", Q4).json()

    assert told["together"]["person_hours"] == str(page.split.together.person_hours) == "5.33"
    assert [each["patrol_hours_inside"] for each in told["organisations"]] == ["0.83", "1.16"]
    assert [(each["label"], each["count"]) for each in told["headlines"]][:2] == [
        ("Complied without enforcement", 2),
        ("Young people engaged", 3),
    ]
    assert lines["count"] == 3
    assert [(line["reference"], line["person_hours"]) for line in lines["results"]] == [
        (line.reference, str(line.person_hours)) for line in page.lines
    ]


@pytest.mark.usefixtures("quarter")
def test_the_csv_has_every_line_and_they_add_up_to_its_totals(analyst: User, sign_in: SignIn) -> None:
    rows = read_csv(sign_in(analyst).get("/patrols/hours.csv", Q4))

    headings = next(row for row in rows if row[:3] == ["Organisation", "Side", "Patrol"])
    start = rows.index(headings) + 1
    lines = [dict(zip(headings, row, strict=True)) for row in rows[start : start + 3]]
    total = next(row for row in rows if row[:1] == ["All organisations"])
    assert rows[0] == rows[-1] == ["OFFICIAL"]
    assert ["Quarter", "October to December 2026 (2026-Q4)"] in rows
    assert ["Made by role", "Analyst"] in rows
    assert sum(Decimal(line["Person-hours"]) for line in lines) == Decimal(total[5]) == Decimal("5.33")


@pytest.mark.usefixtures("quarter")
def test_the_workbook_has_each_total_as_a_number_and_as_a_sum_of_its_lines(
    analyst: User, sign_in: SignIn
) -> None:
    book = read_workbook(sign_in(analyst).get("/patrols/hours.xlsx", Q4))

    totals = {row[0]: row for row in book["Totals"].iter_rows(min_row=5, values_only=True)}
    lines = list(book["Lines"].iter_rows(values_only=True))
    assert book.sheetnames == ["Totals", "Lines", "Not counted", "About"]
    assert [row[0] for row in lines[4:]] == ["Essex Police", "Harlow Council", "Harlow Council"]
    assert list(totals) == [
        "Essex Police",
        "Harlow Council",
        "Police",
        "Community-safety partners",
        "All organisations",
    ]
    for row in totals.values():
        for value, formula in zip(row[3::2], row[4::2], strict=True):
            assert value == pytest.approx(summed(formula, book["Lines"]))
    assert totals["All organisations"][7] == 5.33


def test_no_cell_begins_a_formula_with_what_somebody_typed(
    officer: User, supervisor: User, analyst: User, sign_in: SignIn, zones: dict[str, Zone]
) -> None:
    rogue = organisation('=HYPERLINK("http://evil")', "@rogue", "partner")
    walked(officer, at("2026-10-05 19:00"), 60, partners={rogue: 1})
    mistaken = walked(officer, at("2026-10-06 19:00"), 60)
    strike_patrol(patrol=mistaken, reason="-1+cmd|' /C calc'!A0", by=supervisor, now=LATER)
    put_right(walked(officer, at("2026-10-07 19:00"), 60), supervisor, reason="\t=1+1")

    book = read_workbook(sign_in(analyst).get("/patrols/hours.xlsx", Q4))
    rows = read_csv(sign_in(analyst).get("/patrols/hours.csv", Q4))

    formulas = [
        cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert formulas
    assert all(text.startswith("=SUM(Lines!") for text in formulas)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)


def test_a_control_character_that_somebody_typed_does_not_keep_the_workbook_from_being_made(
    officer: User, supervisor: User, analyst: User, sign_in: SignIn, zones: dict[str, Zone]
) -> None:
    mistaken = walked(officer, at("2026-10-06 19:00"), 60)
    strike_patrol(patrol=mistaken, reason="a\x01b", by=supervisor, now=LATER)

    book = read_workbook(sign_in(analyst).get("/patrols/hours.xlsx", Q4))

    assert book["Not counted"]["D5"].value == "Struck out on 1 February 2027: ab"


def test_a_line_tells_the_day_of_both_its_ends(
    officer: User, analyst: User, sign_in: SignIn, zones: dict[str, Zone]
) -> None:
    walked(officer, at("2026-10-24 23:30"), 180)

    book = read_workbook(sign_in(analyst).get("/patrols/hours.xlsx", Q4))

    assert [cell.value for cell in book["Lines"][5]][4:6] == ["2026-10-24 23:30 BST", "2026-10-25 01:30 GMT"]


def test_struck_and_running_patrols_stand_apart_with_the_reason(
    officer: User, supervisor: User, sign_in: SignIn, zones: dict[str, Zone]
) -> None:
    mistaken = walked(officer, at("2026-10-06 19:00"), 60)
    strike_patrol(patrol=mistaken, reason="Logged twice", by=supervisor, now=LATER)
    running = start_patrol(by=officer, now=at("2026-10-07 19:00"))

    page = sign_in(officer).get("/patrols/hours/", Q4)

    assert [(each.reference, each.why) for each in page.context["hours"].not_counted] == [
        (running.reference, "Not ended yet"),
        (mistaken.reference, "Struck out on 1 February 2027: Logged twice"),
    ]
    assert page.context["hours"].split.together.patrols == 0
    assert "2 patrols that began in this quarter are in no figure" in page.content.decode()


def test_what_was_put_right_after_the_quarter_is_listed_and_what_was_put_right_before_is_not(
    officer: User, supervisor: User, sign_in: SignIn, zones: dict[str, Zone]
) -> None:
    late, early = walked(officer, at("2026-10-06 19:00"), 60), walked(officer, at("2026-10-07 19:00"), 60)
    put_right(late, supervisor, reason="Wrong hour", when=at("2027-01-01 00:00"))
    put_right(early, supervisor, reason="Wrong day", when=at("2026-12-31 23:59"))

    page = sign_in(officer).get("/patrols/hours/", Q4)

    assert [each.patrol for each in page.context["hours"].put_right] == [late]
    assert "Wrong hour" in page.content.decode()


@pytest.mark.usefixtures("quarter")
def test_looking_and_saving_are_on_record_with_the_patrols(
    officer: User, analyst: User, sign_in: SignIn
) -> None:
    sign_in(officer).get("/patrols/hours/", Q4)
    sign_in(analyst).get("/patrols/hours.xlsx", Q4)

    listed, saved = AccessRecord.objects.filter(kind="patrol hours").order_by("pk")
    assert (listed.action, listed.count, len(listed.ids)) == ("list", 2, 2)
    assert (saved.action, saved.count, saved.filters) == ("export", 2, "quarter=2026-Q4")
    assert set(saved.ids) == set(listed.ids)


@pytest.mark.usefixtures("quarter")
def test_the_api_is_on_record_with_the_patrols_it_named(officer: User, api: Api) -> None:
    lines = api(officer).get("/api/v1/patrols/hours/lines/", Q4).json()["results"]

    seen = AccessRecord.objects.get(kind="patrol hours")
    assert (seen.action, seen.count) == ("list", 3)
    assert set(seen.ids) == {line["reference"] for line in lines}


def test_lines_come_fifty_to_a_page_and_the_totals_are_of_all(
    officer: User, zones: dict[str, Zone], sign_in: SignIn
) -> None:
    one_each(officer, zones, range(1, 27))

    first, second = (sign_in(officer).get("/patrols/hours/", {**Q4, "page": page}) for page in (1, 2))

    assert (len(first.context["page_obj"]), len(second.context["page_obj"])) == (50, 2)
    assert second.context["hours"].split.together.lines == 52


def test_files_are_for_those_who_may_export(officer: User, liaison: User, sign_in: SignIn) -> None:
    for person_ in (officer, liaison):
        assert sign_in(person_).get("/patrols/hours.csv").status_code == 403
        assert sign_in(person_).get("/patrols/hours.xlsx").status_code == 403
        assert b"hours.xlsx" not in sign_in(person_).get("/patrols/hours/").content


def test_hours_are_not_for_the_cabinet_member(councillor: User, sign_in: SignIn, api: Api) -> None:
    assert sign_in(councillor).get("/patrols/hours/").status_code == 403
    assert api(councillor).get("/api/v1/patrols/hours/").status_code == 403
    assert api(councillor).get("/api/v1/patrols/hours/lines/").status_code == 403


def test_a_quarter_that_is_none_is_said_to_be_wrong(officer: User, sign_in: SignIn, api: Api) -> None:
    answer = api(officer).get("/api/v1/patrols/hours/", {"quarter": "2026-Q5"})

    assert sign_in(officer).get("/patrols/hours/", {"quarter": "2026-Q5"}).status_code == 404
    assert answer.status_code == 400
    assert answer.json() == {"quarter": ["There is no quarter 2026-Q5. Choose one like 2026-Q4."]}


def test_an_empty_quarter_says_so_and_its_files_open(analyst: User, sign_in: SignIn) -> None:
    page = sign_in(analyst).get("/patrols/hours/", {"quarter": "2025-Q1"})
    book = read_workbook(sign_in(analyst).get("/patrols/hours.xlsx", {"quarter": "2025-Q1"}))

    assert "No patrol that has ended began in this quarter" in page.content.decode()
    assert book["Totals"]["D5"].value == 0


@pytest.mark.parametrize(
    "address", ["/patrols/hours/", "/api/v1/patrols/hours/", "/api/v1/patrols/hours/lines/"]
)
def test_many_patrols_cost_the_queries_of_one(
    address: str, officer: User, zones: dict[str, Zone], sign_in: SignIn
) -> None:
    browser = sign_in(officer)
    one_each(officer, zones, range(1, 2))
    browser.get(address, Q4)
    with_one = queries(browser, address, Q4)

    one_each(officer, zones, range(2, 28))

    assert queries(browser, address, Q4) == with_one


def put_right(patrol: Any, by: User, *, reason: str, when: datetime = LATER) -> None:
    changes = [{"what": "=End", "before": "20:00", "after": "20:30"}]
    Correction.objects.create(
        patrol=patrol, corrected_by=by, corrected_at=when, reason=reason, changes=changes
    )


def read_csv(response: Any) -> list[list[str]]:
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def read_workbook(response: Any) -> Any:
    assert response.status_code == 200
    return load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def summed(formula: Any, sheet: Any) -> float:
    """What a spreadsheet would show for =SUM(Lines!A1:A2)."""
    if not isinstance(formula, str):
        return float(formula)
    cells = sheet[formula.removeprefix("=SUM(Lines!").removesuffix(")")]
    return sum(row[0].value for row in cells)
