"""Incidents over the API: the same rules as the pages."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from audit.models import AccessRecord
from incidents.models import Incident
from incidents.tests.factories import incident

INCIDENTS = "/api/v1/incidents/"
BODY = {
    "category": "violence",
    "occurred_at": "2026-11-20T09:40:00Z",
    "time_precision": "exact",
    "lat": 51.77535,
    "lng": 0.11387,
    "source": "cctv",
}


@pytest.fixture(autouse=True)
def town(zones):
    return zones


def test_an_incident_is_recorded_and_read_back(officer, api):
    made = api(officer).post(INCIDENTS, BODY).json()

    assert made["reference"].startswith("INC-")
    assert (made["zone"], made["zone_version"], made["lat"]) == ("the-stow", 1, 51.77535)


def test_the_same_key_twice_makes_one_incident(officer, api):
    client, key = api(officer), {"Idempotency-Key": "phone-7-entry-12"}

    first = client.post(INCIDENTS, BODY, headers=key).json()
    second = client.post(INCIDENTS, BODY, headers=key).json()

    assert first["reference"] == second["reference"]
    assert Incident.objects.count() == 1


def test_two_people_may_use_the_same_key(officer, supervisor, api):
    for person in (officer, supervisor):
        api(person).post(INCIDENTS, BODY, headers={"Idempotency-Key": "1"})

    assert Incident.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_same_key_twice_at_once_makes_one_incident(officer, api):
    def send(_: int) -> str:
        try:
            return api(officer).post(INCIDENTS, BODY, headers={"Idempotency-Key": "k"}).json()["reference"]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        references = set(threads.map(send, range(4)))

    assert len(references) == 1
    assert Incident.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"category": "piracy"}, "category"),
        ({"occurred_at": "2099-01-01T00:00:00Z"}, "occurred_at"),
        ({"lng": None}, "lng"),
        ({"lat": 12.5}, "lat"),
        ({"zone": "atlantis"}, "zone"),
        ({"description": "x" * 501}, "description"),
    ],
)
def test_bad_input_is_refused_by_the_name_of_its_field(officer, api, change, field):
    answer = api(officer).post(INCIDENTS, {**BODY, **change})

    assert answer.status_code == 400
    assert field in answer.json()


def test_the_list_has_the_filters_of_the_page(supervisor, api, town):
    incident(supervisor, category="robbery", zone=town["north-gate"])
    incident(supervisor)

    answer = api(supervisor).get(INCIDENTS, {"zone": "town-centre"}).json()

    assert [each["category"] for each in answer["results"]] == ["robbery"]


def test_a_filter_that_is_none_is_refused_by_name(supervisor, api):
    answer = api(supervisor).get(INCIDENTS, {"from_on": "yesterday"})

    assert answer.status_code == 400
    assert "from_on" in answer.json()


def test_reading_the_list_and_a_record_is_on_record(officer, api):
    made = incident(officer)

    api(officer).get(INCIDENTS)
    api(officer).get(f"{INCIDENTS}{made}/")

    records = AccessRecord.objects.filter(kind="incident").order_by("pk")
    assert [(each.action, each.count, each.ids) for each in records] == [
        ("list", 1, [made.reference]),
        ("view", None, [made.reference]),
    ]


def test_the_list_as_geojson_is_on_record_with_its_references(officer, api):
    made = incident(officer)

    api(officer).get(INCIDENTS, {"format": "geojson"})

    assert AccessRecord.objects.get(kind="incident").ids == [made.reference]


def test_a_change_that_answers_with_the_record_is_on_record(supervisor, api):
    made = incident(supervisor)

    api(supervisor).post(f"{INCIDENTS}{made}/move/", {"status": "confirmed"})
    api(supervisor).patch(f"{INCIDENTS}{made}/", {"category": "piracy"})

    records = AccessRecord.objects.filter(kind="incident")
    assert [(each.action, each.ids) for each in records] == [("view", [made.reference])]


def test_a_refusal_says_of_what_kind_the_record_was(councillor, api):
    api(councillor).get(INCIDENTS)

    refused = AccessRecord.objects.get(action="refused")
    assert (refused.kind, refused.route) == ("incident", "api:incidents-list")


def test_an_officer_reads_coordinates_of_their_own_incidents_only(officer, liaison, api):
    incident(officer)
    incident(liaison)

    answer = api(officer).get(INCIDENTS, {"ordering": "reference"}).json()

    assert [each["lat"] for each in answer["results"]] == [51.77535, None]
    assert {each["zone"] for each in answer["results"]} == {"the-stow"}


def test_incidents_can_be_had_as_geojson(supervisor, officer, api, town):
    incident(officer)
    incident(officer, zone=town["north-gate"])

    answer = (
        api(supervisor)
        .get(INCIDENTS, {"ordering": "reference"}, headers={"accept": "application/geo+json"})
        .json()
    )

    exact, by_zone = answer["features"]
    assert (answer["type"], answer["count"]) == ("FeatureCollection", 2)
    assert exact["geometry"] == {"type": "Point", "coordinates": [0.11387, 51.77535]}
    assert by_zone["geometry"] is None


def test_geojson_hides_what_json_hides_and_errors_stay_plain(officer, liaison, api):
    incident(liaison)
    client = api(officer)

    hidden = client.get(INCIDENTS, {"format": "geojson"}).json()
    error = client.get(INCIDENTS, {"format": "geojson", "from_on": "yesterday"})

    assert hidden["features"][0]["geometry"] is None
    assert "from_on" in error.json()


def test_a_sensitive_kind_is_hidden_from_an_officer(officer, liaison, api):
    made = incident(liaison, category="hate_crime")

    assert api(officer).get(INCIDENTS).json()["count"] == 0
    assert api(officer).get(f"{INCIDENTS}{made}/").status_code == 404


def test_an_officer_may_not_record_a_sensitive_kind(officer, api):
    answer = api(officer).post(INCIDENTS, {**BODY, "category": "hate_crime"})

    assert "category" in answer.json()


def test_a_councillor_is_refused_and_an_officer_corrects_nothing(officer, councillor, api):
    made = incident(officer)

    assert api(councillor).get(INCIDENTS).status_code == 403
    assert api(officer).patch(f"{INCIDENTS}{made}/", {"category": "drugs"}).status_code == 403


def test_correcting_one_field_leaves_the_others(officer, supervisor, api):
    made = incident(officer)

    answer = api(supervisor).patch(f"{INCIDENTS}{made}/", {"category": "drugs"}).json()

    assert (answer["category"], answer["lat"], answer["source"]) == ("drugs", 51.77535, "cctv")


def test_moving_on_follows_the_workflow(officer, supervisor, api):
    made, client = incident(officer), api(supervisor)

    without_reason = client.post(f"{INCIDENTS}{made}/move/", {"status": "withdrawn"})
    moved = client.post(f"{INCIDENTS}{made}/move/", {"status": "confirmed"})

    assert "reason" in without_reason.json()
    assert moved.json()["status"] == "confirmed"


def test_a_zone_takes_the_place_of_a_point(supervisor, api):
    made = incident(supervisor)

    changed = api(supervisor).patch(f"{INCIDENTS}{made}/", {"zone": "north-gate"}).json()

    assert (changed["zone"], changed["lat"]) == ("north-gate", None)
