"""Cells of a screen: which are answered, how many at most, and that every way of counting says the same."""

import gzip
import json
from datetime import timedelta
from types import SimpleNamespace

import h3
import pytest
from django.test import RequestFactory
from django.utils import timezone

from hotspots.api.compressed import compressed
from hotspots.counts import by_cell
from hotspots.counts import cells as counting
from hotspots.exports.cells_text import cells_text
from hotspots.exports.geojson import cell_feature
from hotspots.tests.factories import NORTH_GATE, OUTSIDE, incidents
from incidents.kept_services import rebuild_incident_counts
from incidents.models import Incident, IncidentCount
from zones.geometry import cell_of

CELLS = "/api/v1/hotspots/cells/"
AROUND_NORTH_GATE = "0.0900,51.7700,0.0950,51.7720"


def long_ago():
    today = timezone.localdate()
    return {"period": "dates", "from_on": today - timedelta(days=400), "to_on": today}


def counts(answer):
    return {f["properties"]["cell"]: f["properties"]["count"] for f in answer.json()["features"]}


def test_cells_may_be_asked_for_a_box(officer, zones, api):
    incidents(officer, timezone.now(), days_ago=2)
    incidents(officer, timezone.now(), days_ago=2, count=3, **NORTH_GATE)

    answer = api(officer).get(CELLS, {"resolution": 10, "box": AROUND_NORTH_GATE})

    assert list(counts(answer).values()) == [3]


def test_a_cell_at_the_edge_of_the_box_keeps_its_whole_count(officer, zones, api):
    incidents(officer, timezone.now(), days_ago=2, **NORTH_GATE)
    sliver = f"{NORTH_GATE['lng'] + 0.0003},51.7714,{NORTH_GATE['lng'] + 0.0006},51.7715"

    answer = api(officer).get(CELLS, {"resolution": 7, "box": sliver})

    assert list(counts(answer).values()) == [1]


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "0.2,51,0.1,52", "0,nan,1,52", "0,51,1,91"])
def test_a_box_that_is_none_is_refused_by_name(officer, zones, api, box):
    answer = api(officer).get(CELLS, {"box": box})

    assert (answer.status_code, list(answer.data)) == (400, ["box"])


@pytest.mark.parametrize("resolution", [7, 8, 9, 10])
def test_a_box_around_everything_answers_what_no_box_answers(officer, zones, api, resolution):
    for place in ({}, NORTH_GATE, OUTSIDE):
        incidents(officer, timezone.now(), days_ago=3, **place)
    client = api(officer)

    boxes = ({}, {"box": "0,51.7,0.2,51.8"}, {"box": "-9,49,3,61"})
    answers = [counts(client.get(CELLS, {"resolution": resolution, **box})) for box in boxes]

    assert answers[0] == answers[1] == answers[2] and sum(answers[0].values()) == 3


@pytest.mark.parametrize("box", [{}, {"box": "0.08,51.76,0.14,51.79"}])
def test_too_many_cells_are_answered_as_larger_ones_and_it_is_said(officer, zones, api, monkeypatch, box):
    monkeypatch.setattr(counting, "MOST_CELLS", 2)
    for place in ({}, NORTH_GATE, OUTSIDE):
        incidents(officer, timezone.now(), days_ago=3, **place)

    answer = api(officer).get(CELLS, {"resolution": 10, **box}).json()

    assert answer["resolution"] < answer["asked_resolution"] == 10
    assert len(answer["features"]) <= 2 and sum(f["properties"]["count"] for f in answer["features"]) == 3
    assert "Zoom in" in answer["note"]


def test_an_answer_of_what_was_asked_has_no_note(officer, zones, api):
    incidents(officer, timezone.now(), days_ago=2)

    answer = api(officer).get(CELLS, {"resolution": 9}).json()

    assert (answer["resolution"], answer["asked_resolution"], answer["note"]) == (9, 9, "")


