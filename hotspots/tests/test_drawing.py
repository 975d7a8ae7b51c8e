"""The map as a drawing and as GeoJSON: the figures of the page, and nothing that was typed as markup."""

from xml.etree import ElementTree

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from hotspots.exports.classes import class_limits, colour_of, limits_words
from hotspots.exports.ground import frame_around
from hotspots.exports.picture import DrawnCell, DrawnZone, Picture
from hotspots.exports.svg import map_svg
from hotspots.tests.factories import OUTSIDE, incidents
from zones.geometry import cell_of, cell_outline

PAGE = "/hotspots/"
FILES = [f"/hotspots/figures.{ending}" for ending in ("csv", "geojson", "svg", "png")]
SQUARE = [[0.09, 51.77], [0.10, 51.77], [0.10, 51.78], [0.09, 51.78], [0.09, 51.77]]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(**changed):
    cells = (DrawnCell(cell_outline(cell_of(51.775, 0.095)), 7),)
    usual = {
        "title": "Hotspots",
        "statement": "7 incidents within the zones.", "marking": "OFFICIAL", "made": "today",
        "filters": (("Period", "1 to 28 June 2026"),), "zones": (DrawnZone("Square", SQUARE, 7, True),),
        "cells": cells, "across": "150 metres",
    }  # fmt: skip
    return ElementTree.fromstring(map_svg(Picture(**usual | changed)))


def words(svg):
    return [each.text for each in svg.iter(f"{SVG}text")]


def test_a_drawing_says_period_and_limits_and_is_marked_above_and_below():
    svg = drawn()

    said = words(svg)
    assert (said[0], said[-1]) == ("OFFICIAL", "OFFICIAL")
    assert "Period: 1 to 28 June 2026" in said
    assert {"1", "6 to 7", "Square: 7", "Incidents in a cell, about 150 metres across"} <= set(said)
    assert "7 incidents within the zones." in svg.find(f"{SVG}desc").text


def test_a_name_that_looks_like_markup_stays_a_name():
    svg = drawn(zones=(DrawnZone("<script>&", SQUARE, 7, True),))

    assert "<script>&: 7" in words(svg)
    assert svg.find(f".//{SVG}script") is None


def test_incidents_beyond_the_frame_are_not_lost_but_said():
    far = DrawnCell(cell_outline(cell_of(52.5, 0.3)), 3)

    said = words(drawn(cells=(far,)))

    assert "3 incidents in cells beyond this frame: see the table." in said


def test_nothing_to_draw_is_a_drawing_that_says_so():
    assert "None" in words(drawn(cells=(), zones=()))


@pytest.mark.parametrize("largest", [1, 2, 3, 7, 38, 250])
def test_every_count_has_a_class_and_the_most_is_the_darkest(largest):
    limits = class_limits(largest)

    colours = [colour_of(count, limits) for count in range(1, largest + 1)]
    assert len(set(colours)) == len(limits)
    assert largest == 1 or colours[-1] == "#253494"


def test_the_classes_are_those_of_the_map_on_the_page():
    said = [limits_words(each) for each in class_limits(38)]

    assert said == ["1 to 3", "4 to 9", "10 to 17", "18 to 27", "28 to 38"]


def test_a_frame_around_nothing_still_has_a_scale():
    frame = frame_around([], left=0, top=0, width=100, height=100)

    assert frame.scale > 0


@pytest.mark.django_db
def test_geojson_holds_the_figures_of_the_page_with_marking_and_filters(analyst, zones, sign_in):
    incidents(analyst, timezone.now(), days_ago=2, count=3, category="theft")
    incidents(analyst, timezone.now(), days_ago=2, count=2, category="theft", **OUTSIDE)
    client = sign_in(analyst)

    page = client.get(PAGE, {"category": "theft"}).context
    found = client.get("/hotspots/figures.geojson", {"category": "theft"}).json()

    counts = {"zone": [], "cell": []}
    for each in found["features"]:
        counts[each["properties"]["layer"]].append((each["properties"]["name"], each["properties"]["count"]))
    assert counts["zone"] == [(each.name, each.count) for each in page["figures"].places]
    assert counts["cell"] == [(each.name, each.count) for each in page["cells"]]
    assert (found["properties"]["marking"], found["properties"]["total"]) == ("OFFICIAL", 5)
    assert found["properties"]["filters"]["Kind"] == "Theft"


@pytest.mark.django_db
@pytest.mark.parametrize("address", FILES)
def test_each_file_is_made_on_record_and_only_for_those_who_may_export(
    address, analyst, officer, zones, sign_in
):
    answer = sign_in(analyst).get(address, {"category": "theft"})
    refused = sign_in(officer).get(address)

    assert (answer.status_code, refused.status_code) == (200, 403)
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="OFFICIAL hotspots')
    record = AccessRecord.objects.get(action="export", kind="hotspot")
    assert (record.user, record.filters) == (analyst, "category=theft")


@pytest.mark.django_db
def test_a_picture_is_a_picture(analyst, zones, sign_in):
    answer = sign_in(analyst).get("/hotspots/figures.png")

    assert answer.content.startswith(b"\x89PNG")


@pytest.mark.django_db
@pytest.mark.parametrize("address", FILES)
def test_a_file_of_what_cannot_be_leads_back_to_the_page(address, analyst, zones, sign_in):
    answer = sign_in(analyst).get(address, {"category": "piracy"})

    assert (answer.status_code, answer.url) == (302, "/hotspots/?category=piracy")


@pytest.mark.django_db
def test_the_page_carries_the_drawing_for_paper(officer, zones, sign_in):
    incidents(officer, timezone.now(), days_ago=2, count=3)

    page = sign_in(officer).get(PAGE)

    assert "The Stow: 3" in words(ElementTree.fromstring(page.context["drawing"]))
