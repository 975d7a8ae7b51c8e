"""By which census the rates of twelve months are worked out, and that they say so."""

import pytest

from stopsearches.models import CensusGroup
from stopsearches.tests.census_files import another_census
from stopsearches.tests.test_twelve_months import YEAR, black, files, searches, year_to

pytestmark = pytest.mark.django_db


def some_searches():
    there = files()
    searches(100, "white_british", there)
    searches(20, "black_african", there)


def test_it_names_the_census_and_its_day():
    some_searches()

    figure = year_to()

    assert figure["census_on"] == "2021-03-21"
    assert figure["source"] == (
        "data.police.uk (Essex); Office for National Statistics, Census 2021, table TS021, "
        "Harlow (E07000073), of 21 March 2021"
    )
    assert "the people who lived here on 21 March 2021, as the census counted them" in figure["words"]


def test_residents_are_of_the_newest_census_that_is_not_after_the_months():
    some_searches()
    another_census(f"{YEAR[-1].year}-12-31", residents=1_000)
    another_census(f"{YEAR[-1].year + 1}-01-01", residents=7_000)

    figure = year_to()

    assert figure["census_on"] == "2019-12-31"
    assert (black(figure)["population"], figure["reference"]["population"]) == (3_000, 5_000)
    assert black(figure)["value"] == round((20 / 3_000) / (100 / 5_000), 2)


def test_without_a_census_there_is_a_reason_and_no_rate(analyst, sign_in):
    some_searches()
    CensusGroup.objects.all().delete()

    figure = year_to()

    assert black(figure)["rate_words"] == "Not shown. No census is loaded."
    assert (black(figure)["population"], figure["census_on"]) == (None, None)
    assert "Roma" not in figure["words"]


def test_the_page_opens_without_a_census(analyst, sign_in):
    some_searches()
    CensusGroup.objects.all().delete()

    page = sign_in(analyst).get("/stop-searches/twelve-months/")

    assert page.status_code == 200
    assert "no census is loaded" in page.content.decode()
