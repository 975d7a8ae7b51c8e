"""Outlines as plain values: around cells, beside other zones, and drawn as a picture."""

import h3
import pytest
from shapely.geometry import shape

from zones.cell_outline import outline_of_cells
from zones.drawing import draw_outlines
from zones.geometry import GeometryError, Place
from zones.outline_rules import NamedPlace, outline_problem, outside_sentence, overlap_sentences
from zones.outline_text import read_outline
from zones.tests.test_redrawing import ELSEWHERE, ring

CELL = h3.latlng_to_cell(51.764, 0.105, 10)
HARLOW = (51.7, 0.0, 51.9, 0.3)


def place(name: str, west: float, east: float, depth: int = 0) -> NamedPlace:
    corners = [west, 51.77], [east, 51.77], [east, 51.78], [west, 51.78]
    return NamedPlace(name, Place(0, name.lower(), depth, shape(ring(*corners))))


def test_one_cell_is_an_outline_of_six_corners():
    assert len(outline_of_cells([CELL])["coordinates"][0]) == 7


def test_cells_that_touch_become_one_outline_without_inner_edges():
    both = [CELL, h3.grid_ring(CELL, 1)[0]]

    assert len(outline_of_cells(both)["coordinates"][0]) == 11


def test_a_ring_of_cells_holds_what_it_surrounds():
    outline = outline_of_cells(h3.grid_ring(CELL, 1))

    lat, lng = h3.cell_to_latlng(CELL)
    assert len(outline["coordinates"]) == 1
    assert shape(outline).contains(shape({"type": "Point", "coordinates": [lng, lat]}))


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ([], "between 1 and 50"),
        (["the-stow"], "“the-stow” is not a cell"),
        ([CELL, h3.cell_to_parent(CELL, 9)], "different sizes"),
        ([CELL, h3.latlng_to_cell(51.78, 0.12, 10)], "do not touch"),
    ],
)
def test_cells_that_no_outline_holds_are_refused(cells, reason):
    with pytest.raises(GeometryError, match=reason):
        outline_of_cells(cells)


def test_an_outline_with_a_hole_or_too_many_corners_is_a_problem():
    square = shape(ELSEWHERE)
    holed = square.difference(square.centroid.buffer(0.001))

    assert "hole" in outline_problem(holed, HARLOW, "Harlow")
    assert "more than 200 corners" in outline_problem(square.centroid.buffer(0.001, 60), HARLOW, "Harlow")
    assert outline_problem(square, HARLOW, "Harlow") is None


def test_shared_ground_is_told_with_who_gets_its_records():
    sentences = overlap_sentences(place("New", 0.10, 0.12), [place("Market", 0.11, 0.13)])

    assert sentences == ["It overlaps Market by 76.78 hectares. A record there is placed in Market."]


def test_zones_that_share_an_edge_do_not_overlap():
    assert overlap_sentences(place("New", 0.10, 0.12), [place("Market", 0.12, 0.13)]) == []


def test_a_zone_that_reaches_out_of_its_wider_area_is_told():
    around = place("Town", 0.10, 0.12)

    assert outside_sentence(place("New", 0.10, 0.11), around) is None
    assert "hectares of New lie outside Town." in outside_sentence(place("New", 0.11, 0.13), around)


def test_a_picture_may_show_only_the_ground_near_what_it_is_about():
    far = ring([0.05, 51.74], [0.051, 51.74], [0.051, 51.741])

    near = draw_outlines([("Far", "neighbour", far), ("", "after", ELSEWHERE)], around=[ELSEWHERE])
    alone = draw_outlines([("", "after", ELSEWHERE)], around=[ELSEWHERE])

    assert (near.width, near.height) == (alone.width, alone.height)
    assert near.shapes[1] == alone.shapes[0]


RING = "[[{}, 51.7], [0.2, 51.7], [0.2, 51.8], [{}, 51.7]]"


@pytest.mark.parametrize(
    "typed",
    [
        "[" * 50_000,
        '{"a":' * 50_000,
        "[" + "9" * 5_000 + "]",
        '{"type": "FeatureCollection", "features": 5}',
        '{"type": "FeatureCollection", "features": {"a": 1}}',
        *(
            '{"type": "Polygon", "coordinates": [' + RING.format(corner, corner) + "]}"
            for corner in ("NaN", "1e309", "9" * 400, "null", "[]", "{}")
        ),
    ],
)
def test_what_is_no_outline_is_refused_in_words(typed):
    with pytest.raises(GeometryError):
        read_outline(typed)
