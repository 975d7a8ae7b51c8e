"""The pages that add and redraw a zone, and the outlines that its own page shows."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from zones.models import Zone
from zones.services import redraw_zone
from zones.tests.test_outlines import CELL
from zones.tests.test_pages import TYPED
from zones.tests.test_redrawing import ELSEWHERE

ADD = "/zones/add/"
OVER_THE_STOW = "51.774, 0.112\n51.777, 0.112\n51.777, 0.116"


def new_zone(**fields: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    said = {"name": "Staple Tye", "kind": "hotspot", "geometry": TYPED, "valid_from": today}
    return {**said, "method": "drawn by hand", "source": "Agreed at tasking", **fields}


def test_only_an_administrator_may_add_a_zone(zones, supervisor, administrator, sign_in):
    client = sign_in(supervisor)

    assert client.post(ADD, new_zone(confirmed="true")).status_code == 403
    assert ADD not in client.get("/zones/").content.decode()
    assert ADD in sign_in(administrator).get("/zones/").content.decode()


def test_a_new_zone_is_shown_first_and_made_when_confirmed(zones, administrator, sign_in):
    client = sign_in(administrator)

    shown = client.post(ADD, new_zone())
    zones_before = Zone.objects.count()
    done = client.post(ADD, new_zone(confirmed="true"))

    assert "Check the new zone Staple Tye" in shown.content.decode()
    assert zones_before == 4
    assert done.headers["Location"] == "/zones/staple-tye/"


@pytest.mark.parametrize(("asked", "corners"), [({"cell": CELL}, 6), ({"outline": json.dumps(ELSEWHERE)}, 4)])
def test_the_address_may_hold_the_outline(zones, administrator, sign_in, asked, corners):
    form = sign_in(administrator).get(ADD, {**asked, "source": "An emerging cell"}).context["form"]

    assert len(form["geometry"].value().splitlines()) == corners
    assert form["source"].value() == "An emerging cell"


def test_a_cell_that_is_none_is_said_and_the_form_stays_empty(zones, administrator, sign_in):
    page = sign_in(administrator).get(ADD, {"cell": "the-stow"})

    assert "“the-stow” is not a cell of the map." in page.content.decode()
    assert page.context["form"]["geometry"].value() is None


def test_ground_that_two_zones_share_is_said_before_it_is(zones, administrator, sign_in):
    page = sign_in(administrator).post(ADD, new_zone(geometry=OVER_THE_STOW)).content.decode()

    assert "It overlaps The Stow by 2.59 hectares. A record there is placed in Staple Tye." in page


def test_what_was_shown_can_be_changed_without_typing_it_again(zones, administrator, sign_in):
    page = sign_in(administrator).post(ADD, new_zone(confirmed="true", change="yes"))

    assert page.context["form"]["geometry"].value() == TYPED
    assert not Zone.objects.filter(slug="staple-tye").exists()


def test_a_name_that_is_taken_is_refused_at_its_field_and_the_rest_is_kept(zones, administrator, sign_in):
    page = sign_in(administrator).post(ADD, new_zone(name="the stow"))

    assert "There is a zone called The Stow already" in str(page.context["form"].errors["name"])
    assert page.context["form"]["geometry"].value() == TYPED


def test_the_editor_is_given_the_other_zones_and_not_the_one_that_is_drawn(zones, administrator, sign_in):
    editor = sign_in(administrator).get("/zones/the-stow/redraw/").context["editor"]

    assert sorted(zone["name"] for zone in editor["zones"]) == ["North Gate", "Town centre", "West Gate"]


def test_the_history_says_who_drew_each_outline_and_why(zones, administrator, officer, sign_in):
    redrawn(zones["the-stow"], administrator)

    page = sign_in(officer).get("/zones/the-stow/").content.decode()

    assert administrator.full_name in page
    assert "Agreed at tasking" in page


def test_an_outline_of_another_day_is_shown_beside_that_of_today(zones, administrator, officer, sign_in):
    redrawn(zones["the-stow"], administrator)

    page = sign_in(officer).get("/zones/the-stow/", {"version": "2"})

    assert page.context["shown"].number == 2
    assert page.context["on_map"]["ring"] == ELSEWHERE["coordinates"][0]
    assert (
        page.context["on_map"]["today"] == zones["the-stow"].versions.get(number=1).geometry["coordinates"][0]
    )


def test_a_version_that_is_none_is_not_found(zones, officer, sign_in):
    assert sign_in(officer).get("/zones/the-stow/", {"version": "9"}).status_code == 404


def redrawn(zone, by):
    today = timezone.localdate()
    return redraw_zone(
        zone=zone, geometry=ELSEWHERE, valid_from=today + timedelta(days=1), by=by, today=today,
        source="Agreed at tasking",
    )  # fmt: skip
