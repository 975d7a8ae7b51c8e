"""Weeks of 167 and 169 hours, week 53, the turn of a year and the first week of all: patrols and searches."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from accounts.models import User
from measures.weeks import Week, london_day
from patrols.entry import VisitEntry
from patrols.models import Patrol
from patrols.services import log_patrol
from patrols.services.targets import set_target
from stopsearches.tests.factories import stop_search
from stopsearches.tests.test_twelve_months import files, searches
from summaries.figures.patrols import patrol_figures
from summaries.figures.stop_searches import stop_search_section
from summaries.tests.factories import draft

SPRING, AUTUMN = Week(2026, 13), Week(2026, 43)
ODD = [SPRING, AUTUMN, Week(2026, 53), Week(2027, 1), Week(2020, 53), Week(2021, 1), Week(2025, 1)]
HOUR = timedelta(hours=1)


def walked(by: User, start: datetime, end: datetime, *visits: VisitEntry) -> Patrol:
    return log_patrol(
        by=by, started_at=start, ended_at=end, visits=list(visits), nothing_to_report=True, now=end + HOUR
    )


def patrols_of(week: Week) -> dict[str, Any]:
    return patrol_figures(week, week.ends_at + 6 * HOUR)


@pytest.mark.parametrize("week", ODD, ids=str)
def test_a_week_with_nothing_on_record_has_a_paper_and_invents_nothing(
    week: Week, zones: dict[str, Any]
) -> None:
    figures = draft(week).figures

    patrols, searches_told = figures["patrols"], figures["stop_searches"]
    assert (patrols["planned"], patrols["dose"]["median_minutes"], patrols["targets"]) == (None, None, [])
    assert {since["days"] for since in patrols["days_since"].values()} == {None}
    assert searches_told["linked_share"]["value"] is None
    assert searches_told["twelve_months"]["number"] is None


@pytest.mark.parametrize(("week", "hours"), [(SPRING, 2.0), (AUTUMN, 4.0)], ids=str)
def test_hours_are_those_that_passed_while_the_clocks_changed(
    officer: User, supervisor: User, zones: dict[str, Any], week: Week, hours: float
) -> None:
    half_past_three = week.ends_at - timedelta(hours=20.5)
    set_target(
        by=supervisor, name="Nights", hours=100, starts_on=week.starts_on, ends_on=week.ends_on,
        now=week.starts_at,
    )  # fmt: skip
    # 00:30 to 03:30 by the clock.
    walked(officer, half_past_three - timedelta(hours=hours), half_past_three)

    told = patrols_of(week)

    assert (told["person_hours"], told["hours"][0]["patrol_hours"]) == (hours, hours)
    assert (told["targets"][0]["this_week_hours"], told["targets"][0]["delivered_hours"]) == (hours, hours)


@pytest.mark.parametrize("week", ODD, ids=str)
def test_the_last_and_the_first_minute_of_a_week_fall_on_its_own_sides(
    officer: User, liaison: User, zones: dict[str, Any], week: Week
) -> None:
    stow, minute = zones["the-stow"], timedelta(minutes=1)
    for monday in (week.starts_at, week.ends_at):
        late = VisitEntry(stow, monday - minute, monday + 11 * minute, {})
        walked(officer, late.arrived_at, late.left_at or monday, late)
        early = VisitEntry(stow, monday + 12 * minute, monday + 26 * minute, {})
        walked(officer, early.arrived_at, early.left_at or monday, early)
        for moment in (monday - minute, monday):
            stop_search(liaison, searched_at=moment, now=week.ends_at + HOUR)

    told = patrols_of(week)

    assert (told["visits"], told["dose"]["median_minutes"], told["dose"]["visits_11_to_15"]) == (2, 13, 2)
    assert told["days_since"]["the-stow"]["days"] == 0
    assert stop_search_section(week)["number"] == 2


@pytest.mark.parametrize("week", [SPRING, AUTUMN], ids=str)
def test_days_since_are_days_of_the_calendar_over_a_change_of_the_clocks(
    officer: User, zones: dict[str, Any], week: Week
) -> None:
    saturday_night = london_day(week.ends_on)[0] - timedelta(minutes=40)
    stay = VisitEntry(zones["the-stow"], saturday_night, saturday_night + timedelta(minutes=15), {})
    walked(officer, stay.arrived_at, stay.left_at or saturday_night, stay)

    assert patrols_of(week)["days_since"]["the-stow"]["days"] == 1


def test_a_target_over_the_turn_of_the_year_owes_every_week_the_same(
    supervisor: User, zones: dict[str, Any]
) -> None:
    set_target(
        by=supervisor, name="Winter", hours=210, starts_on=date(2026, 12, 21), ends_on=date(2027, 1, 10),
        now=datetime(2026, 12, 1, tzinfo=UTC),
    )  # fmt: skip

    weeks = [Week(2026, 52), Week(2026, 53), Week(2027, 1)]

    assert [patrols_of(week)["targets"][0]["expected_hours"] for week in weeks] == [70.0, 140.0, 210.0]


@pytest.mark.parametrize(
    ("week", "period"),
    [
        (Week(2020, 52), "December 2019 to November 2020"),
        (Week(2020, 53), "January 2020 to December 2020"),
        (Week(2021, 1), "January 2020 to December 2020"),
    ],
    ids=str,
)
def test_the_twelve_months_move_on_when_the_year_does_and_not_with_the_number_of_the_week(
    db: None, week: Week, period: str
) -> None:
    searches(30, "white_british", files([date(2019 + n // 12, n % 12 + 1, 1) for n in range(24)]))

    assert stop_search_section(week)["twelve_months"]["period"] == period


def test_the_first_month_of_all_is_no_year(db: None) -> None:
    there = files([date(2026, 1, 1)])
    searches(200, "white_british", there)
    searches(50, "black_african", there)

    told = stop_search_section(Week(2026, 6))["twelve_months"]

    assert len(told["months_missing"]) == 11
    assert {group["reason"] for group in told["groups"]} == {"11 of the 12 months are missing."}
