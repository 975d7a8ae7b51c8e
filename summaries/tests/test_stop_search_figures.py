"""Stop searches in the paper: the week as told by the police, ethnicity from a year of published files."""

from typing import Any

import pytest

from accounts.models import User
from incidents.models import PoliceFile
from measures.weeks import Week
from stopsearches.tests.factories import published
from stopsearches.tests.test_twelve_months import YEAR, files, searches
from summaries.figures.stop_searches import stop_search_section

pytestmark = pytest.mark.django_db


def test_the_paper_tells_ethnicity_of_whole_months_beside_the_week(zones: dict[str, Any]) -> None:
    there = files(YEAR)
    searches(892, "white_british", there)
    searches(154, "black_caribbean", there)

    told = stop_search_section(Week(2020, 3))

    assert told["number"] == 0
    assert told["twelve_months"]["period"] == "January 2019 to December 2019"
    black = told["twelve_months"]["groups"][1]
    assert (black["name"], black["value"]) == ("Black", round((154 / 5_827) / (892 / 77_214), 2))


@pytest.mark.parametrize(
    ("week", "last_month"),
    [("2020-W01", "2019-12-01"), ("2020-W04", "2019-12-01"), ("2020-W05", "2020-01-01")],
)
def test_a_month_counts_from_the_week_in_which_it_was_over(week: str, last_month: str) -> None:
    searches(5, "white_british", files([*YEAR, YEAR[-1].replace(year=2020, month=1)]))

    assert stop_search_section(Week.parse(week))["twelve_months"]["last_month"] == last_month


def test_every_week_of_a_month_tells_the_same_twelve_months() -> None:
    there = files(YEAR)
    searches(120, "white_british", there)
    searches(40, "asian_indian", there)

    papers = [stop_search_section(Week(2020, number))["twelve_months"] for number in (2, 3, 4)]

    assert papers[0] == papers[1] == papers[2]


def test_the_week_itself_tells_no_ethnicity(liaison: User, month_of_november: PoliceFile) -> None:
    published(month_of_november, self_defined_ethnicity="black_african")

    told = stop_search_section(Week(2026, 46))

    del told["twelve_months"]
    assert not any("ethnic" in key or "black" in str(value) for key, value in told.items())


@pytest.fixture
def month_of_november() -> PoliceFile:
    return files([YEAR[0].replace(year=2026, month=11)])[0]
