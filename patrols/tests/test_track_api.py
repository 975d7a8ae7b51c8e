"""Tracks over the API: the same proposals and the same patrol as the page, and no positions."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from audit.models import AccessRecord
from patrols.models import Patrol, Track
from patrols.tests.factories import patrol as logged
from patrols.tests.gpx import at
from patrols.tests.track_factory import track, walked

API = "/api/v1/tracks/"


def upload(client, text: str = "", **headers: str):
    file = SimpleUploadedFile("walk.gpx", (text or walked()).encode())
    return client.post(API, {"file": file}, format="multipart", headers=headers)


def written(moment) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def test_an_upload_answers_what_the_track_proposes(officer, zones, api):
    response = upload(api(officer))

    proposal = response.data["proposal"]
    assert response.status_code == 201
    assert [(each["zone"], each["minutes"]) for each in proposal["visits"]] == [
        ("the-stow", 12),
        ("north-gate", 15),
    ]
    assert len(proposal["gaps"]) == 1 and proposal["longest_step_minutes"] == 3


def test_no_position_is_ever_sent_out(officer, zones, api):
    client = api(officer)

    answers = [upload(client), client.get(API), client.get(f"{API}{Track.objects.get().pk}/")]

    assert all("51.77" not in answer.content.decode() for answer in answers)


def test_the_same_key_makes_one_track(officer, zones, api):
    client = api(officer)

    first, second = (upload(client, **{"Idempotency-Key": "walk 1"}) for _ in range(2))

    assert (first.data["id"], Track.objects.count()) == (second.data["id"], 1)


def test_what_cannot_be_read_is_refused_at_the_file(officer, api):
    response = upload(api(officer), "no gpx")

    assert response.status_code == 400
    assert response.data["file"][0].startswith("This is not a GPX file.")


def test_confirming_without_more_logs_everything_as_proposed_once(officer, zones, api):
    address, client = f"{API}{track(officer).pk}/confirm/", api(officer)

    first, second = (client.post(address, {"nothing_to_report": True}, format="json") for _ in range(2))

    assert (first.status_code, first.data["reference"]) == (201, second.data["reference"])
    assert [(each["zone"], each["minutes"]) for each in first.data["visits"]] == [
        ("the-stow", 12.0),
        ("north-gate", 15.0),
    ]
    assert client.get(API).data["results"][0]["patrol"] == first.data["reference"]


def test_confirming_may_say_the_visits_itself(officer, zones, api):
    said = {
        "visits": [
            {
                "zone": "north-gate",
                "arrived_at": written(at(31)),
                "left_at": written(at(44)),
                "outcomes": [{"code": "ENG_YP", "count": 2}],
            }
        ],
    }

    response = api(officer).post(f"{API}{track(officer).pk}/confirm/", said, format="json")

    assert response.status_code == 201
    assert [visit.arrived_at for visit in Patrol.objects.get().visits.all()] == [at(31)]


def test_what_the_rules_refuse_names_the_visit(officer, zones, api):
    said = {
        "nothing_to_report": True,
        "visits": [{"zone": "north-gate", "arrived_at": written(at(31)), "left_at": written(at(30))}],
    }

    response = api(officer).post(f"{API}{track(officer).pk}/confirm/", said, format="json")

    assert response.status_code == 400
    assert "left_at" in response.data["visits"][0]


def test_a_patrol_of_that_time_on_record_is_named(officer, zones, api):
    before = logged(officer, started_at=at(40), ended_at=at(100))

    response = api(officer).get(f"{API}{track(officer).pk}/")

    assert response.data["on_record"] == [before.reference]


def test_erasing_leaves_the_track_without_a_proposal(officer, zones, api):
    address, client = f"{API}{track(officer).pk}/", api(officer)

    erased = client.post(f"{address}forget/")
    refused = client.post(f"{address}confirm/", {"nothing_to_report": True}, format="json")

    assert (erased.status_code, erased.data["proposal"]) == (200, None)
    assert refused.status_code == 400


@pytest.mark.parametrize("step", ["", "confirm/", "forget/"])
def test_somebody_elses_track_is_not_there(officer, supervisor, zones, api, step):
    address, client = f"{API}{track(officer).pk}/{step}", api(supervisor)

    assert (client.post(address) if step else client.get(address)).status_code == 404


def test_sending_and_confirming_are_on_record_as_on_the_page(officer, zones, api):
    client = api(officer)
    number = str(upload(client).data["id"])

    reference = client.post(f"{API}{number}/confirm/", {"nothing_to_report": True}, format="json").data[
        "reference"
    ]

    seen = AccessRecord.objects.order_by("pk").values_list("action", "kind", "ids")
    assert list(seen) == [
        ("import", "track", [number]),
        ("view", "track", [number]),
        ("view", "patrol", [reference]),
    ]


def test_time_that_the_track_does_not_show_is_asked_about(officer, zones, api):
    address, client = f"{API}{track(officer).pk}/confirm/", api(officer)
    visit = {"zone": "the-stow", "arrived_at": written(at(0)), "left_at": written(at(20))}
    said = {"nothing_to_report": True, "visits": [visit]}

    asked = client.post(address, said, format="json")
    logged = client.post(address, {**said, "sure": True}, format="json")

    assert asked.data["sure"] == ["The track shows nothing between 19:12 and 19:20. Is that right?"]
    assert logged.status_code == 201


def test_reading_a_track_is_on_record(officer, zones, api):
    the_track = track(officer)

    api(officer).get(f"{API}{the_track.pk}/")

    assert AccessRecord.objects.get(kind="track").ids == [str(the_track.pk)]
