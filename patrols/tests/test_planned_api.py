"""Planned visits over the API: the same rights, refusals and figures as the pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from patrols.models import PlannedVisit
from patrols.tests.factories import START, patrol, plan, visit

URL = "/api/v1/planned-visits/"


@pytest.fixture
def wanted(zones, supervisor) -> dict[str, object]:
    return {
        "zone": "the-stow",
        "organisation": "HDC",
        "on": (timezone.localdate() + timedelta(days=1)).isoformat(),
        "from_time": "19:00",
        "to_time": "21:00",
        "visits": 2,
    }


def test_visits_are_planned_and_answered_with_what_was_delivered(api, supervisor, wanted):
    answer = api(supervisor).post(URL, wanted)

    assert answer.status_code == 201
    assert {**wanted, "state": "open", "delivered": 0, "missed": 0}.items() <= answer.json().items()


def test_the_same_idempotency_key_makes_one_plan(api, supervisor, wanted):
    for _ in range(2):
        api(supervisor).post(URL, wanted, headers={"Idempotency-Key": "desk-1"})

    assert PlannedVisit.objects.count() == 1


def test_the_list_tells_planned_against_delivered_and_filters(api, supervisor, officer, zones):
    plan(supervisor, zones["the-stow"])
    plan(supervisor, zones["north-gate"], on=START.date() + timedelta(days=7))
    patrol(officer, visits=[visit(zones["the-stow"])])

    week = api(officer).get(URL, {"week": "2026-W47"}).json()["results"]
    town = api(officer).get(URL, {"zone": "town-centre"}).json()["results"]

    assert [(each["zone"], each["visits"], each["delivered"]) for each in week] == [("the-stow", 2, 1)]
    assert week[0]["last_visit_at"] is not None
    assert [each["zone"] for each in town] == ["north-gate"]


def test_errors_name_the_field(api, supervisor, wanted):
    client = api(supervisor)

    assert list(client.post(URL, {**wanted, "to_time": "18:00"}).json()) == ["to_time"]
    assert list(client.post(URL, {**wanted, "on": "2026-01-05"}).json()) == ["on"]
    assert list(client.get(URL, {"week": "2026-W60"}).json()) == ["week"]


def test_a_plan_is_changed_and_cancelled_and_then_stays(api, supervisor, wanted):
    client = api(supervisor)
    here = f"{URL}{client.post(URL, wanted).json()['id']}/"

    changed = client.patch(here, {"visits": 3}).json()
    no_reason = client.post(f"{here}cancel/", {})
    cancelled = client.post(f"{here}cancel/", {"reason": "Staff at the market"}).json()
    too_late = client.patch(here, {"visits": 1})

    assert (changed["visits"], changed["delivered"]) == (3, 0)
    assert (no_reason.status_code, too_late.status_code) == (400, 400)
    assert (cancelled["state"], cancelled["delivered"]) == ("cancelled", None)


def test_an_officer_reads_and_does_not_plan(api, officer, councillor, wanted):
    assert api(officer).get(URL).status_code == 200
    assert api(officer).post(URL, wanted).status_code == 403
    assert api(councillor).get(URL).status_code == 403


def test_reading_is_on_record(api, officer, zones):
    api(officer).get(URL, {"week": "2026-W47"})

    record = AccessRecord.objects.latest("pk")
    assert (record.action, record.kind) == ("list", "planned visit")
