"""What the paper tells of technology: the week, the week after, and what may be used at all."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from accounts.models import User
from deployments.services import move_deployment
from deployments.tests.factories import NOW, camera, paused, plan
from summaries.figures.next_week import next_week_figures
from summaries.figures.technology import technology_figures
from summaries.tests.factories import MONDAY, WEEK

SATURDAY = datetime(2026, 11, 14, 10, tzinfo=UTC)
FACES = "live_facial_recognition"


def told() -> dict[str, Any]:
    return technology_figures(WEEK, MONDAY)


def test_only_the_week_after_is_planned_next(liaison: User, zones: dict[str, Any]) -> None:
    inside = plan(liaison, starts_at=WEEK.next().ends_at - timedelta(minutes=1))
    plan(liaison, starts_at=WEEK.next().ends_at)

    assert [row["reference"] for row in told()["planned_next"]] == [inside.reference]


def test_a_plan_that_was_cancelled_is_not_planned_next(liaison: User, zones: dict[str, Any]) -> None:
    move_deployment(deployment=plan(liaison), to="cancelled", reason="Rain", by=liaison, now=NOW)

    assert told()["planned_next"] == []


def test_a_plan_of_a_paused_technology_says_that_it_is_paused(liaison: User, zones: dict[str, Any]) -> None:
    plan(liaison, technology=FACES)
    plan(liaison)
    paused(liaison)

    assert {row["technology"]: row["is_paused"] for row in told()["planned_next"]} == {
        FACES: True,
        "opengate": False,
    }


def test_the_next_week_says_which_plan_is_of_a_paused_technology(
    liaison: User, zones: dict[str, Any]
) -> None:
    plan(liaison, technology=FACES)
    plan(liaison)
    paused(liaison)

    found = next_week_figures(WEEK, MONDAY)["deployments"]

    assert {row["technology"]: row["status_label"] for row in found} == {
        FACES: "Planned, although it is paused",
        "opengate": "Planned",
    }


def test_a_deployment_carries_both_false_alert_rates_with_what_they_are_of(
    liaison: User, zones: dict[str, Any]
) -> None:
    camera(liaison, starts_at=SATURDAY)

    rates = told()["rows"][0]["false_alerts"]

    assert (rates["of_faces"]["part"], rates["of_faces"]["whole"]) == (1, 5000)
    assert (rates["of_alerts"]["part"], rates["of_alerts"]["whole"]) == (1, 6)


def test_the_register_tells_each_technology_as_it_stood_when_the_data_was_taken(liaison: User) -> None:
    paused(liaison, since_on=date(2026, 3, 20))
    paused(liaison, since_on=MONDAY.date() + timedelta(days=1), state="active")

    register = told()["register"]

    assert register[0] == {
        "technology": FACES,
        "label": "Live facial recognition",
        "state": "paused",
        "state_label": "Paused",
        "since_on": "2026-03-20",
        "reason": "Under review",
        "source": "A press report",
    }
    assert [line["state"] for line in register[1:]] == ["not_recorded", "not_recorded"]


def test_technology_can_be_frozen_as_json(liaison: User, zones: dict[str, Any]) -> None:
    camera(liaison, starts_at=SATURDAY)
    plan(liaison)
    paused(liaison)

    assert json.loads(json.dumps(told())) == told()


def test_more_deployments_ask_the_database_no_more_often(
    liaison: User, zones: dict[str, Any], django_assert_num_queries: Any
) -> None:
    for hours in range(4):
        camera(liaison, starts_at=SATURDAY + timedelta(hours=hours))
        plan(liaison)

    with django_assert_num_queries(5):
        told()
