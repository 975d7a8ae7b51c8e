"""Months, quarters and weeks in the address: those that are none, those to come, and what is printed."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from rest_framework.test import APIClient

from accounts.models import User
from audit.models import AccessRecord
from measures.quarters import Month, Quarter
from measures.weeks import Week
from patrols.forms.periods import NoSuchPeriod, read_period
from patrols.tests.hours_cases import at, walked
from zones.models import Zone

SignIn = Callable[[User], Client]
Api = Callable[[User], APIClient]


@pytest.mark.parametrize(
    "text", ["2026-13", "2999-12", "1900-01", "9999-12", "0000-01", "2026-1", "november", "2026-11\x00"]
)
def test_a_month_without_both_neighbours_is_none(text: str) -> None:
    with pytest.raises(NoSuchPeriod, match=r"There is no month .*\. Choose one like 2026-11\."):
        read_period({"month": text}, Month(2026, 11))


@pytest.mark.parametrize("text", ["2999-Q4", "1900-Q1", "2026-Q5"])
def test_a_quarter_without_both_neighbours_is_none(text: str) -> None:
    with pytest.raises(NoSuchPeriod):
        read_period({"quarter": text}, Quarter(2026, 4))


@pytest.mark.parametrize("text", ["2999-W52", "1900-W01", "2026-W54"])
def test_a_week_without_both_neighbours_is_none(text: str) -> None:
    with pytest.raises(NoSuchPeriod):
        read_period({"week": text}, Week(2026, 47))


def test_without_a_period_the_present_one_is_meant() -> None:
    assert read_period({}, Month(2026, 11)) == Month(2026, 11)
    assert read_period({"month": "2026-10"}, Month(2026, 11)) == Month(2026, 10)


def test_the_last_month_and_quarter_of_all_end() -> None:
    assert Month(2999, 12).ends_at == Quarter(2999, 4).ends_at == datetime(3000, 1, 1, tzinfo=UTC)


def test_what_was_typed_is_told_shortened() -> None:
    with pytest.raises(NoSuchPeriod, match=r"^There is no month x{19}…\. Choose"):
        read_period({"month": "x" * 500}, Month(2026, 11))


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/patrols/hours/", "quarter=2999-Q4"),
        ("/patrols/hours.csv", "quarter=2026-Q5"),
        ("/patrols/hours.xlsx", "quarter=1900-Q1"),
        ("/patrols/return/", "month=2999-12"),
        ("/patrols/return.csv", "month=1900-01"),
        ("/patrols/calendar/", "month=2026-13"),
        ("/patrols/planned/", "week=2999-W52"),
        ("/hotspots/suggested-visits/", "week=2026-W54"),
    ],
)
def test_a_period_that_is_none_is_said_in_words_with_the_way_to_the_present_one(
    supervisor: User, sign_in: SignIn, db: None, address: str, asked: str
) -> None:
    answer = sign_in(supervisor).get(f"{address}?{asked}")

    page = answer.content.decode()
    assert answer.status_code == 404
    assert "There is no" in page
    assert f'href="{address}"' in page


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("hours/?quarter=2999-Q4", "quarter"),
        ("hours/lines/?quarter=2999-Q4", "quarter"),
        ("return/?month=2999-12", "month"),
        ("calendar/?month=1900-01", "month"),
    ],
)
def test_the_api_refuses_a_period_that_is_none_by_name(
    officer: User, api: Api, db: None, address: str, name: str
) -> None:
    answer = api(officer).get(f"/api/v1/patrols/{address}")

    assert answer.status_code == 400
    assert answer.json()[name][0].startswith(f"There is no {name} ")


@pytest.mark.parametrize(
    ("address", "begins"),
    [
        ("/patrols/hours/?quarter=2130-Q1", "This quarter has not begun. It begins on 1 January 2130."),
        ("/patrols/return/?month=2130-01", "This month has not begun. It begins on 1 January 2130."),
    ],
)
def test_of_a_period_to_come_there_are_no_figures(
    officer: User, sign_in: SignIn, db: None, address: str, begins: str
) -> None:
    page = sign_in(officer).get(address).content.decode()

    assert begins in page
    assert "By organisation</h2>" not in page
    assert "so far" not in page


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("calendar/", "patrol"),
        ("today/", "patrol"),
        ("targets/", "hours target"),
        ("planned/", "planned visit"),
        ("dose/", "dose"),
        ("zones/the-stow/", "dose"),
        ("hours/", "patrol hours"),
        ("return/", "patrol return"),
    ],
)
def test_a_page_that_prints_itself_goes_on_record_as_printed(
    officer: User, sign_in: SignIn, zones: dict[str, Zone], address: str, kind: str
) -> None:
    browser = sign_in(officer)

    shown = browser.get(f"/patrols/{address}").content.decode()
    printed = browser.get(f"/patrols/{address}?print=yes").content.decode()

    assert "js/print." not in shown
    assert "js/print." in printed
    assert AccessRecord.objects.filter(action="print", kind=kind).count() == 1


def test_on_paper_every_line_of_the_quarter_is_there(
    officer: User, sign_in: SignIn, zones: dict[str, Zone]
) -> None:
    for day in range(1, 27):
        for hour in (9, 12):
            walked(officer, at(f"2026-10-{day:02d} {hour:02d}:00"), 60)

    page = sign_in(officer).get("/patrols/hours/", {"quarter": "2026-Q4", "print": "yes"})

    assert len(page.context["page_obj"]) == 52


@pytest.mark.parametrize("query", ["?zone=nowhere", "?period=dates&from_on=yesterday&to_on=2026-11-01"])
def test_a_dose_file_that_cannot_be_is_refused_in_words(
    supervisor: User, sign_in: SignIn, zones: dict[str, Zone], query: str
) -> None:
    answer = sign_in(supervisor).get(f"/patrols/dose.csv{query}")

    assert answer.status_code == 400
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().endswith(".\n")
