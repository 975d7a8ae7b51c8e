"""The place of a record: the same rule for whoever fills in a form and whoever calls the API."""

from datetime import timedelta

import pytest
from django.utils import timezone

from deployments.models import TechDeployment
from incidents.models import Incident
from incidents.tests.factories import incident
from stopsearches.models import StopSearch

PARIS = {"lat": 48.8566, "lng": 2.3522}
LONDON_BRIDGE = {"lat": 51.5079, "lng": -0.0877}


def yesterday() -> str:
    return (timezone.now() - timedelta(days=1)).isoformat()


def send(caller, kind, **place):
    bodies = {
        "incidents": {
            "category": "theft",
            "occurred_at": yesterday(),
            "time_precision": "exact",
            "source": "cctv",
        },
        "stop-searches": {"searched_at": yesterday()},
        "deployments": {
            "technology": "opengate",
            "site": "Market Square",
            "starts_at": (timezone.now() + timedelta(days=1)).isoformat(),
            "operator": "HDC",
        },
    }
    return caller.post(f"/api/v1/{kind}/", {**bodies[kind], **place})


@pytest.mark.parametrize("kind", ["incidents", "stop-searches", "deployments"])
def test_the_api_wants_a_place_as_the_forms_do(liaison, officer, zones, api, kind):
    answer = send(api(liaison), kind)

    assert (answer.status_code, list(answer.json())) == (400, ["zone"])


@pytest.mark.parametrize("kind", ["incidents", "stop-searches", "deployments"])
def test_a_zone_is_place_enough(liaison, officer, zones, api, kind):
    answer = send(api(liaison), kind, zone="the-stow")

    assert answer.status_code == 201, answer.json()
    assert Incident.objects.count() + StopSearch.objects.count() + TechDeployment.objects.count() == 1


@pytest.mark.parametrize("point", [PARIS, LONDON_BRIDGE, {"lat": "nan", "lng": "nan"}])
def test_a_point_outside_the_neighbourhood_is_refused_by_api_and_page(supervisor, zones, api, sign_in, point):
    answer = send(api(supervisor), "incidents", **point)
    page = sign_in(supervisor).post("/incidents/new/", point)

    assert answer.status_code == 400
    assert "lat" in answer.json()
    assert "lat" in page.context["form"].errors


def test_a_change_may_leave_the_place_alone_but_not_take_it_away(supervisor, zones, api):
    address = f"/api/v1/incidents/{incident(supervisor)}/"
    caller = api(supervisor)

    kept = caller.patch(address, {"category": "drugs"})
    taken = caller.patch(address, {"lat": None, "lng": None})

    assert kept.json()["lat"] is not None
    assert (taken.status_code, list(taken.json())) == (400, ["zone"])
