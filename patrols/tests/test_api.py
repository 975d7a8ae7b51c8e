"""Patrols over the API: everything the pages do, with errors that name the field."""

import pytest
from django.utils import timezone

from accounts.tests.factories import police
from audit.models import AccessRecord
from patrols.models import OutcomeCode, Patrol
from patrols.tests.factories import START, minutes, patrol, visit

URL = "/api/v1/patrols/"


@pytest.fixture
def whole(zones) -> dict[str, object]:
    return {
        "started_at": START.isoformat(),
        "ended_at": (START + minutes(60)).isoformat(),
        "visits": [
            {
                "zone": "the-stow",
                "arrived_at": (START + minutes(5)).isoformat(),
                "left_at": (START + minutes(20)).isoformat(),
                "outcomes": [{"code": "ENG_YP", "count": 3}],
            }
        ],
    }


def test_a_whole_patrol_is_logged_in_one_request(api, officer, whole):
    answer = api(officer).post(URL, whole)

    assert answer.status_code == 201
    assert answer.json()["reference"].startswith("PAT-2026-")
    assert answer.json()["visits"][0]["outcomes"] == [
        {"code": "ENG_YP", "label": "Young people engaged", "count": 3}
    ]


def test_the_same_idempotency_key_makes_one_patrol(api, officer, whole):
    client = api(officer)

    first = client.post(URL, whole, headers={"Idempotency-Key": "phone-1"})
    second = client.post(URL, whole, headers={"Idempotency-Key": "phone-1"})

    assert first.json()["reference"] == second.json()["reference"]
    assert Patrol.objects.count() == 1


def test_errors_name_the_field_of_the_visit_that_is_wrong(api, officer, whole):
    good = {**whole["visits"][0], "outcomes": []}
    bad = {**good, "arrived_at": good["left_at"], "outcomes": [{"code": "DISP"}]}

    answer = api(officer).post(URL, {**whole, "visits": [good, bad]})

    first, second = answer.json()["visits"]
    assert answer.status_code == 400
    assert first == {}
    assert second["left_at"] == ["Leaving must be after arriving."]
    assert "for: police" in second["outcomes"][0]
    assert not Patrol.objects.exists()


def test_a_joint_patrol_names_its_partners(api, officer, whole):
    police()

    answer = api(officer).post(
        URL, {**whole, "partners": [{"organisation": "Essex Police", "staff_count": 2}]}
    )

    assert answer.json()["is_joint"] is True
    assert answer.json()["person_minutes"] == 180.0


def test_a_patrol_can_be_walked_step_by_step(api, officer, zones):
    client = api(officer)
    here = f"{URL}{client.post(URL, {}).json()['reference']}/"

    client.post(f"{here}visits/", {"zone": "the-stow"})
    client.post(f"{here}count/", {"code": "ENG", "seen": 0})
    client.post(f"{here}count/", {"code": "ENG", "seen": 0})
    client.post(f"{here}count/", {"code": "ADV"})
    client.post(f"{here}undo/", {"code": "ADV"})
    client.post(f"{here}leave/", {})
    ended = client.post(f"{here}end/", {}).json()

    assert ended["state"] == "finished"
    assert [(o["code"], o["count"]) for o in ended["visits"][0]["outcomes"]] == [("ENG", 1)]
    assert ended["ended_at"] is not None


def test_counting_before_a_visit_says_what_to_do(api, officer, zones):
    client = api(officer)
    reference = client.post(URL, {}).json()["reference"]

    answer = client.post(f"{URL}{reference}/count/", {"code": "ENG"})

    assert answer.status_code == 400
    assert "Start a visit first" in answer.json()["non_field_errors"][0]


def test_a_silent_end_names_the_field(api, officer, zones):
    client = api(officer)
    reference = client.post(URL, {"started_at": timezone.now() - minutes(5)}).json()["reference"]

    answer = client.post(f"{URL}{reference}/end/", {})

    assert answer.status_code == 400
    assert "nothing_to_report" in answer.json()


def test_striking_needs_a_reason_and_keeps_the_record(api, supervisor, officer, zones):
    made = patrol(officer)
    client = api(supervisor)

    refused = client.post(f"{URL}{made}/strike/", {"reason": ""})
    struck = client.post(f"{URL}{made}/strike/", {"reason": "Logged twice"})

    assert "reason" in refused.json()
    assert struck.json()["state"] == "struck"


@pytest.mark.parametrize("role", ["analyst", "councillor", "administrator"])
def test_who_does_not_patrol_cannot_log(api, whole, role, request):
    answer = api(request.getfixturevalue(role)).post(URL, whole)

    assert answer.status_code == 403
    assert AccessRecord.objects.filter(action="refused").exists()