def test_the_answer_is_compressed_for_whoever_reads_that(officer, zones, api):
    for place in ({}, NORTH_GATE, OUTSIDE):
        incidents(officer, timezone.now(), days_ago=3, **place)

    answer = api(officer).get(CELLS, headers={"accept-encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    assert len(json.loads(gzip.decompress(answer.content))["features"]) == 3


def test_a_full_answer_is_at_most_sixty_kilobytes_compressed():
    around = h3.grid_disk(h3.latlng_to_cell(51.77, 0.1, 10), 19)
    cells = [int(h3.str_to_int(code)) for code in around][: counting.MOST_CELLS]
    name = "1.4 km north-west of the Harvey Centre, or farther"
    shown = [
        SimpleNamespace(rank=n, cell=cell, code=f"{cell:x}", name=f"{n} {name}", count=n * 7919 % 4001)
        for n, cell in enumerate(cells)
    ]

    text = cells_text(counting.ScreenOfCells(tuple(shown), 10, 10))
    answer = compressed(RequestFactory().get("/", headers={"accept-encoding": "gzip"}), text)

    assert len(shown) == counting.MOST_CELLS
    assert gzip.decompress(answer.content).decode() == text
    assert len(answer.content) <= 60_000


def test_the_text_is_the_feature_to_about_a_metre(officer, zones):
    cell = cell_of(**NORTH_GATE)
    figure = SimpleNamespace(rank=1, cell=cell, code=f"{cell:x}", name="At “the” place", count=4)

    written = json.loads(cells_text(counting.ScreenOfCells((figure,), 10, 10)))["features"][0]

    expected = cell_feature(figure)
    assert written["properties"] == expected["properties"]
    [ring], [exact] = written["geometry"]["coordinates"], expected["geometry"]["coordinates"]
    assert all(
        abs(a - b) < 1e-5 for one, two in zip(ring, exact, strict=True) for a, b in zip(one, two, strict=True)
    )


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"category": "violence"},
        {"resolution": 7},
        {"box": AROUND_NORTH_GATE},
        {"resolution": 7, "box": AROUND_NORTH_GATE},
        {"resolution": 7, "category": "violence"},
    ],
)
def test_a_long_period_says_the_same_with_and_without_what_is_counted_ahead(officer, zones, api, filters):
    for days_ago in (3, 20, 60, 61, 200, 399):
        incidents(officer, timezone.now(), days_ago=days_ago, **NORTH_GATE)
        incidents(officer, timezone.now(), days_ago=days_ago, category="theft", **OUTSIDE)
    client = api(officer)
    before = counts(client.get(CELLS, {**long_ago(), **filters}))

    rebuild_incident_counts()
    after = counts(client.get(CELLS, {**long_ago(), **filters}))
    Incident.objects.filter(category="violence").first().delete()
    stale = counts(client.get(CELLS, {**long_ago(), **filters}))

    assert before == after
    assert sum(stale.values()) == sum(before.values()) - 1


@pytest.mark.parametrize(
    "asked", [{"weapon": "knife"}, {"weekday": "1"}, {"time_of_day": "night"}, {"zone": "the-stow"}]
)
def test_what_the_kept_counts_do_not_know_is_read_from_the_rows(officer, zones, api, asked, monkeypatch):
    monkeypatch.setattr(by_cell, "cover_of", None)

    assert api(officer).get(CELLS, {**long_ago(), **asked}).status_code == 200


def test_a_long_period_of_everything_looks_at_the_wide_cells_first(
    officer, zones, api, django_assert_num_queries
):
    incidents(officer, timezone.now(), days_ago=30)
    rebuild_incident_counts()
    client = api(officer)
    client.get(CELLS, long_ago())

    with django_assert_num_queries(8):
        client.get(CELLS, long_ago())
    with django_assert_num_queries(6):
        client.get(CELLS, {**long_ago(), "box": AROUND_NORTH_GATE})
    with django_assert_num_queries(6):
        client.get(CELLS, {**long_ago(), "resolution": 7})


def test_more_wide_cells_than_a_screen_shows_are_answered_without_reading_small_ones(
    officer, zones, api, monkeypatch
):
    incidents(officer, timezone.now(), days_ago=30)
    incidents(officer, timezone.now(), days_ago=60, lat=51.9, lng=0.9)
    rebuild_incident_counts()
    monkeypatch.setattr(counting, "MOST_CELLS", 1)
    IncidentCount.objects.all().delete()

    answer = api(officer).get(CELLS, {**long_ago(), "resolution": 10}).json()

    assert answer["resolution"] < 7
    assert sum(feature["properties"]["count"] for feature in answer["features"]) == 2
