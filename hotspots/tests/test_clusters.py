"""Clusters of cells: page, map layer and API with the same marks, and the refusals in words."""

import h3
import pytest
from django.utils import timezone

from audit.models import AccessRecord
from hotspots.tests.factories import OUTSIDE, incidents

pytestmark = pytest.mark.usefixtures("zones")
PAGE, URL = "/hotspots/analysis/clusters/", "/api/v1/hotspots/clusters/"
MIDDLE = h3.latlng_to_cell(51.7700, 0.0950, 10)


def at(cell):
    lat, lng = h3.cell_to_latlng(cell)
    return {"lat": lat, "lng": lng}


def a_cluster(by, *, each=4, **fields):
    """Seven cells side by side with so many each."""
    now = timezone.now()
    for cell in h3.grid_disk(MIDDLE, 1):
        incidents(by, now, days_ago=3, count=each, **at(cell), **fields)
    incidents(by, now, days_ago=3, count=2, **OUTSIDE)


def text(response):
    return " ".join(response.content.decode().split())


def test_cells_that_are_busy_together_are_marked_and_a_lone_one_is_not(analyst, api):
    a_cluster(analyst)

    said = api(analyst).get(URL).json()

    marks = {each["properties"]["cell"]: each["properties"] for each in said["features"]}
    assert marks[MIDDLE]["mark"] == "more_99"
    assert marks[MIDDLE]["words"] == "More here and around than elsewhere: 99%"
    assert (marks[MIDDLE]["count"], marks[MIDDLE]["around"]) == (4, 28)
    assert h3.latlng_to_cell(lat=OUTSIDE["lat"], lng=OUTSIDE["lng"], res=10) not in marks
    assert said["features"][0]["geometry"]["type"] == "Polygon"
    assert "in a cluster of more, out of" in said["statement"]
    assert said["tested"] > 500


def test_page_and_api_have_the_same_cells_in_the_same_order(analyst, sign_in, api):
    a_cluster(analyst)

    page = sign_in(analyst).get(PAGE, {"all_cells": "yes"})
    said = api(analyst).get(URL).json()

    assert [each.code for each in page.context["cells"]] == [
        each["properties"]["cell"] for each in said["features"]
    ]
    assert said["statement"] in text(page)
    assert "Getis-Ord Gi*" in text(page)
    assert "about 5% at most are expected to be chance" in text(page)


def test_the_filters_narrow_it(analyst, api):
    a_cluster(analyst, category="theft")

    said = api(analyst).get(URL, {"category": "drugs"}).json()

    assert (said["features"], said["statement"]) == (
        [], "Not shown: 0 incidents with an exact place, 30 are needed.",
    )  # fmt: skip


@pytest.mark.parametrize("part", [{"zone": "the-stow"}, {"cell": MIDDLE}])
def test_of_a_part_of_the_town_there_are_none_and_it_says_why(analyst, sign_in, api, part):
    a_cluster(analyst)

    said = api(analyst).get(URL, part).json()

    assert said["features"] == []
    assert said["statement"] == "Clusters are of the whole town: take away the zone or cell to see them."
    assert said["statement"] in text(sign_in(analyst).get(PAGE, part))


def test_too_few_incidents_are_refused_in_words(analyst, sign_in):
    a_cluster(analyst, each=1)

    assert "Not shown: 9 incidents with an exact place, 30 are needed." in text(sign_in(analyst).get(PAGE))


def test_kinds_that_imply_a_victim_are_in_no_cluster(analyst, api):
    a_cluster(analyst, category="sexual_offence")

    assert "Not shown: 2 incidents" in api(analyst).get(URL).json()["statement"]


def test_a_filter_that_cannot_be_is_named(analyst, api):
    answer = api(analyst).get(URL, {"weekday": "never"})

    assert (answer.status_code, list(answer.json())) == (400, ["weekday"])


def test_page_and_layer_are_on_record(analyst, sign_in, api):
    a_cluster(analyst)

    sign_in(analyst).get(PAGE)
    api(analyst).get(URL)

    seen = AccessRecord.objects.filter(kind="hotspot cluster").order_by("pk").values_list("action", "count")
    assert list(seen) == [("list", 30), ("map", 30)]


def test_a_count_leads_to_its_rows(officer, sign_in):
    a_cluster(officer)

    assert f"cell={MIDDLE}&amp;counted=yes" in text(sign_in(officer).get(PAGE))


def test_the_map_knows_where_to_load_them(officer, sign_in):
    page = sign_in(officer).get("/hotspots/")

    assert page.context["map_config"]["clustersUrl"] == URL


def test_the_file_for_maps_holds_the_cells_of_the_endpoint_and_is_marked(analyst, sign_in, api):
    a_cluster(analyst)

    file = sign_in(analyst).get("/hotspots/analysis/clusters.geojson")
    said = api(analyst).get(URL).json()

    assert file.json()["features"] == said["features"] != []
    assert file.json()["properties"]["marking"] == "OFFICIAL"
    assert file.json()["properties"]["statement"] == said["statement"]
    assert AccessRecord.objects.filter(action="export", kind="hotspot cluster").exists()
