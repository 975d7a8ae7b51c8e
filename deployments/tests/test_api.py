"""Deployments over the API."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from deployments.models import TechDeployment
from deployments.tests.factories import MARKET_SQUARE, camera, deployment, plan

LIST = reverse("api:deployments-list")


def body(user, **changes):
    start = timezone.now() - timedelta(days=2)
    return {
        "technology": "live_facial_recognition", "status": "complete", "units": 2,
        "starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=5)).isoformat(),
        "site": "Market Square", "operator": user.organisation.short_name, **MARKET_SQUARE, **changes,
    }  # fmt: skip


def test_the_same_key_twice_makes_one_deployment_with_its_results(liaison, zones, api):
    caller = api(liaison)
    results = [
        {"code": "arrest", "attribution": "caused_by", "count": 1},
        {"code": "stop_search", "count": 3},
    ]

    first, second = (
        caller.post(LIST, body(liaison, results=results), headers={"Idempotency-Key": "van-1"})
        for _ in range(2)
    )

    assert first.status_code == second.status_code == 201
    assert first.json()["reference"] == second.json()["reference"]
    assert first.json()["figures"]["during"][0]["words"] == "3 stop searches"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"alerts_total": 3}, "true_alerts_confirmed"),
        ({"people_screened": 3}, "people_screened"),
        ({"lat": None}, "lat"),
        ({"ends_at": None}, "ends_at"),
        ({"status": "cancelled"}, "status"),
        ({"results": [{"code": "arrest", "count": -1}]}, "results"),
        ({"results": [{"code": "arrest", "count": 1}] * 2}, "results"),
        ({"status": "planned", "results": [{"code": "arrest", "count": 1}]}, "results"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(liaison, zones, api, changes, field):
    answer = api(liaison).post(LIST, body(liaison, **changes))

    assert answer.status_code == 400
    assert field in answer.json()


def test_a_patch_changes_what_it_names_and_nothing_else(liaison, zones, api):
    made = camera(liaison, results={("arrest", "caused_by"): 1})
    address = reverse("api:deployments-detail", args=[made.reference])

    answer = api(liaison).patch(address, {"site": "By the clock"})

    assert answer.status_code == 200
    assert (answer.json()["site"], answer.json()["alerts_total"]) == ("By the clock", 6)
    assert len(answer.json()["results"]) == 1
    assert answer.json()["lat"] == MARKET_SQUARE["lat"]


def test_a_patch_to_a_zone_takes_the_point_away(liaison, zones, api):
    made = deployment(liaison)
    address = reverse("api:deployments-detail", args=[made.reference])

    answer = api(liaison).patch(address, {"zone": "the-stow"})

    assert (answer.json()["zone"], answer.json()["lat"]) == ("the-stow", None)


def test_a_status_is_moved_and_not_patched(liaison, zones, api):
    planned = plan(liaison)
    caller = api(liaison)

    refused = caller.patch(
        reverse("api:deployments-detail", args=[planned.reference]), {"status": "cancelled"}
    )
    moved = caller.post(
        reverse("api:deployments-move", args=[planned.reference]), {"status": "cancelled", "reason": "Rain"}
    )

    assert refused.json().keys() == {"status"}
    assert moved.json()["status"] == "cancelled"


def test_the_list_is_filtered_and_ordered(liaison, officer, zones, api):
    camera(liaison)
    deployment(liaison)

    answer = api(officer).get(LIST, {"technology": "opengate", "ordering": "starts_at"})

    assert [each["technology"] for each in answer.json()["results"]] == ["opengate"]


def test_who_may_only_read_is_refused_to_write(liaison, officer, councillor, zones, api):
    assert api(officer).post(LIST, body(liaison)).status_code == 403
    assert api(councillor).get(LIST).status_code == 403
    assert not TechDeployment.objects.exists()


def test_a_longer_list_asks_the_database_no_more_often(liaison, zones, api, django_assert_max_num_queries):
    for _ in range(10):
        deployment(liaison, results={("arrest", "during"): 1})
    caller = api(liaison)

    with django_assert_max_num_queries(10):
        caller.get(LIST)


def test_deployments_can_be_had_as_geojson(liaison, zones, api):
    made = deployment(liaison)

    [feature] = api(liaison).get(LIST, {"format": "geojson"}).json()["features"]

    assert (feature["id"], feature["geometry"]["coordinates"]) == (made.reference, [made.lng, made.lat])
