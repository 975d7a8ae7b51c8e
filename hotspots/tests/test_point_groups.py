"""Points put together where there are too many to draw: nobody is lost, and nobody counts twice."""

import uuid

import pytest
from django.utils import timezone

from hotspots.tests.factories import NORTH_GATE, incidents
from incidents.models import Incident

URL, POINTS = "/api/v1/hotspots/point-groups/", "/api/v1/hotspots/points/"
TOWN = {"box": "0.05,51.75,0.15,51.80", "zoom": "17"}


def many(by, number):
    """So many more of the incident that there is, each some metres from the last."""
    [first] = incidents(by, timezone.now(), days_ago=2)
    rows = []
    for n in range(number - 1):
        row = Incident.objects.get(pk=first.pk)
        row.pk, row.client_id, row.reference = None, uuid.uuid4(), f"INC-2026-{500_000 + n}"
        row.lat, row.lng = first.lat + n % 100 * 1e-5, first.lng + n // 100 * 1e-5
        rows.append(row)
    Incident.objects.bulk_create(rows)


def test_places_far_apart_are_groups_of_their_own(liaison, zones, api):
    incidents(liaison, timezone.now(), days_ago=2, count=3)
    incidents(liaison, timezone.now(), days_ago=2, **NORTH_GATE)

    features = api(liaison).get(URL, TOWN).data["features"]

    assert [each["properties"]["count"] for each in features] == [3, 1]
    assert features[1]["geometry"]["coordinates"] == [NORTH_GATE["lng"], NORTH_GATE["lat"]]


@pytest.mark.parametrize("number", [999, 1_000, 10_000])
def test_however_many_there_are_all_are_counted_in_few_groups(liaison, zones, api, number):
    many(liaison, number)

    answer = api(liaison).get(URL, TOWN).data

    assert answer["total"] == sum(each["properties"]["count"] for each in answer["features"]) == number
    assert len(answer["features"]) < 50
    assert api(liaison).get(POINTS, {"box": TOWN["box"]}).data["total"] == number


def test_kinds_that_imply_a_victim_are_in_no_group(liaison, zones, api):
    incidents(liaison, timezone.now(), days_ago=2, category="domestic_abuse")

    assert api(liaison).get(URL, TOWN).data["features"] == []


@pytest.mark.parametrize("wrong", [{"zoom": "19"}, {"zoom": "near"}, {"box": "1,2,3"}])
def test_what_cannot_be_is_refused_by_name(liaison, zones, api, wrong):
    answer = api(liaison).get(URL, TOWN | wrong)

    assert (answer.status_code, list(answer.data)) == (400, list(wrong))


@pytest.mark.parametrize("role", ["officer", "councillor", "administrator"])
def test_they_are_refused_to_those_who_may_not_see_points(role, request, zones, api):
    assert api(request.getfixturevalue(role)).get(URL, TOWN).status_code == 403
