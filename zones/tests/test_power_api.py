"""Powers over the API."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from zones.models import Authorisation
from zones.tests.power_factories import AROUND_BROAD_WALK, NOW, order, power

POWERS = "/api/v1/authorisations/"
SENT = {
    "kind": "section_34", "area_name": "Broad Walk", "geometry": AROUND_BROAD_WALK, "rank": "inspector",
    "starts_at": "2026-11-20T15:00:00Z", "ends_at": "2026-11-22T15:00:00Z", "reason": "Groups gather",
}  # fmt: skip


def test_a_power_is_recorded_once_under_its_key(liaison, api):
    client = api(liaison)
    headers = {"Idempotency-Key": "one"}

    first = client.post(POWERS, SENT, format="json", headers=headers)
    again = client.post(POWERS, SENT, format="json", headers=headers)

    assert (first.status_code, again.json()["reference"]) == (201, first.json()["reference"])
    assert Authorisation.objects.count() == 1


def test_a_zone_may_be_named_instead_of_a_geometry(zones, liaison, api):
    sent = {name: value for name, value in SENT.items() if name not in ("geometry", "area_name")}

    made = api(liaison).post(POWERS, {**sent, "zone": "the-stow"}, format="json").json()

    assert made["area_name"] == "The Stow"
    assert made["geometry"] == zones["the-stow"].versions.get().geometry


def test_powers_are_listed_and_asked_for_by_kind_and_state(officer, supervisor, api):
    now = timezone.now()
    live = power(supervisor, starts_at=now - timedelta(hours=1), now=now)
    power(supervisor, starts_at=NOW - timedelta(days=30))
    made = order(supervisor)
    client = api(officer)

    states = {
        state: [each["reference"] for each in client.get(POWERS, {"state": state}).json()["results"]]
        for state in ("live", "coming")
    }
    orders = client.get(POWERS, {"kind": "pspo"}).json()["results"]

    assert states == {"live": [live.reference, made.reference], "coming": []}
    assert [each["called"] for each in orders] == ["Public spaces protection order: No alcohol, Broad Walk"]


def test_powers_are_features_when_asked_for_as_geojson(officer, supervisor, api):
    made = power(supervisor)

    answer = api(officer).get(POWERS, {"format": "geojson"}).json()

    (feature,) = answer["features"]
    assert (feature["id"], feature["geometry"]["type"]) == (made.reference, "Polygon")
    assert feature["properties"]["state"] in ("live", "past", "coming")


def test_a_state_that_is_none_is_refused_by_name(officer, api):
    answer = api(officer).get(POWERS, {"state": "dormant"})

    assert answer.status_code == 400
    assert "state" in answer.json()


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"ends_at": "2026-11-25T15:00:00Z"}, "ends_at"),
        ({"geometry": {"type": "Point"}}, "geometry"),
        ({"kind": "section_35"}, "kind"),
        ({"zone": "atlantis"}, "zone"),
        ({"reason": ""}, "reason"),
    ],
)
def test_what_cannot_be_is_refused_by_name(liaison, api, sent, field):
    answer = api(liaison).post(POWERS, {**SENT, **sent}, format="json")

    assert answer.status_code == 400
    assert field in answer.json()


def test_a_change_of_one_field_leaves_the_others(supervisor, api):
    made = power(supervisor)

    answer = api(supervisor).patch(f"{POWERS}{made}/", {"reviewed_on": "2026-11-20"}, format="json").json()

    assert answer["reviewed_on"] == "2026-11-20"
    assert (answer["area_name"], answer["rank"]) == ("Broad Walk", "inspector")


def test_a_power_is_ended_early_with_a_reason(liaison, supervisor, api):
    made = power(supervisor)

    answer = api(liaison).post(f"{POWERS}{made}/end/", {"at": NOW.isoformat(), "reason": "All quiet"})

    assert answer.json()["ended_reason"] == "All quiet"
    assert answer.json()["state"] == "past"


def test_an_officer_reads_and_may_not_write(officer, supervisor, api):
    made = power(supervisor)
    client = api(officer)

    assert client.get(f"{POWERS}{made}/").status_code == 200
    assert client.post(POWERS, SENT, format="json").status_code == 403
    assert client.patch(f"{POWERS}{made}/", {"reason": "Other"}, format="json").status_code == 403


def test_reading_a_power_leaves_an_access_record(officer, supervisor, api):
    made = power(supervisor)

    api(officer).get(f"{POWERS}{made}/")

    assert AccessRecord.objects.get(kind="authorisation").ids == [made.reference]
