"""Repeating plans over the API: the same rights, refusals and figures as the pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from patrols.models import PlannedVisit, RepeatingPlan

URL = "/api/v1/repeating-plans/"


@pytest.fixture
def tomorrow():
    return timezone.localdate() + timedelta(days=1)


@pytest.fixture
def wanted(zones, supervisor, tomorrow) -> dict[str, object]:
    return {
        "zone": "the-stow",
        "organisation": "HDC",
        "weekdays": [tomorrow.isoweekday()],
        "from_time": "19:00",
        "to_time": "21:00",
        "visits": 2,
        "minutes": 20,
        "starts_on": tomorrow.isoformat(),
        "ends_on": (tomorrow + timedelta(weeks=2)).isoformat(),
        "left_out": [(tomorrow + timedelta(weeks=1)).isoformat()],
        "why": "Busy after school",
    }


def test_a_plan_is_made_with_its_days_and_told_with_what_was_delivered(api, supervisor, wanted):
    answer = api(supervisor).post(URL, wanted)

    made = answer.json()
    assert answer.status_code == 201
    assert wanted.items() <= made.items()
    assert (made["days_to_come"], made["visits_planned"], made["minutes_planned"]) == (2, 4, 80)
    days = api(supervisor).get("/api/v1/planned-visits/", {"repeats": made["id"]}).json()["results"]
    assert [(day["repeats"], day["minutes"], day["why"]) for day in days] == [
        (made["id"], 20, "Busy after school")
    ] * 2


def test_the_same_idempotency_key_makes_one_plan(api, supervisor, wanted):
    for _ in range(2):
        api(supervisor).post(URL, wanted, headers={"Idempotency-Key": "desk-1"})

    assert (RepeatingPlan.objects.count(), PlannedVisit.objects.count()) == (1, 2)


def test_bank_holidays_can_be_left_out(api, supervisor, wanted, tomorrow):
    last = tomorrow + timedelta(days=300)
    asked = {**wanted, "weekdays": [1, 2, 3, 4, 5, 6, 7], "ends_on": last.isoformat(), "left_out": []}

    made = api(supervisor).post(URL, {**asked, "leave_out_bank_holidays": True}).json()

    assert made["left_out"] and made["days_to_come"] == 301 - len(made["left_out"])


def test_errors_name_the_field(api, supervisor, wanted):
    client = api(supervisor)

    for wrong in ({"weekdays": [9]}, {"ends_on": "2020-01-01"}, {"to_time": "18:00"}, {"minutes": 5}):
        answer = client.post(URL, {**wanted, **wrong})
        assert (answer.status_code, wrong.keys() <= answer.json().keys()) == (400, True)
    assert not PlannedVisit.objects.exists()


def test_days_in_the_way_are_named(api, supervisor, wanted):
    client = api(supervisor)
    client.post(URL, wanted)

    answer = client.post(URL, {**wanted, "left_out": []})

    assert answer.status_code == 400 and "Change those plans" in answer.json()["zone"][0]


def test_a_plan_is_changed_for_the_days_to_come_and_its_days_of_the_week_are_not(api, supervisor, wanted):
    client = api(supervisor)
    here = f"{URL}{client.post(URL, wanted).json()['id']}/"

    changed = client.patch(here, {"visits": 3}).json()
    refused = client.patch(here, {"weekdays": [1, 2], "zone": "north-gate"})

    assert (changed["visits"], changed["visits_planned"]) == (3, 6)
    assert (refused.status_code, sorted(refused.json())) == (400, ["weekdays", "zone"])


def test_a_plan_is_stopped_with_the_reason(api, supervisor, wanted):
    client = api(supervisor)
    here = f"{URL}{client.post(URL, wanted).json()['id']}/"

    no_reason = client.post(f"{here}stop/", {})
    stopped = client.post(f"{here}stop/", {"reason": "The shops moved"}).json()

    assert no_reason.status_code == 400
    assert (stopped["stopped_reason"], stopped["days_to_come"]) == ("The shops moved", 0)


def test_an_officer_reads_and_does_not_plan_and_reading_is_on_record(api, officer, councillor, wanted):
    assert api(officer).post(URL, wanted).status_code == 403
    assert api(councillor).get(URL).status_code == 403
    assert api(officer).get(URL).status_code == 200
    assert AccessRecord.objects.latest("pk").kind == "repeating plan"
