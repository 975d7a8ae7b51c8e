"""The monthly return: whose figures are whose, the same on page, API and CSV, and who may have it."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from rest_framework.test import APIClient

from accounts.models import User
from accounts.tests.factories import police
from audit.models import AccessRecord
from measures.quarters import Month
from patrols.hours.monthly_return import return_of
from patrols.models import OutcomeCode
from patrols.services import strike_patrol
from patrols.tests.hours_cases import LATER, at, inside, one_each, queries, walked
from zones.models import Zone

SignIn = Callable[[User], Client]
Api = Callable[[User], APIClient]
OCTOBER = {"month": "2026-10"}


@pytest.fixture
def october(officer: User, liaison: User, zones: dict[str, Zone]) -> None:
    """The council alone and with the police, the police alone, and a patrol of November."""
    first, second, third, later = (at(f"2026-{day} 19:00") for day in ("10-05", "10-06", "10-07", "11-01"))
    stow = zones["the-stow"]
    walked(officer, first, 60, staff_count=2, visits=[inside(stow, first, 15, ENG_YP=4, WARN_V=1, WARN_W=1)])
    walked(officer, second, 30, partners={police(): 2}, visits=[inside(stow, second, 15, POL_SS=2, ADV=3)])
    walked(liaison, third, 90, visits=[inside(stow, third, 15, POL_ARREST=1, WPN_FOUND=1, FPN_CPN=1)])
    walked(officer, later, 60, visits=[inside(stow, later, 15, POL_ARREST=9)])


@pytest.mark.usefixtures("october")
def test_a_joint_patrol_is_in_both_rows_and_once_in_all_and_its_outcomes_belong_to_who_logged_it() -> None:
    told = return_of(Month(2026, 10))

    assert [each.label for each in told.columns] == [
        "Arrests", "Stop searches", "Informal warnings", "Fixed penalties",
        "Young people engaged", "Weapons found", "Complied without enforcement",
    ]  # fmt: skip
    assert [
        (row.organisation, row.patrols, row.patrol_hours, row.person_hours, row.visits, row.outcomes)
        for row in (*told.rows, told.together)
    ] == [
        ("Essex Police", 2, Decimal("2.00"), Decimal("2.50"), 2, (1, 0, 0, 1, 0, 1, 0)),
        ("Harlow Council", 2, Decimal("1.50"), Decimal("2.50"), 2, (0, 2, 2, 0, 4, 0, 3)),
        ("All organisations", 3, Decimal("3.00"), Decimal("5.00"), 3, (1, 2, 2, 1, 4, 1, 3)),
    ]


@pytest.mark.usefixtures("october")
def test_the_tiles_are_those_of_the_same_patrols() -> None:
    told = return_of(Month(2026, 10))

    assert {tile.headline: tile.count for tile in told.tiles} == {
        "arrests": 1, "stop_searches": 2, "informal_warnings": 2, "fixed_penalties": 1,
        "youth_engagements": 4, "compliance_without_enforcement": 3,
    }  # fmt: skip


@pytest.mark.usefixtures("october")
def test_page_api_and_csv_say_the_same(analyst: User, sign_in: SignIn, api: Api) -> None:
    page = sign_in(analyst).get("/patrols/return/", OCTOBER).context["told"]
    answer = api(analyst).get("/api/v1/patrols/return/", OCTOBER).json()
    rows = list(
        csv.reader(
            io.StringIO(sign_in(analyst).get("/patrols/return.csv", OCTOBER).content.decode("utf-8-sig"))
        )
    )

    together = next(row for row in rows if len(row) == 12 and row[0] == "All organisations")
    assert together == [
        "All organisations", str(page.together.patrols), str(page.together.patrol_hours),
        str(page.together.person_hours), str(page.together.visits), *map(str, page.together.outcomes),
    ]  # fmt: skip
    assert answer["together"]["patrol_hours"] == together[2]
    assert list(map(str, answer["together"]["outcomes"].values())) == together[5:]
    assert list(answer["together"]["outcomes"]) == [column.headline for column in page.columns]
    assert rows[0] == rows[-1] == ["OFFICIAL"]
    assert ["Month", "October 2026 (2026-10)"] in rows


def test_a_month_without_patrols_is_a_row_of_noughts(officer: User, sign_in: SignIn, db: None) -> None:
    page = sign_in(officer).get("/patrols/return/", {"month": "2025-01"})

    assert page.context["told"].together.outcomes == (0,) * 7
    assert "so every figure is 0" in page.content.decode()


@pytest.mark.usefixtures("october")
def test_a_struck_patrol_and_what_came_of_it_are_not_in_the_return(officer: User, supervisor: User) -> None:
    start = at("2026-10-08 19:00")
    mistaken = walked(
        officer, start, 60, visits=[inside(Zone.objects.get(slug="the-stow"), start, 15, ADV=50)]
    )
    strike_patrol(patrol=mistaken, reason="Logged twice", by=supervisor, now=LATER)

    told = return_of(Month(2026, 10))

    assert (told.together.patrols, told.together.outcomes[-1]) == (3, 3)


def test_the_hour_that_comes_twice_lies_within_october(officer: User, zones: dict[str, Zone]) -> None:
    walked(officer, at("2026-10-25 01:30", fold=1), 60)
    walked(officer, at("2026-10-31 23:30"), 60)

    assert return_of(Month(2026, 10)).together.patrol_hours == Decimal("2.00")
    assert return_of(Month(2026, 11)).together.patrols == 0


def test_what_a_column_counts_is_read_from_the_list_of_codes(
    officer: User, sign_in: SignIn, db: None
) -> None:
    OutcomeCode.objects.filter(code="WPN_FOUND").update(label="Blade or other weapon found")

    assert b"Counts: Blade or other weapon found." in sign_in(officer).get("/patrols/return/").content


def test_the_page_says_that_its_shape_is_our_own(officer: User, sign_in: SignIn, db: None) -> None:
    assert "the shape is this service’s own" in sign_in(officer).get("/patrols/return/").content.decode()


@pytest.mark.usefixtures("october")
def test_looking_and_saving_are_on_record(analyst: User, sign_in: SignIn, api: Api) -> None:
    for address in ("/patrols/return/", "/patrols/return.csv"):
        sign_in(analyst).get(address, OCTOBER)
    api(analyst).get("/api/v1/patrols/return/", OCTOBER)

    assert list(
        AccessRecord.objects.filter(kind="patrol return")
        .order_by("pk")
        .values_list("action", "filters", "count")
    ) == [(action, "month=2026-10", 3) for action in ("list", "export", "list")]


def test_the_file_is_for_those_who_may_export_and_the_return_not_for_everybody(
    officer: User, councillor: User, sign_in: SignIn, api: Api
) -> None:
    assert sign_in(officer).get("/patrols/return.csv").status_code == 403
    assert sign_in(councillor).get("/patrols/return/").status_code == 403
    assert api(councillor).get("/api/v1/patrols/return/").status_code == 403


def test_a_month_that_is_none_is_said_to_be_wrong(officer: User, sign_in: SignIn, api: Api) -> None:
    answer = api(officer).get("/api/v1/patrols/return/", {"month": "October"})

    assert sign_in(officer).get("/patrols/return/", {"month": "October"}).status_code == 404
    assert answer.json() == {"month": ["There is no month October. Choose one like 2026-10."]}


@pytest.mark.parametrize("address", ["/patrols/return/", "/api/v1/patrols/return/"])
def test_many_patrols_cost_the_queries_of_one(
    address: str, officer: User, zones: dict[str, Zone], sign_in: SignIn
) -> None:
    browser = sign_in(officer)
    one_each(officer, zones, range(1, 2))
    browser.get(address, OCTOBER)
    with_one = queries(browser, address, OCTOBER)

    one_each(officer, zones, range(2, 20))

    assert queries(browser, address, OCTOBER) == with_one
