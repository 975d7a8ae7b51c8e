"""Wards and census areas on the map: offered once they are loaded, with whose they are."""

from hotspots.layers.boundaries import outline_layers
from zones.tests.boundary_factories import ward

PAGE = "/hotspots/"


def test_without_outlines_none_is_offered(officer, zones, sign_in):
    page = sign_in(officer).get(PAGE)

    assert page.context["map_config"]["boundaries"] == []


def test_wards_that_were_loaded_are_offered_with_their_year_and_licence(officer, zones, sign_in):
    made = ward("E05000001")

    [offered] = sign_in(officer).get(PAGE).context["map_config"]["boundaries"]

    assert (offered["kind"], offered["name"]) == ("ward", "Wards")
    assert f"Wards as of {made.vintage}" in offered["source"]
    assert "Open Government Licence v3.0" in offered["source"]


def test_only_the_latest_year_of_a_kind_is_offered(db):
    first = ward("E05000001")
    first.vintage -= 1
    first.pk, first.code = None, "E05000009"
    first.save()

    [layer] = outline_layers()

    assert layer.vintage == first.vintage + 1
