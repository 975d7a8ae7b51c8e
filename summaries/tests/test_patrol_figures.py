"""Dose, days since the last visit and hours against target, as the paper of one week tells them."""

from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import User
from measures.weeks import Week
from patrols.models import HoursTarget
from patrols.services.targets import set_target, withdraw_target
from patrols.tests.factories import NOW, START, minutes, patrol, visit
from summaries.figures.patrols import patrol_figures

WEEK = Week(2026, 47)  # the week that the factories of patrols put theirs in
AFTER = WEEK.ends_at + timedelta(hours=6)


def told(week: Week = WEEK) -> dict[str, Any]:
    return patrol_figures(week, AFTER)


def target(by: User, **fields: Any) -> HoursTarget:
    defaults: dict[str, Any] = {
        "name": "Winter", "hours": 100, "starts_on": date(2026, 11, 1), "ends_on": date(2026, 11, 30),
        "now": NOW - timedelta(days=20),
    }  # fmt: skip
    return set_target(by=by, **{**defaults, **fields})


def begun(by: User, days: int, **fields: Any) -> None:
    """An hour's patrol so many days from the one of the factories."""
    start = START + timedelta(days=days)
    patrol(by, started_at=start, ended_at=start + minutes(60), now=AFTER + timedelta(days=30), **fields)


def test_the_dose_is_of_all_visits_together(officer: User, zones: dict[str, Any]) -> None:
    stays = [
        visit(zones["the-stow"], after=0, lasting=9),
        visit(zones["the-stow"], after=10, lasting=11),
        visit(zones["north-gate"], after=22, lasting=15),
        visit(zones["north-gate"], after=38, lasting=20),
    ]
    patrol(officer, visits=stays)

    dose = told()["dose"]

    assert (dose["visits"], dose["qualifying_visits"], dose["median_minutes"]) == (4, 3, 13)
    assert (dose["visits_11_to_15"], dose["visits_10_to_20"]) == (2, 3)
    assert dose["percent_11_to_15"] is None
    assert dose["words"] == "Median length 13 minutes; 2 of 4 lasted 11 to 15 minutes."


def test_a_week_without_visits_has_no_median_and_no_zero_for_it(zones: dict[str, Any]) -> None:
    dose = told()["dose"]

    assert (dose["visits"], dose["median_minutes"], dose["percent_11_to_15"]) == (0, None, None)
    assert dose["words"] == "No visits to zones, so no lengths."


def test_days_since_are_counted_to_the_last_day_of_the_week(officer: User, zones: dict[str, Any]) -> None:
    patrol(officer, visits=[visit(zones["the-stow"]), visit(zones["north-gate"], after=30, lasting=9)])

    since = told()["days_since"]

    assert set(since) == {"north-gate", "the-stow", "west-gate"}
    assert (since["the-stow"]["days"], since["the-stow"]["words"]) == (2, "2 days")
    assert since["the-stow"]["freshness"] == "recent"
    assert (since["north-gate"]["days"], since["north-gate"]["words"]) == (None, "No visit on record")


def test_a_visit_of_the_week_after_makes_no_zone_of_this_paper_fresh(
    officer: User, zones: dict[str, Any]
) -> None:
    patrol(officer, visits=[visit(zones["the-stow"])])

    assert told(WEEK.previous())["days_since"]["the-stow"]["days"] is None
    assert told(WEEK.next())["days_since"]["the-stow"]["days"] == 9
    assert told(WEEK.next())["days_since"]["the-stow"]["freshness"] == "overdue"


def test_a_target_stands_as_it_did_at_the_end_of_the_week(
    officer: User, supervisor: User, zones: dict[str, Any]
) -> None:
    target(supervisor, source="Agreement of 12 June")
    for days in (-14, 0, 5):
        begun(officer, days)

    (winter,) = told()["targets"]

    assert (winter["target_hours"], winter["delivered_hours"], winter["this_week_hours"]) == (100, 2.0, 1.0)
    assert (winter["expected_hours"], winter["state_words"]) == (73.3, "Behind")
    assert winter["words"] == (
        "2 of 100 hours, where an even pace is 73.3 by now: behind. 1 of them this week."
    )
    assert (winter["organisation"], winter["source"]) == (None, "Agreement of 12 June")


def test_each_organisation_is_told_against_its_own_target(
    officer: User, liaison: User, supervisor: User, zones: dict[str, Any]
) -> None:
    police, council = liaison.organisation, officer.organisation
    target(supervisor, name="Council", organisation=council)
    target(supervisor, name="Police", organisation=police, zone=zones["the-stow"])
    patrol(officer, staff_count=1, partners={police: 2}, visits=[visit(zones["the-stow"], lasting=30)])

    rows = told()["targets"]

    assert [(each["organisation"], each["delivered_hours"], each["zone"]) for each in rows] == [
        (council.short_name, 1.0, None),
        (police.short_name, 1.0, "the-stow"),
    ]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "is_told"),
    [
        (date(2026, 11, 1), date(2026, 11, 15), False),
        (date(2026, 11, 1), date(2026, 11, 16), True),
        (date(2026, 11, 22), date(2026, 12, 31), True),
        (date(2026, 11, 23), date(2026, 12, 31), False),
    ],
)
def test_a_target_is_told_in_the_weeks_that_hold_one_of_its_days(
    supervisor: User, zones: dict[str, Any], starts_on: date, ends_on: date, is_told: bool
) -> None:
    target(supervisor, starts_on=starts_on, ends_on=ends_on)

    assert bool(told()["targets"]) is is_told


def test_a_target_that_ended_in_the_week_is_met_or_missed(supervisor: User, zones: dict[str, Any]) -> None:
    target(supervisor, ends_on=WEEK.ends_on)

    (ended,) = told()["targets"]

    assert (ended["state"], ended["needed_a_week"]) == ("missed", None)


def test_a_withdrawn_target_is_not_told(supervisor: User, zones: dict[str, Any]) -> None:
    withdraw_target(target=target(supervisor), reason="A slip", by=supervisor, now=NOW)

    assert told()["targets"] == []


def test_more_visits_and_targets_cost_no_more_queries(
    officer: User, supervisor: User, zones: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        target(supervisor, name=f"Target {number}", zone=list(zones.values())[number % 4])
    for days in range(5):
        begun(officer, -days)

    with django_assert_max_num_queries(16):
        told()
