"""What the paper tells of patrols, technology, stop searches and projects."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from accounts.models import User
from deployments.tests.factories import deployment, plan
from patrols.tests.factories import START, minutes, patrol, visit
from stopsearches.tests.factories import stop_search
from summaries.figures import figures_for
from summaries.models import Project
from summaries.projects.services import state_project_figure
from summaries.tests.factories import MONDAY, WEEK

NEXT = WEEK.next()  # the week that the other rooms' factories put their records in
AFTER = NEXT.ends_at + timedelta(hours=6)
SATURDAY = datetime(2026, 11, 14, 10, tzinfo=UTC)


def test_patrols_are_told_with_compliance_first_and_zones_that_nobody_visited(
    officer: User, zones: dict[str, Any]
) -> None:
    patrol(officer, visits=[visit(zones["the-stow"], ADV=3, ENG=2)])

    told = figures_for(NEXT, as_at=AFTER)["patrols"]

    assert (told["patrols"], told["visits"], told["qualifying_visits"]) == (1, 1, 1)
    assert told["headlines"][0] == {
        "headline": "compliance_without_enforcement",
        "label": "Complied without enforcement",
        "count": 3,
    }
    assert [(each["name"], each["visits"]) for each in told["zones"]] == [
        ("North Gate", 0),
        ("The Stow", 1),
        ("West Gate", 0),
    ]
    assert told["hours"] == [{"organisation": "Harlow Council", "patrol_hours": 1.0, "person_hours": 1.0}]


def test_a_patrol_that_has_not_ended_is_a_note_and_no_figure(officer: User, zones: dict[str, Any]) -> None:
    patrol(officer, ended_at=None, nothing_to_report=False, started_at=START, now=START + minutes(1))

    figures = figures_for(NEXT, as_at=AFTER)

    assert figures["patrols"]["patrols"] == 0
    assert "patrols_running" in {note["code"] for note in figures["notes"]}


def test_what_technology_caused_and_what_happened_during_it_are_kept_apart(
    liaison: User, zones: dict[str, Any]
) -> None:
    deployment(
        liaison,
        starts_at=SATURDAY,
        results={("weapon_found_knife", "caused_by"): 1, ("arrest", "during"): 2},
    )
    plan(liaison)

    told = figures_for(WEEK, as_at=MONDAY)["technology"]

    assert [each["words"] for each in told["rows"][0]["caused_by"]] == ["1 knife"]
    assert [each["words"] for each in told["rows"][0]["during"]] == ["2 arrests"]
    assert [each["status"] for each in told["planned_next"]] == ["planned"]


def test_stop_searches_say_what_is_missing(liaison: User, zones: dict[str, Any]) -> None:
    stop_search(liaison, searched_at=SATURDAY, outcome="arrest", outcome_linked_to_object=True)
    stop_search(liaison, searched_at=SATURDAY)

    told = figures_for(WEEK, as_at=MONDAY)["stop_searches"]

    assert (told["number"], told["positive"], told["outcome_missing"]) == (2, 1, 1)
    assert (told["linked"], told["link_missing"]) == (1, 1)


def test_a_project_shows_its_latest_figure_with_its_source_and_adds_it_to_nothing(
    supervisor: User, zones: dict[str, Any]
) -> None:
    stow = Project.objects.create(name="Safe to go Stow", slug="safe-to-go-stow", zone=zones["the-stow"])
    for value, day in ((12, date(2026, 10, 1)), (15, date(2026, 11, 13)), (16, date(2026, 12, 1))):
        state_project_figure(
            project=stow, label="individuals in custody or on remand", value=value, as_at_on=day,
            source="Essex Police", by=supervisor, now=AFTER + timedelta(days=30),
        )  # fmt: skip

    figures = figures_for(WEEK, as_at=MONDAY)

    assert [(each["value"], each["is_cumulative"]) for each in figures["projects"][0]["figures"]] == [
        (15, True)
    ]
    assert figures["projects"][0]["figures"][0]["source"] == "Essex Police"
    assert figures["incidents"]["areas"][0]["total"]["this_week"] == 0
