"""Stop searches over the API."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from deployments.tests.factories import deployment
from stopsearches.tests.factories import STOW, published, stop_search

LIST = reverse("api:stop-searches-list")


def body(**changes):
    return {"searched_at": (timezone.now() - timedelta(days=1)).isoformat(), **STOW, **changes}


def test_the_same_key_twice_makes_one_search(liaison, zones, api):
    caller = api(liaison)

    first, second = (caller.post(LIST, body(), headers={"Idempotency-Key": "a"}) for _ in range(2))

    assert first.status_code == 201
    assert first.json()["id"] == second.json()["id"]
    assert first.json()["outcome_linked_to_object"] is None


def test_a_search_names_its_deployment_by_reference(liaison, zones, api):
    gate = deployment(liaison)

    answer = api(liaison).post(LIST, body(tech_deployment=gate.reference, outcome="arrest"))

    assert answer.json()["tech_deployment"] == gate.reference


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"lat": None}, "lat"),
        ({"outcome": "applause"}, "outcome"),
        ({"searched_at": "2999-01-01T00:00:00Z"}, "searched_at"),
        ({"patrol": "PAT-1"}, "patrol"),
        ({"operation_name": "Sceptre", "part_of_operation": False}, "part_of_operation"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(liaison, zones, api, wrong, field):
    answer = api(liaison).post(LIST, body(**wrong))

    assert answer.status_code == 400
    assert field in answer.json()


def test_a_patch_changes_what_it_names_and_nothing_else(liaison, zones, api):
    made = stop_search(liaison, gender="male")
    address = reverse("api:stop-searches-detail", args=[made.pk])

    answer = api(liaison).patch(address, {"outcome": "arrest"}).json()

    assert (answer["outcome"], answer["gender"], answer["lat"]) == ("arrest", "male", made.lat)


def test_a_published_search_is_read_only(liaison, zones, api, month_file):
    made = published(month_file)
    address = reverse("api:stop-searches-detail", args=[made.pk])

    assert api(liaison).patch(address, {"outcome": "arrest"}).status_code == 400


def test_the_list_is_filtered_and_ordered(liaison, zones, api):
    stop_search(liaison, outcome="arrest")
    stop_search(liaison)

    answer = api(liaison).get(LIST, {"outcome": "arrest", "ordering": "searched_at"})

    assert answer.json()["count"] == 1


@pytest.mark.parametrize("role", ["officer", "supervisor", "councillor", "analyst", "administrator"])
def test_nobody_but_the_police_liaison_is_answered(request, role, api, zones):
    caller = api(request.getfixturevalue(role))

    assert caller.get(LIST).status_code == caller.post(LIST, body()).status_code == 403


def test_stop_searches_can_be_had_as_geojson(liaison, zones, api):
    made = stop_search(liaison)

    [feature] = api(liaison).get(LIST, {"format": "geojson"}).json()["features"]

    assert feature["geometry"] == {"type": "Point", "coordinates": [made.lng, made.lat]}
