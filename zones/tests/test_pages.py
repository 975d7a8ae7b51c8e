"""The zone pages, as each person sees them."""

import json
from datetime import date

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from zones.models import Zone
from zones.tests.test_redrawing import ELSEWHERE

TYPED = "51.78, 0.12\n51.78, 0.13\n51.79, 0.13\n51.79, 0.12"


def change(**fields: str) -> dict[str, str]:
    return {"geometry": TYPED, "valid_from": timezone.localdate().isoformat(), "source": "", **fields}


def test_the_list_names_every_zone_with_its_area(zones, councillor, sign_in):
    page = sign_in(councillor).get("/zones/")

    assert [zone.name for zone in page.context["object_list"]] == [
        "North Gate",
        "The Stow",
        "Town centre",
        "West Gate",
    ]
    assert "1 January 2020" in page.content.decode()


def test_the_list_asks_the_database_the_same_number_of_questions_however_long_it_is(
    zones, officer, sign_in, django_assert_max_num_queries
):
    for number in range(20):
        Zone.objects.create(slug=f"zone-{number}", name=f"Zone {number}", parent=zones["town-centre"])
    client = sign_in(officer)

    with django_assert_max_num_queries(7):
        client.get("/zones/")


def test_the_list_can_show_one_kind(zones, officer, sign_in):
    page = sign_in(officer).get("/zones/", {"kind": "context"})

    assert [zone.slug for zone in page.context["object_list"]] == ["town-centre"]


def test_a_zone_shows_its_outline_its_family_and_leaves_an_access_record(zones, officer, sign_in):
    page = sign_in(officer).get("/zones/town-centre/").content.decode()

    assert "<polygon" in page and "51.76649, 0.08944" in page
    assert "North Gate" in page and "West Gate" in page
    assert AccessRecord.objects.get(kind="zone").ids == ["Town centre"]


def test_only_an_administrator_may_redraw(zones, supervisor, sign_in):
    client = sign_in(supervisor)

    assert client.get("/zones/the-stow/redraw/").status_code == 403
    assert client.post("/zones/the-stow/redraw/", change(confirmed="true")).status_code == 403
    assert zones["the-stow"].versions.count() == 1


def test_redrawing_shows_the_change_first_and_makes_it_when_confirmed(zones, administrator, sign_in):
    client = sign_in(administrator)

    shown = client.post("/zones/the-stow/redraw/", change())
    versions_before = zones["the-stow"].versions.count()
    done = client.post("/zones/the-stow/redraw/", change(confirmed="true"))

    assert "Check the new outline of The Stow" in shown.content.decode()
    assert versions_before == 1
    assert done.status_code == 302
    assert zones["the-stow"].versions.get(number=2).drawn_by == administrator


def test_geojson_is_read_as_well_as_typed_points(zones, administrator, sign_in):
    feature = {"type": "Feature", "properties": {}, "geometry": ELSEWHERE}

    sign_in(administrator).post(
        "/zones/the-stow/redraw/", change(geometry=json.dumps(feature), confirmed="true")
    )

    assert zones["the-stow"].versions.count() == 2


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("51.78, 0.12\nnorth of the church", "Line 2 is not a latitude and a longitude"),
        ("51.78, 0.12\n51.79, 0.13", "at least three points"),
        ("0.12, 51.78\n0.13, 51.78\n0.13, 51.79", "is longitude before latitude?"),
        ("51.78, 0.12\n51.79, 0.13\n51.79, 0.12\n51.78, 0.13", "crosses itself"),
    ],
)
def test_an_outline_that_cannot_be_is_refused_at_its_field_and_kept(
    zones, administrator, sign_in, typed, reason
):
    page = sign_in(administrator).post("/zones/the-stow/redraw/", change(geometry=typed))

    assert reason in str(page.context["form"].errors["geometry"])
    assert page.context["form"]["geometry"].value() == typed


def test_a_start_in_the_past_is_refused_at_its_field(zones, administrator, sign_in):
    page = sign_in(administrator).post(
        "/zones/the-stow/redraw/", change(valid_from=date(2020, 1, 1).isoformat())
    )

    assert "today or later" in str(page.context["form"].errors["valid_from"])
