"""The page and the endpoint of suggested visits: the same suggestions, and planning the ticked ones."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from incidents.tests.factories import incident
from measures.weeks import Week, local
from patrols.models import PlannedVisit

PAGE, URL = "/hotspots/suggested-visits/", "/api/v1/hotspots/suggested-visits/"


@pytest.fixture
def busy(zones, officer) -> str:
    """Two incidents at half past six one evening last week; the key of their cell."""
    now = timezone.now()
    evening = (local(now) - timedelta(days=3)).replace(hour=18, minute=30)
    for _ in range(2):
        incident(officer, occurred_at=evening, now=now)
    return f"the-stow.{evening.isoweekday()}.16"


@pytest.fixture
def answers(busy, supervisor) -> dict[str, object]:
    return {
        "client_id": str(uuid.uuid4()),
        "cells": [busy],
        "organisation": str(supervisor.organisation_id),
        "visits": "1",
        "minutes": "15",
    }


def words(page: bytes) -> str:
    return " ".join(page.decode().split())


def test_the_page_says_why_and_how_it_is_worked_out(supervisor, sign_in, busy):
    page = words(sign_in(supervisor).get(PAGE).content)

    assert "2 incidents on" in page and "no visit of 10 minutes or more in that band" in page
    assert "drawn towards the zone’s mean, × 7 days, the most that count" in page
    assert "How they are worked out" in page and "The hour of every one is known." in page
    assert str(Week.of_instant(timezone.now()).next().label) in page


def test_nothing_to_suggest_says_why_and_what_to_do(supervisor, zones, sign_in):
    page = words(sign_in(supervisor).get(PAGE).content)

    assert "Nothing is suggested" in page and "Plan visits without a suggestion" in page


def test_ticked_visits_are_planned_once_and_then_marked(supervisor, sign_in, answers):
    client = sign_in(supervisor)

    for _ in range(2):
        response = client.post(PAGE, answers)

    next_week = Week.of_instant(timezone.now()).next()
    assert response.headers["Location"] == f"/patrols/planned/?week={next_week}"
    made = PlannedVisit.objects.get()
    assert made.why.startswith("2 incidents on") and Week.of_date(made.on) == next_week
    assert "Planned already" in words(client.get(PAGE).content)


def test_ticking_nothing_is_said(supervisor, sign_in, answers):
    page = words(sign_in(supervisor).post(PAGE, {**answers, "cells": []}).content)

    assert "Choose one or more of the visits." in page and "There is a problem" in page


def test_what_the_form_refuses_keeps_the_ticks(supervisor, sign_in, answers):
    page = words(sign_in(supervisor).post(PAGE, {**answers, "minutes": "900"}).content)

    assert f'value="{answers["cells"][0]}"' in page and "checked" in page


@pytest.mark.parametrize("week", ["2020-W01", "soon"])
def test_a_week_that_cannot_be_planned_is_not_there(supervisor, zones, sign_in, api, week):
    assert sign_in(supervisor).get(PAGE, {"week": week}).status_code == 404
    assert list(api(supervisor).get(URL, {"week": week}).json()) == ["week"]


def test_the_endpoint_answers_what_the_page_shows(supervisor, api, busy):
    answer = api(supervisor).get(URL).json()

    (found,) = answer["results"]
    assert (found["zone"], found["incidents"], found["days_since_visit"]) == ("the-stow", 2, None)
    assert found["why"].startswith("2 incidents on") and found["planned"] == []
    assert answer["left_out_hour_not_known"] == 0 and len(answer["definition"]) == 5


def test_a_suggestion_becomes_a_plan_over_the_api(supervisor, api, busy):
    found = api(supervisor).get(URL).json()["results"][0]
    wanted = {name: found[name] for name in ("zone", "on", "from_time", "to_time", "why")}

    made = api(supervisor).post("/api/v1/planned-visits/", {**wanted, "organisation": "HDC", "visits": 1})

    assert made.status_code == 201
    assert api(supervisor).get(URL).json()["results"][0]["planned"] == [made.json()["id"]]


def test_only_who_plans_visits_reads_them_and_reading_is_on_record(officer, supervisor, api, sign_in, zones):
    assert api(officer).get(URL).status_code == 403
    assert sign_in(officer).get(PAGE).status_code == 403
    api(supervisor).get(URL)
    sign_in(supervisor).get(PAGE)

    records = AccessRecord.objects.filter(kind="suggested visit", action="list")
    assert records.count() == 2


def test_the_week_and_the_first_page_lead_there(supervisor, zones, sign_in):
    client = sign_in(supervisor)

    assert f'href="{PAGE}"' in client.get("/").content.decode()
    assert f'href="{PAGE}"' in client.get("/patrols/planned/").content.decode()
