"""Events of the town over the API."""

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from zones.models import TownEvent
from zones.tests.event_factories import HOUR, NOW, town_event

EVENTS = "/api/v1/town-events/"
SENT = {
    "name": "Lights switch-on", "starts_at": "2026-11-28T16:00:00Z", "ends_at": "2026-11-28T19:00:00Z",
    "zone": "town-centre", "expects": 1500, "source": "Events calendar",
}  # fmt: skip


def test_an_event_is_recorded_once_under_its_key(zones, liaison, api):
    client = api(liaison)
    headers = {"Idempotency-Key": "one"}

    first = client.post(EVENTS, SENT, format="json", headers=headers)
    again = client.post(EVENTS, SENT, format="json", headers=headers)

    assert (first.status_code, again.json()["reference"]) == (201, first.json()["reference"])
    assert first.json()["when"] == "Saturday 28 November 2026, 16:00 to 19:00"
    assert TownEvent.objects.count() == 1


def test_events_are_asked_for_by_state_and_zone(zones, officer, supervisor, api):
    now = timezone.now()
    coming = town_event(supervisor, starts_at=now + HOUR, now=now, zone=zones["the-stow"])
    client = api(officer)

    asked = [{"state": "coming"}, {"state": "over"}, {"zone": "the-stow"}, {"zone": "north-gate"}]
    found = [[each["reference"] for each in client.get(EVENTS, one).json()["results"]] for one in asked]

    assert found == [[str(coming)], [], [str(coming)], []]


def test_an_event_without_a_zone_is_for_the_whole_town(liaison, api):
    made = api(liaison).post(EVENTS, {**SENT, "zone": None}, format="json").json()

    assert (made["zone"], made["place"]) == (None, "Whole town")


@pytest.mark.parametrize(
    ("sent", "field"),
    [({"ends_at": SENT["starts_at"]}, "ends_at"), ({"zone": "atlantis"}, "zone"), ({"source": ""}, "source")],
)
def test_what_cannot_be_is_refused_by_name(zones, liaison, api, sent, field):
    answer = api(liaison).post(EVENTS, {**SENT, **sent}, format="json")

    assert answer.status_code == 400
    assert field in answer.json()


def test_a_state_that_is_none_is_refused_by_name(officer, api):
    answer = api(officer).get(EVENTS, {"state": "dormant"})

    assert answer.status_code == 400
    assert "state" in answer.json()


def test_a_change_of_one_field_leaves_the_others(supervisor, api):
    made = town_event(supervisor)

    answer = api(supervisor).patch(f"{EVENTS}{made}/", {"expects": 20}, format="json").json()

    assert (answer["expects"], answer["name"]) == (20, "Christmas market")


def test_an_event_is_cancelled_with_a_reason(liaison, supervisor, api):
    made = town_event(supervisor)

    answer = api(liaison).post(f"{EVENTS}{made}/cancel/", {"reason": "Storm"}).json()

    assert (answer["state"], answer["cancelled_reason"]) == ("cancelled", "Storm")


def test_an_officer_reads_and_may_not_write(officer, supervisor, api):
    made = town_event(supervisor)
    client = api(officer)

    assert client.get(f"{EVENTS}{made}/").status_code == 200
    assert client.post(EVENTS, SENT, format="json").status_code == 403
    assert client.post(f"{EVENTS}{made}/cancel/", {"reason": "Storm"}).status_code == 403


def test_reading_an_event_leaves_an_access_record(councillor, supervisor, api):
    made = town_event(supervisor, starts_at=NOW)

    api(councillor).get(f"{EVENTS}{made}/")

    assert AccessRecord.objects.get(kind="town event").ids == [made.reference]
