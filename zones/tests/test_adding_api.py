"""Adding a zone over the API."""

from django.utils import timezone

from zones.tests.test_redrawing import ELSEWHERE

ZONES = "/api/v1/zones/"


def said(**changes):
    today = timezone.localdate().isoformat()
    zone = {"name": "Staple Tye", "geometry": ELSEWHERE, "valid_from": today, "source": "Agreed at tasking"}
    return {**zone, **changes}


def test_an_administrator_adds_a_zone_and_is_answered_with_it(zones, administrator, api):
    made = api(administrator).post(ZONES, said(parent=None, data_from="2025-11-01", data_to="2026-10-31"))

    properties = made.json()["properties"]
    assert (made.status_code, made.json()["id"], properties["version"]) == (201, "staple-tye", 1)
    assert properties["versions"][0]["drawn_by"] == administrator.full_name
    assert properties["versions"][0]["data_to"] == "2026-10-31"


def test_an_officer_may_not_add_a_zone(zones, officer, api):
    assert api(officer).post(ZONES, said()).status_code == 403


def test_a_name_that_is_taken_is_refused_by_name(zones, administrator, api):
    answer = api(administrator).post(ZONES, said(name="The Stow"))

    assert answer.status_code == 400
    assert list(answer.json()) == ["name"]


def test_what_is_missing_is_named(zones, administrator, api):
    answer = api(administrator).post(ZONES, {})

    assert answer.status_code == 400
    assert {"name", "geometry", "valid_from", "source"} == set(answer.json())