def test_an_analyst_reads_and_a_cabinet_member_does_not(api, analyst, councillor, officer, zones):
    patrol(officer)

    assert api(analyst).get(URL).json()["count"] == 1
    assert api(councillor).get(URL).status_code == 403


def test_the_list_filters_and_leaves_an_access_record(api, officer, supervisor, zones):
    patrol(officer, visits=[visit(zones["the-stow"], ADV=1)])
    patrol(supervisor, visits=[visit(zones["north-gate"], ADV=1)])
    client = api(officer)

    def found(query: str) -> int:
        return client.get(f"{URL}?{query}").json()["count"]

    assert found("zone=town-centre") == found("whose=mine") == 1
    assert found("from_on=2026-11-20&to_on=2026-11-20&organisation=HDC&state=counted") == 2
    assert found("from_on=2026-11-21") == found("state=running") == 0
    assert AccessRecord.objects.filter(kind="patrol", action="list", count=2).exists()


def test_the_list_asks_as_many_questions_for_twenty_as_for_one(
    api, officer, zones, django_assert_num_queries
):
    client = api(officer)
    for number in range(20):
        patrol(
            officer,
            started_at=START - minutes(60 * number),
            ended_at=START - minutes(60 * number - 59),
        )

    with django_assert_num_queries(9):
        client.get(f"{URL}?page_size=1")
    with django_assert_num_queries(9):
        client.get(f"{URL}?page_size=20")


def test_codes_are_read_by_officers_and_kept_by_administrators(api, officer, administrator):
    code = {"code": "SCOOT", "label": "E-scooter advice", "headline": "other", "usable_by": ["council"]}

    refused = api(officer).post("/api/v1/outcome-codes/", code)
    made = api(administrator).post("/api/v1/outcome-codes/", code)
    changed = api(administrator).patch("/api/v1/outcome-codes/SCOOT/", {"label": "Scooter advice"})

    assert (refused.status_code, made.status_code, changed.status_code) == (403, 201, 200)
    assert OutcomeCode.objects.get(code="SCOOT").label == "Scooter advice"
    assert api(officer).get("/api/v1/outcome-codes/?headline=other").status_code == 200


def test_a_tap_may_name_an_earlier_visit_and_otherwise_counts_in_the_last(api, officer, zones):
    client = api(officer)
    here = f"{URL}{client.post(URL, {}).json()['reference']}/"
    client.post(f"{here}visits/", {"zone": "the-stow"})
    first, _ = client.post(f"{here}visits/", {"zone": "north-gate"}).json()["visits"]

    client.post(f"{here}count/", {"code": "ADV", "visit": first["id"]})
    client.post(f"{here}count/", {"code": "ENG", "visit": first["id"]})
    client.post(f"{here}undo/", {"code": "ENG", "visit": first["id"]})
    counted = client.post(f"{here}count/", {"code": "ENG"}).json()

    assert [[each["code"] for each in visit["outcomes"]] for visit in counted["visits"]] == [["ADV"], ["ENG"]]


def test_a_tap_in_a_visit_of_another_patrol_is_refused(api, officer, supervisor, zones):
    other = patrol(supervisor, visits=[visit(zones["the-stow"], ADV=1)]).visits.get()
    client = api(officer)
    here = f"{URL}{client.post(URL, {}).json()['reference']}/"

    answer = client.post(f"{here}count/", {"code": "ADV", "visit": other.pk})

    assert (answer.status_code, list(answer.json())) == (400, ["visit"])


def test_the_key_of_a_visit_of_an_earlier_patrol_is_refused_in_words(api, officer, zones):
    client, key = api(officer), {"Idempotency-Key": "visit-1"}

    def arrive() -> object:
        here = f"{URL}{client.post(URL, {}).json()['reference']}/"
        answer = client.post(f"{here}visits/", {"zone": "the-stow"}, headers=key)
        client.post(f"{here}end/", {"nothing_to_report": True})
        return answer

    first, second = arrive(), arrive()

    assert (first.status_code, second.status_code) == (200, 400)
    assert "another patrol" in second.json()["non_field_errors"][0]


def test_changing_somebody_elses_patrol_is_refused_in_words_and_on_record(api, officer, supervisor, zones):
    running = api(officer).post(URL, {}).json()["reference"]

    answer = api(supervisor).post(f"{URL}{running}/end/", {"nothing_to_report": True})

    assert (answer.status_code, "Only the person" in answer.json()["detail"]) == (403, True)
    assert AccessRecord.objects.get(action="refused", kind="patrol").ids == [running]
