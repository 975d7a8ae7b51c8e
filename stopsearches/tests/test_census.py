"""The census's own totals, and no person and no search in two groups or in none."""

import pytest

from stopsearches.census import FIVE_GROUPS, USUAL_RESIDENTS
from stopsearches.codes import NOT_RECORDED, SELF_ETHNICITIES, UNRECOGNISED

GROUPS = (FIVE_GROUPS.reference, *FIVE_GROUPS.others)


@pytest.mark.parametrize(
    ("name", "people"),
    [("White", 77_214), ("Asian", 5_555), ("Black", 5_827), ("Mixed", 3_048), ("Other", 1_686)],
)
def test_each_group_has_the_people_that_the_census_gives_it(name: str, people: int) -> None:
    assert {group.name: group.population for group in GROUPS}[name] == people


def test_all_groups_together_are_everybody_in_harlow() -> None:
    assert sum(group.population for group in GROUPS) == sum(USUAL_RESIDENTS.values()) == 93_330


def test_every_stated_ethnicity_of_a_search_belongs_to_one_group() -> None:
    stated = set(SELF_ETHNICITIES) - {"not_stated", NOT_RECORDED, UNRECOGNISED}

    codes = [code for group in GROUPS for code in group.codes]

    assert sorted(codes) == sorted(stated)


def test_only_roma_are_in_the_census_and_not_in_the_list_of_the_police() -> None:
    assert set(USUAL_RESIDENTS) - set(SELF_ETHNICITIES) == {"white_roma"}
