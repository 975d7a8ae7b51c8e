"""Zones over the API."""

from datetime import timedelta

from django.utils import timezone

from audit.models import AccessRecord
from zones.tests.test_redrawing import ELSEWHERE

ZONES = "/api/v1/zones/"


def test_the_zones_are_a_feature_collection_that_says_what_each_is(zones, officer, api):
    answer = api(officer).get(ZONES).json()

    north_gate = next(each for each in answer["features"] if each["id"] == "north-gate")
    assert answer["type"] == "FeatureCollection"
    assert north_gate["geometry"]["type"] == "Polygon"
    assert north_gate["properties"]["parent"] == "town-centre"
    assert (north_gate["properties"]["version"], north_gate["properties"]["valid_from"]) == (1, "2020-01-01")


def test_the_media_type_of_geojson_may_be_asked_for(zones, officer, api):
    answer = api(officer).get(ZONES, headers={"accept": "application/geo+json"})

    assert answer["Content-Type"] == "application/geo+json"


def test_before_its_first_day_a_zone_has_no_outline(zones, officer, api):
    answer = api(officer).get(ZONES, {"on": "2019-12-31"}).json()

    assert {each["geometry"] for each in answer["features"]} == {None}


def test_one_kind_of_zone_may_be_asked_for(zones, officer, api):
    answer = api(officer).get(ZONES, {"kind": "context"}).json()

    assert [each["id"] for each in answer["features"]] == ["town-centre"]


def test_a_kind_that_is_none_is_refused_by_name(zones, officer, api):
    answer = api(officer).get(ZONES, {"kind": "town"})

    assert answer.status_code == 400
    assert "kind" in answer.json()


def test_a_day_that_is_none_is_refused_by_name(zones, officer, api):
    answer = api(officer).get(ZONES, {"on": "yesterday"})

    assert answer.status_code == 400
    assert "on" in answer.json()


def test_an_administrator_redraws_from_tomorrow_and_today_keeps_its_outline(zones, administrator, api):
    client = api(administrator)
    tomorrow = timezone.localdate() + timedelta(days=1)

    made = client.post(
        f"{ZONES}the-stow/redraw/", {"geometry": ELSEWHERE, "valid_from": tomorrow.isoformat()}
    )
    today = client.get(f"{ZONES}the-stow/").json()["properties"]
    then = client.get(f"{ZONES}the-stow/", {"on": tomorrow.isoformat()}).json()["properties"]

    assert made.status_code == 201
    assert [len(today["versions"]), today["version"], then["version"]] == [2, 1, 2]


def test_an_officer_may_not_redraw(zones, officer, api):
    answer = api(officer).post(
        f"{ZONES}the-stow/redraw/", {"geometry": ELSEWHERE, "valid_from": "2030-01-01"}
    )

    assert answer.status_code == 403


def test_a_bad_outline_is_refused_by_name(zones, administrator, api):
    answer = api(administrator).post(
        f"{ZONES}the-stow/redraw/", {"geometry": {"type": "Point"}, "valid_from": "2030-01-01"}
    )

    assert answer.status_code == 400
    assert "geometry" in answer.json()


def test_reading_zones_leaves_an_access_record(zones, officer, api):
    api(officer).get(f"{ZONES}the-stow/")

    assert AccessRecord.objects.get(kind="zone").ids == ["the-stow"]
