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

Figures = dict[str, Any]

# What the two vans "led to".
LED_TO = {"arrest": 1, "community_resolution": 1, "stop_search": 3, "intelligence_submitted": 2}

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_each_fact_of_the_article_is_found_again(paper, supervisor, liaison, api, sign_in, subtests):
    """One test, because a worker takes seconds to start; each fact is told apart when it fails."""
    figures = api(supervisor).get(f"/api/v1/summaries/{paper.week_text}/").json()["figures"]
    page = sign_in(supervisor).get(f"/summaries/{paper.week_text}/").content.decode()
    on_the_map = api(liaison).get("/api/v1/hotspots/deployments/", {"period": "4-weeks"}).json()

    with subtests.test("technology, in the JSON"):
        technology_keeps_caused_by_and_during_apart(figures)
    with subtests.test("the joint patrol"):
        the_joint_patrol_counts_for_both_and_reaches_both_gates(figures)
    with subtests.test("Safe to go Stow"):
        safe_to_go_stow_is_a_running_total_that_somebody_states(figures)
        assert "15" not in re.findall(r"\d+", paper.narrative)
    with subtests.test("the page"):
        the_page_says_the_same(page)
    with subtests.test("the map's API"):
        the_map_keeps_caused_by_and_during_apart(on_the_map)


def technology_keeps_caused_by_and_during_apart(figures: Figures) -> None:
    technology = {row["technology"]: row for row in figures["technology"]["rows"]}
    assert counts(technology["opengate"]["caused_by"]) == {"weapon_found_knife": 1}
    assert technology["opengate"]["funder"] == "Harlow Council"
    assert counts(technology["live_facial_recognition"]["caused_by"]) == LED_TO
    assert technology["live_facial_recognition"]["units"] == 2
    assert [row["during"] for row in technology.values()] == [[], []]
    planned = figures["technology"]["planned_next"]
    assert [row["technology"] for row in planned] == ["mobile_weapons_detector"]


def the_joint_patrol_counts_for_both_and_reaches_both_gates(figures: Figures) -> None:
    patrols = figures["patrols"]

    hours = {row["organisation"]: row["person_hours"] for row in patrols["hours"]}
    assert hours == {"Harlow Council": 3.0, "Essex Police": 3.0}
    assert {row["name"]: row["visits"] for row in patrols["zones"] if row["visits"]} == {
        "North Gate": 1,
        "West Gate": 1,
    }


def safe_to_go_stow_is_a_running_total_that_somebody_states(figures: Figures) -> None:
    plan, project = figures["projects"]
    (figure,) = project["figures"]
    assert (project["name"], figure["value"], figure["is_cumulative"]) == ("Safe to go Stow", 15, True)
    assert "press article" in figure["source"]
    assert plan["name"] == "Community engagement action plan"
    for actions in (plan["actions"], figures["actions"]["rows"]):
        assert [action["what"] for action in actions] == ["Develop a community engagement action plan"]


def the_page_says_the_same(page: str) -> None:
    for what, caused_by in (
        ("OpenGate weapons detector", "1 knife"),
        (
            "Live facial recognition, 2 vans",
            "1 arrest; 1 community resolution; 3 stop searches; 2 pieces of intelligence",
        ),
    ):
        row = next(row for row in re.findall(r"<tr.*?</tr>", page, flags=re.DOTALL) if what in row)
        cells = [words_of(cell) for cell in re.findall(r"<td.*?</td>", row, flags=re.DOTALL)]
        assert cells[-2:] == [caused_by, "Not recorded"]
    words = words_of(page)
    assert re.search(r"(?i)planned for the week to come.* mobile weapons detector, town centre", words)
    assert re.search(r"Individuals serving sentences or remanded.* 15 A running total, not a count", words)
    assert "Develop a community engagement action plan" in words
    assert "Protect our communities" in words


def the_map_keeps_caused_by_and_during_apart(answer: Figures) -> None:
    found = {each["properties"]["technology"]: each["properties"] for each in answer["features"]}
    assert counts(found["opengate"]["caused_by"]) == {"weapon_found_knife": 1}
    assert counts(found["live_facial_recognition"]["caused_by"]) == LED_TO
    assert found["opengate"]["during"] == found["live_facial_recognition"]["during"] == []
    assert found["mobile_weapons_detector"]["status"] == "planned"


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def counts(listed: list[dict[str, Any]]) -> dict[str, int]:
    return {row["code"]: row["count"] for row in listed}
