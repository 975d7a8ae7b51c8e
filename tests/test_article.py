"""The council's press article, entered as records, compiled by a real worker, and found again everywhere.

https://www.harlow.gov.uk/news/tackling-violent-crime-harlow-council-and-police-priority
"""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from harlowsafety.demo.article import enter_article
from measures.weeks import Week, last_complete_week
from summaries.models import WeeklySummary
from summaries.tasks import compile_last_week
from tests.worker import finished, wait_for, worker
from zones.models import Zone

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def paper(
    zones: dict[str, Zone], supervisor: User, liaison: User, empty_queue: None, tmp_path: Path
) -> WeeklySummary:
    """The article's week, compiled by Celery."""
    now = timezone.now()
    week: Week = last_complete_week(now)
    enter_article(week=week, council=supervisor, police=liaison, zones=zones, now=now)
    compile_last_week.delay()
    log = tmp_path / "worker.log"
    with worker(log):
        wait_for("the compilation", lambda: finished(log) == 1)
    return WeeklySummary.objects.get(week_text=str(week))


def test_every_figure_of_the_article_is_in_the_json_with_caused_by_and_during_apart(paper, supervisor, api):
    figures = api(supervisor).get(f"/api/v1/summaries/{paper.week_text}/").json()["figures"]

    technology = {row["technology"]: row for row in figures["technology"]["rows"]}
    assert counts(technology["opengate"]["caused_by"]) == {"weapon_found_knife": 1}
    assert technology["opengate"]["funder"] == "Harlow Council"
    assert counts(technology["live_facial_recognition"]["caused_by"]) == {
        "arrest": 1,
        "community_resolution": 1,
        "stop_search": 3,
        "intelligence_submitted": 2,
    }
    assert technology["live_facial_recognition"]["units"] == 2
    assert [row["during"] for row in technology.values()] == [[], []]
    planned = figures["technology"]["planned_next"]
    assert [row["technology"] for row in planned] == ["mobile_weapons_detector"]


def test_the_joint_patrol_counts_for_both_organisations_and_reaches_both_gates(paper, supervisor, api):
    patrols = api(supervisor).get(f"/api/v1/summaries/{paper.week_text}/").json()["figures"]["patrols"]

    hours = {row["organisation"]: row["person_hours"] for row in patrols["hours"]}
    assert hours == {"Harlow Council": 3.0, "Essex Police": 3.0}
    assert {row["name"]: row["visits"] for row in patrols["zones"] if row["visits"]} == {
        "North Gate": 1,
        "West Gate": 1,
    }


def test_safe_to_go_stow_is_a_running_total_that_somebody_states_and_no_count_of_the_week(
    paper, supervisor, api
):
    figures = api(supervisor).get(f"/api/v1/summaries/{paper.week_text}/").json()["figures"]

    (project,) = figures["projects"]
    (figure,) = project["figures"]
    assert (project["name"], figure["value"], figure["is_cumulative"]) == ("Safe to go Stow", 15, True)
    assert "press article" in figure["source"]
    assert "15" not in re.findall(r"\d+", " ".join(paper.narrative.splitlines()))
    assert [action["what"] for action in figures["actions"]["rows"]] == [
        "Develop a community engagement action plan"
    ]


def test_the_page_says_the_same_in_words(paper, supervisor, sign_in):
    page = sign_in(supervisor).get(f"/summaries/{paper.week_text}/").content.decode()

    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
    for said in (
        "OpenGate weapons detector",
        "1 knife",
        "Live facial recognition, 2 vans",
        "1 arrest",
        "1 community resolution",
        "3 stop searches",
        "2 pieces of intelligence",
        "Mobile weapons detector",
        "Safe to go Stow",
        "15",
        "Develop a community engagement action plan",
        "Protect our communities",
    ):
        assert said.lower() in words.lower(), said


def test_the_maps_api_has_the_deployments_with_caused_by_and_during_apart(paper, liaison, api):
    answer = api(liaison).get("/api/v1/hotspots/deployments/", {"period": "4-weeks"})

    found = {each["properties"]["technology"]: each["properties"] for each in answer.json()["features"]}
    assert counts(found["opengate"]["caused_by"]) == {"weapon_found_knife": 1}
    assert counts(found["live_facial_recognition"]["caused_by"])["stop_search"] == 3
    assert found["live_facial_recognition"]["during"] == []
    assert found["mobile_weapons_detector"]["status"] == "planned"


def counts(listed: list[dict[str, Any]]) -> dict[str, int]:
    return {row["code"]: row["count"] for row in listed}
