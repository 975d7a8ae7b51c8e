"""Cells, points and zones over the API."""

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from hotspots.tests.factories import NORTH_GATE, incidents

CELLS, POINTS, ZONES = (f"/api/v1/hotspots/{kind}/" for kind in ("cells", "points", "zones"))


def test_cells_are_geojson_with_longitude_first(officer, zones, api):
    incidents(officer, timezone.now(), days_ago=2, count=2)

    answer = api(officer).get(CELLS, {"resolution": 9}).json()

    [cell] = answer["features"]
    lng, lat = cell["geometry"]["coordinates"][0][0]
    assert (answer["type"], answer["resolution"], cell["properties"]["count"]) == ("FeatureCollection", 9, 2)
    assert 51 < lat < 52 and 0 < lng < 1


@pytest.mark.parametrize("resolution", ["11", "6", "fine", "-1", ""])
def test_a_resolution_that_is_not_kept_is_refused_by_name(officer, zones, api, resolution):
    answer = api(officer).get(CELLS, {"resolution": resolution})

    assert (answer.status_code, list(answer.data)) == (400, ["resolution"])


def test_points_are_for_those_who_may_see_them(officer, liaison, zones, api):
    incidents(officer, timezone.now(), days_ago=2)

    refused, allowed = api(officer).get(POINTS), api(liaison).get(POINTS)

    assert (refused.status_code, allowed.status_code, allowed.data["total"]) == (403, 200, 1)
    assert AccessRecord.objects.filter(action="refused", user=officer).exists()


def test_sensitive_kinds_are_never_points(liaison, zones, api):
    for kind in ("domestic_abuse", "sexual_offence", "hate_crime"):
        incidents(liaison, timezone.now(), days_ago=2, category=kind)

    answers = [api(liaison).get(POINTS), api(liaison).get(POINTS, {"category": "violence"})]

    assert [answer.data["features"] for answer in answers] == [[], []]


def test_points_may_be_asked_for_a_box(liaison, zones, api):
    incidents(liaison, timezone.now(), days_ago=2)
    incidents(liaison, timezone.now(), days_ago=2, **NORTH_GATE)

    answer = api(liaison).get(POINTS, {"box": "0.0900,51.7700,0.0950,51.7720"})

    assert [f["geometry"]["coordinates"] for f in answer.data["features"]] == [[0.09363, 51.77145]]


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "0.2,51,0.1,52", "0,nan,1,52"])
def test_a_box_that_is_none_is_refused_by_name(liaison, zones, api, box):
    answer = api(liaison).get(POINTS, {"box": box})

    assert (answer.status_code, list(answer.data)) == (400, ["box"])


def test_zones_bring_their_outline_and_their_figures(officer, zones, api):
    incidents(officer, timezone.now(), days_ago=2)

    answer = api(officer).get(ZONES).data

    stow = next(f for f in answer["features"] if f["properties"]["slug"] == "the-stow")
    assert stow["geometry"]["type"] == "Polygon"
    assert (stow["properties"]["count"], answer["within"]["count"], answer["total"]) == (1, 1, 1)


def test_each_load_of_the_map_is_on_record(liaison, zones, api):
    for url in (CELLS, POINTS, ZONES):
        api(liaison).get(url, {"period": "12-weeks"})

    kinds = AccessRecord.objects.filter(action="map", filters="period=12-weeks").values_list(
        "kind", flat=True
    )
    assert sorted(kinds) == ["hotspot cell", "hotspot point", "hotspot zone"]


@pytest.mark.parametrize("role", ["councillor", "administrator"])
@pytest.mark.parametrize("url", [CELLS, POINTS, ZONES])
def test_the_map_is_refused_to_other_roles(role, url, request, zones, api):
    assert api(request.getfixturevalue(role)).get(url).status_code == 403


def test_cells_take_the_same_queries_for_one_incident_and_for_twenty(
    officer, zones, api, django_assert_num_queries
):
    client = api(officer)
    incidents(officer, timezone.now(), days_ago=2)
    client.get(CELLS)
    incidents(officer, timezone.now(), days_ago=2, count=19)

    with django_assert_num_queries(5):
        client.get(CELLS)
