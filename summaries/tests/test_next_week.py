"""What the paper tells of the week after it: plans, technology, powers, events, and where to walk."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from deployments.services import move_deployment
from deployments.tests.factories import plan as deployment_plan
from incidents.tests.factories import incident
from patrols.tests.factories import plan
from summaries.figures.next_week import MOST_SUGGESTED, next_week_figures
from summaries.life.services import compile_summary
from summaries.tests.factories import MONDAY, PLACES, WEEK
from zones.events.services import cancel_event
from zones.powers.services import end_authorisation
from zones.tests.event_factories import town_event
from zones.tests.power_factories import order, power

NEXT = WEEK.next()  # the week that the other rooms' factories put their records in
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def busy_thursdays(by: User, **fields: Any) -> None:
    """Three on the Thursday evenings of each of two weeks."""
    for weeks in (1, 2):
        thursday = WEEK.previous(weeks).starts_at + 3 * DAY + 17 * HOUR
        for n in range(3):
            at = thursday + n * timedelta(minutes=20)
            incident(by=by, occurred_at=at, now=MONDAY, **PLACES["the-stow"], **fields)


def test_a_week_for_which_nothing_is_planned_has_zones_without_visits_and_empty_lists(
    zones: dict[str, Any],
) -> None:
    told = next_week_figures(WEEK, MONDAY)

    assert (told["week"], told["starts_on"], told["ends_on"]) == ("2026-W47", "2026-11-16", "2026-11-22")
    assert [(each["name"], each["visits"]) for each in told["visits_by_zone"]] == [
        ("North Gate", 0), ("The Stow", 0), ("West Gate", 0),
    ]  # fmt: skip
    assert told["visits_planned"] == 0
    lists = ("visits", "deployments", "powers", "events", "suggested")
    assert [told[name] for name in lists] == [[]] * 5


def test_planned_visits_of_the_next_week_are_told_and_no_others(
    supervisor: User, zones: dict[str, Any]
) -> None:
    made = plan(supervisor, zones["the-stow"])
    plan(supervisor, zones["the-stow"], on=made.on + timedelta(weeks=1))

    told = next_week_figures(WEEK, MONDAY)

    assert told["visits"] == [
        {
            "zone": "the-stow", "name": "The Stow", "on": "2026-11-20",
            "when": "Friday 20 November, 19:00 to 21:00", "organisation": "HDC", "visits": 2, "minutes": 15,
        }
    ]  # fmt: skip
    assert told["visits_planned"] == 2


def test_technology_that_is_planned_is_told_and_what_was_cancelled_is_not(
    liaison: User, zones: dict[str, Any]
) -> None:
    made = deployment_plan(liaison)
    cancelled = deployment_plan(liaison)
    move_deployment(deployment=cancelled, to="cancelled", reason="Rain", by=liaison, now=MONDAY)

    told = next_week_figures(WEEK, MONDAY)["deployments"]

    assert [(each["reference"], each["site"], each["status"]) for each in told] == [
        (str(made), "Market Square", "planned")
    ]


def test_powers_that_hold_at_some_time_of_that_week_are_told_the_police_s_first(
    supervisor: User, liaison: User
) -> None:
    order(supervisor)
    held = power(liaison, starts_at=NEXT.starts_at + 4 * DAY + 20 * HOUR)
    power(liaison, starts_at=NEXT.ends_at)
    mistake = power(liaison, starts_at=NEXT.starts_at)
    end_authorisation(authorisation=mistake, at=mistake.starts_at, reason="No", by=liaison, now=MONDAY)

    told = next_week_figures(WEEK, MONDAY)["powers"]

    assert [(each["called"], each["when"]) for each in told] == [
        (held.called, "Friday 20 November 2026, 20:00 to Saturday 21 November 2026, 11:00"),
        ("Public spaces protection order: No alcohol, Broad Walk", "no end recorded"),
    ]


def test_events_of_that_week_are_told_and_a_cancelled_one_is_not(
    supervisor: User, zones: dict[str, Any]
) -> None:
    made = town_event(supervisor, expects=1_500, zone=zones["town-centre"])
    cancelled = town_event(supervisor)
    cancel_event(event=cancelled, reason="Storm", by=supervisor, now=MONDAY)
    town_event(supervisor, starts_at=NEXT.ends_at)

    told = next_week_figures(WEEK, MONDAY)["events"]

    assert told == [
        {
            "reference": str(made), "name": "Christmas market", "zone": "town-centre", "place": "Town centre",
            "when": "Saturday 21 November 2026, 10:00 to 16:00", "expects": 1_500,
        }
    ]  # fmt: skip


def test_a_suggested_visit_has_its_reason_and_says_whether_it_is_planned(
    officer: User, zones: dict[str, Any]
) -> None:
    busy_thursdays(officer)

    [told] = next_week_figures(WEEK, MONDAY)["suggested"]

    assert (told["where"], told["when"]) == ("The Stow", "Thursday 19 November, 16:00 to 20:00")
    assert told["reason"].startswith("6 incidents on Thursday evenings, 16:00 to 20:00, in the last 8 weeks")
    assert (told["is_planned"], told["incidents"]) == (False, 6)


def test_kinds_that_imply_a_victim_suggest_nothing(officer: User, zones: dict[str, Any]) -> None:
    busy_thursdays(officer, category="domestic_abuse")

    assert next_week_figures(WEEK, MONDAY)["suggested"] == []


def test_what_is_over_when_the_paper_is_compiled_late_is_not_suggested(
    officer: User, zones: dict[str, Any]
) -> None:
    busy_thursdays(officer)

    told = next_week_figures(WEEK, NEXT.ends_at + HOUR)

    assert (told["suggested"], told["suggested_more"]) == ([], 0)


def test_few_suggestions_are_told_and_how_many_more_there_were(officer: User, zones: dict[str, Any]) -> None:
    for number in range(MOST_SUGGESTED + 2):
        start = WEEK.previous().starts_at + (number % 6 + 1) * DAY + (number // 6 * 8 + 1) * HOUR
        for minute in (0, 1):
            at = start + timedelta(minutes=minute)
            incident(by=officer, occurred_at=at, now=MONDAY, **PLACES["the-stow"])

    told = next_week_figures(WEEK, MONDAY)

    assert (len(told["suggested"]), told["suggested_more"]) == (MOST_SUGGESTED, 2)


def test_many_plans_powers_and_events_cost_as_many_queries_as_one_of_each(
    supervisor: User, liaison: User, zones: dict[str, Any]
) -> None:
    def one_more(number: int) -> None:
        plan(supervisor, zones["the-stow"], on=NEXT.starts_on + timedelta(days=number), now=MONDAY)
        deployment_plan(liaison)
        order(supervisor)
        town_event(supervisor, zone=zones["the-stow"])

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            next_week_figures(WEEK, MONDAY)
        return len(captured)

    one_more(0)
    with_one = queries()
    for number in range(1, 5):
        one_more(number)

    assert queries() == with_one <= 15


def test_the_page_tells_the_next_week(
    supervisor: User, officer: User, zones: dict[str, Any], sign_in: Any
) -> None:
    plan(supervisor, zones["the-stow"])
    town_event(supervisor, expects=1_500)
    busy_thursdays(officer)

    paper = compile_summary(week=WEEK, now=MONDAY)
    page = sign_in(supervisor).get(paper.get_absolute_url()).content.decode()

    assert "2 (North Gate 0, The Stow 2, West Gate 0)" in page
    assert "Christmas market, Whole town, Saturday 21 November 2026, 10:00 to 16:00" in page
    assert "6 incidents on Thursday evenings" in page
