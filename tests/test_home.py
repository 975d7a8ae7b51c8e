"""The first page shows each role what that person came for."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from harlowsafety.home import zones_today
from hotspots.emerging.services import decide_cell
from hotspots.tests.emerging_factories import CELL, found
from incidents.tests.factories import incident
from measures.weeks import LONDON
from patrols.services import start_patrol, start_visit

CAME_FOR = {
    "officer": ("Start patrol", "/patrols/log/", "/incidents/new/"),
    "supervisor": ("Weekly summary", "Out now", "/hotspots/"),
    "liaison": ("/hotspots/", "/stop-searches/", "/deployments/", "Out now"),
    "councillor": ("No weekly summary has been issued yet",),
    "analyst": ("/imports/", "/recorded-crime/", "/hotspots/"),
    "administrator": ("/people/", "/zones/", "/access-log/", "failed sign-in"),
    "governance": (
        "/access-log/",
        "/people/reviews/",
        "/people/",
        "/retention/",
        "0 exports",
        "failed sign-in",
    ),
}


@pytest.mark.parametrize("role", CAME_FOR)
def test_home_offers_what_that_person_came_for(request, zones, sign_in, role):
    person = request.getfixturevalue(role)

    page = sign_in(person).get("/").content.decode()

    assert [each for each in CAME_FOR[role] if each not in page] == []


def test_the_administrator_is_told_of_a_place_that_was_proposed_as_a_zone(
    zones, officer, liaison, administrator, sign_in
):
    found(officer)
    decide_cell(cell=CELL, kind="accepted", by=liaison, now=timezone.now())

    page = sign_in(administrator).get("/").content.decode()

    assert "1 proposed place without a zone yet" in page


@pytest.mark.parametrize("role", ["liaison", "supervisor", "analyst", "administrator"])
def test_who_decides_about_emerging_cells_is_told_how_many_wait(request, zones, officer, sign_in, role):
    found(officer)

    page = sign_in(request.getfixturevalue(role)).get("/").content.decode()

    assert "1 emerging cell to decide about" in page


def test_an_officer_on_patrol_goes_on_with_it(zones, officer, sign_in):
    running = start_patrol(by=officer, now=timezone.now())

    page = sign_in(officer).get("/").content.decode()

    assert "Continue patrol" in page and f"/patrols/{running.reference}/walk/" in page


def test_a_supervisor_sees_who_is_out_now(zones, officer, supervisor, sign_in):
    start_patrol(by=officer, now=timezone.now())

    page = sign_in(supervisor).get("/").content.decode()

    assert "Officer Example" in page


def test_the_zone_longest_without_a_visit_comes_first(zones, officer):
    now = timezone.now()
    patrol = start_patrol(by=officer, now=now - timedelta(minutes=30))
    start_visit(patrol=patrol, zone=zones["north-gate"], by=officer, now=now - timedelta(minutes=20))

    order = [each.zone.slug for each in zones_today(officer, now)]

    assert order[-1] == "north-gate"


def test_incidents_of_the_same_day_of_the_week_say_why_a_zone_matters_now(zones, officer):
    now = timezone.now()
    for days in (7, 14, 8, 70):
        incident(officer, occurred_at=now - timedelta(days=days), now=now)

    counts = {each.zone.slug: each.incidents for each in zones_today(officer, now)}

    assert counts == {"the-stow": 2, "north-gate": 0, "west-gate": 0}


@pytest.mark.parametrize("clock", ["00:01", "12:00", "23:59"])
def test_those_incidents_are_the_same_at_every_minute_of_the_day(zones, officer, clock):
    now = datetime.fromisoformat(f"2026-11-22 {clock}").replace(tzinfo=LONDON)
    for at in (
        "2026-09-27 00:30",
        "2026-09-27 23:30",
        "2026-11-15 12:00",
        "2026-11-22 00:00",
        "2026-09-20 23:59",
    ):
        happened = datetime.fromisoformat(at).replace(tzinfo=LONDON)
        incident(officer, occurred_at=happened, now=datetime(2026, 11, 22, tzinfo=LONDON))

    counts = {each.zone.slug: each.incidents for each in zones_today(officer, now)}

    assert counts["the-stow"] == 3
