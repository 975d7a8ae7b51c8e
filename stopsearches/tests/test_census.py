"""The census's own totals, no person and no search in two groups or in none, and which census counts when."""

from datetime import date

import pytest

from stopsearches.census import FIVE_GROUPS, ROWS
from stopsearches.codes import NOT_RECORDED, SELF_ETHNICITIES, UNRECOGNISED
from stopsearches.models import CensusGroup
from stopsearches.tests.census_files import another_census

GROUPS = (FIVE_GROUPS.reference, *FIVE_GROUPS.others)
HARLOW = CensusGroup.objects.of_area("E07000073")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "people"),
    [("White", 77_214), ("Asian", 5_555), ("Black", 5_827), ("Mixed", 3_048), ("Other", 1_686)],
)
def test_each_group_has_the_people_that_the_census_of_2021_gives_it(name: str, people: int) -> None:
    census = HARLOW.all().census_for(date(2026, 11, 1))

    assert {group.name: census.residents_of(group) for group in GROUPS}[name] == people


@pytest.mark.django_db
def test_all_groups_of_2021_together_are_everybody_in_harlow() -> None:
    census = HARLOW.all().census_for(date(2026, 11, 1))

    assert sum(census.residents_of(group) for group in GROUPS) == sum(census.residents.values()) == 93_330
    assert (census.reference_on, census.table_code) == (date(2021, 3, 21), "TS021")


def test_every_stated_ethnicity_of_a_search_belongs_to_one_group() -> None:
    stated = set(SELF_ETHNICITIES) - {"not_stated", NOT_RECORDED, UNRECOGNISED}

    codes = [code for group in GROUPS for code in group.codes]

    assert sorted(codes) == sorted(stated)


def test_only_roma_are_in_the_census_and_not_in_the_list_of_the_police() -> None:
    assert set(ROWS) - set(SELF_ETHNICITIES) == {"white_roma"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "counted_on"),
    [
        (date(2019, 12, 31), date(2021, 3, 21)),
        (date(2021, 3, 21), date(2021, 3, 21)),
        (date(2031, 3, 19), date(2021, 3, 21)),
        (date(2031, 3, 20), date(2031, 3, 20)),
        (date(2040, 1, 1), date(2031, 3, 20)),
    ],
    ids=["before the first", "on its day", "before the next", "on the next", "after both"],
)
def test_the_newest_census_counts_that_is_not_after_the_day_and_before_all_of_them_the_first(
    day: date, counted_on: date
) -> None:
    another_census("2031-03-20")

    assert HARLOW.all().census_for(day).reference_on == counted_on


@pytest.mark.django_db
def test_another_area_has_no_census_here() -> None:
    assert CensusGroup.objects.of_area("E07000071").census_for(date(2026, 1, 1)) is None
