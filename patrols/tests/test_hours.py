"""Worked sums of hours: by hand, at midnight, at the change of the clocks, and on joint patrols."""

from datetime import timedelta
from decimal import Decimal

import pytest

from accounts.models import User
from accounts.tests.factories import council, person, police
from measures.quarters import Month, Quarter
from patrols.hours.lines import lines_of
from patrols.hours.quarter import hours_of
from patrols.hours.totals import Line, Split, in_hundredths, split
from patrols.tests.hours_cases import at, inside, organisation, walked
from zones.models import Zone

HOUR, START = timedelta(hours=1), at("2026-10-05 19:00")


def line(
    reference: str = "PAT-1", organisation: str = "Council", minutes: float = 60, **fields: object
) -> Line:
    values = {"is_police": False, "staff": 1, **fields}
    return Line(
        reference, organisation, started_at=START, ended_at=START + timedelta(minutes=minutes), **values
    )


def added(quarter: str) -> Split:
    return hours_of(Quarter.parse(quarter)).split


def test_twenty_minutes_are_0_33_hours_and_of_two_people_0_67() -> None:
    time = timedelta(minutes=20)

    assert in_hundredths(time, per=HOUR) == Decimal("0.33")
    assert in_hundredths(time, per=HOUR, staff=2) == Decimal("0.67")


def test_half_a_hundredth_of_an_hour_is_rounded_up_and_a_second_less_is_not() -> None:
    assert in_hundredths(timedelta(seconds=18), per=HOUR) == Decimal("0.01")
    assert in_hundredths(timedelta(seconds=17), per=HOUR) == Decimal("0.00")
    assert in_hundredths(timedelta(minutes=61, seconds=30), per=HOUR) == Decimal("1.03")


def test_totals_are_sums_of_rounded_lines_and_not_rounded_sums() -> None:
    told = split(line(f"PAT-{number}", minutes=20) for number in range(3))

    assert told.together.patrol_hours == Decimal("0.99")


def test_a_joint_patrol_is_one_patrol_with_a_line_for_each_and_its_own_time_counts_once() -> None:
    both = [
        line("PAT-1", "Council", 60, staff=2, is_joint=True),
        line("PAT-1", "Essex Police", 60, staff=3, is_joint=True, is_police=True),
    ]

    told = split([*both, line("PAT-2", "Council", 30)])

    assert [(each.name, each.lines, each.patrols, each.joint) for each in told.organisations] == [
        ("Essex Police", 1, 1, 1),
        ("Council", 2, 2, 1),
    ]
    assert (told.together.lines, told.together.patrols, told.together.joint) == (3, 2, 1)
    assert (told.together.patrol_hours, told.patrol_hours_once) == (Decimal("2.50"), Decimal("1.50"))
    assert (told.police.person_hours, told.partners.person_hours) == (Decimal("3.00"), Decimal("2.50"))
    assert told.together.person_hours == Decimal("5.50")


def test_two_community_safety_partners_together_are_one_patrol_of_that_side() -> None:
    told = split([line("PAT-1", "Council", is_joint=True), line("PAT-1", "County", is_joint=True)])

    assert (told.partners.patrols, told.partners.patrol_hours) == (1, Decimal("2.00"))
    assert (told.police.patrols, told.police.patrol_hours) == (0, Decimal("0.00"))


def test_nothing_adds_up_to_nothing() -> None:
    told = split([])

    assert told.organisations == ()
    assert told.together.person_hours == told.patrol_hours_once == Decimal("0.00")


def test_time_inside_zones_is_the_sum_of_the_visits(officer: User, zones: dict[str, Zone]) -> None:
    visits = [
        inside(zones["north-gate"], START, 11),
        inside(zones["west-gate"], START + timedelta(minutes=15), 10),
        inside(zones["north-gate"], START + timedelta(minutes=30), 12, ADV=1),
    ]
    walked(officer, START, 60, staff_count=2, visits=visits)

    found = lines_of(Quarter(2026, 4))

    assert [(each.patrol_hours_inside, each.person_hours_inside, each.visits) for each in found] == [
        (Decimal("0.55"), Decimal("1.10"), 3)
    ]
    assert found[0].zones == ("North Gate", "West Gate")


def test_a_patrol_over_midnight_counts_whole_in_the_quarter_in_which_it_began(
    officer: User, zones: dict[str, Zone]
) -> None:
    walked(officer, at("2026-12-31 23:30"), 90)

    assert added("2026-Q4").together.patrol_hours == Decimal("1.50")
    assert added("2027-Q1").together.patrols == 0


def test_the_quarter_turns_at_midnight_in_london_when_that_is_eleven_in_greenwich(
    officer: User, zones: dict[str, Zone]
) -> None:
    walked(officer, at("2026-03-31 23:59"), 1)
    walked(officer, at("2026-04-01 00:00"), 120)

    assert added("2026-Q1").together.patrol_hours == Decimal("0.02")
    assert added("2026-Q2").together.patrol_hours == Decimal("2.00")


def test_the_night_the_clocks_go_back_is_paid_by_elapsed_time(officer: User, zones: dict[str, Zone]) -> None:
    walked(officer, at("2026-10-25 00:30"), 120)

    found = lines_of(Month(2026, 10))[0]

    assert found.patrol_hours == Decimal("2.00")
    assert found.when == "00:30 BST to 01:30 GMT"


def test_the_night_the_clocks_go_forward_is_paid_by_elapsed_time(
    officer: User, zones: dict[str, Zone]
) -> None:
    walked(officer, at("2026-03-29 00:30"), 60)

    found = lines_of(Quarter(2026, 1))[0]

    assert found.patrol_hours == Decimal("1.00")
    assert found.when == "00:30 GMT to 02:30 BST"


def test_the_page_of_an_end_after_midnight_says_so() -> None:
    late = Line("PAT-1", "Council", False, at("2026-10-05 23:30"), at("2026-10-06 00:15"), 1)

    assert late.when == "23:30 to 00:15 the next day"


def test_every_line_is_in_exactly_one_organisation_and_the_sums_agree(
    officer: User, zones: dict[str, Zone]
) -> None:
    county = organisation("Essex County Council", "ECC", "council")
    colleague = person("officer", email="other@example.org", full_name="Other", organisation=county)
    for day in range(1, 8):
        walked(officer, at(f"2026-10-{day:02d} 19:00"), 37 + day, staff_count=day, partners={police(): 2})
        walked(colleague, at(f"2026-10-{day:02d} 19:07"), 53, partners={council(): 1})

    told = hours_of(Quarter(2026, 4))

    for name in ("patrol_hours", "person_hours", "patrol_hours_inside", "person_hours_inside"):
        of_lines = sum(getattr(each, name) for each in told.lines)
        assert of_lines == sum(getattr(each, name) for each in told.split.organisations)
        assert of_lines == getattr(told.split.police, name) + getattr(told.split.partners, name)
        assert of_lines == getattr(told.split.together, name)
    assert told.split.together.patrols == 14


@pytest.mark.parametrize("month", [Month(2026, 10), Month(2026, 11), Month(2026, 12)])
def test_the_months_of_a_quarter_hold_its_lines_between_them(
    month: Month, officer: User, zones: dict[str, Zone]
) -> None:
    for begun in ("2026-10-31 23:45", "2026-11-30 23:45", "2026-12-31 23:45"):
        walked(officer, at(begun), 60)

    assert [each.started_at.month for each in lines_of(month)] == [month.number]
