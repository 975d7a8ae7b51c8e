"""The ring around a zone: as wide as it says, and no ground of another zone."""

from datetime import date

import pytest
from shapely import Polygon
from shapely.geometry import shape

from zones.geometry import GeometryError, distance_to_polygon_m, to_metres
from zones.ring_geometry import in_ring, ring_around, ring_geojson
from zones.rings import rings_on

SQUARE = Polygon([(0.09, 51.77), (0.094, 51.77), (0.094, 51.773), (0.09, 51.773)])
DAY = date(2026, 11, 20)


def test_the_ring_is_a_hundred_metres_wide_within_one_in_a_hundred():
    ring = ring_around(SQUARE, 100)
    rim = [distance_to_polygon_m(lat, lng, SQUARE) for lng, lat in ring.exterior.coords]

    assert min(rim) == pytest.approx(100, rel=0.01)
    assert max(rim) == pytest.approx(100, rel=0.01)
    assert len(ring.interiors) == 1


def test_the_ring_covers_the_ground_that_a_straight_edge_and_round_corners_make():
    square, ring = to_metres(SQUARE), to_metres(ring_around(SQUARE, 100))

    assert ring.area == pytest.approx(square.length * 100 + 3.14159 * 100**2, rel=0.01)


def test_a_point_in_the_zone_is_not_in_its_ring_and_one_just_outside_is():
    ring = ring_around(SQUARE, 100)

    assert in_ring(51.7735, 0.092, ring)
    assert not in_ring(51.7715, 0.092, ring)
    assert not in_ring(51.775, 0.092, ring)


def test_a_point_on_the_edge_belongs_to_the_zone():
    ring = ring_around(SQUARE, 100)

    assert not in_ring(51.773, 0.092, ring, inside=(SQUARE,))


def test_the_same_ring_is_worked_out_once():
    assert ring_around(SQUARE, 100) is ring_around(Polygon(SQUARE.exterior), 100)


@pytest.mark.parametrize("metres", [0, -5, 2_001])
def test_a_width_that_makes_no_ring_is_refused(metres):
    with pytest.raises(GeometryError):
        ring_around(SQUARE, metres)


def test_a_ring_that_others_cover_wholly_is_empty():
    around = Polygon([(0.08, 51.76), (0.10, 51.76), (0.10, 51.78), (0.08, 51.78)])

    ring = ring_around(SQUARE, 100, (around,))

    assert ring.is_empty
    assert ring_geojson(ring) == {"type": "MultiPolygon", "coordinates": []}


def test_rings_of_neighbours_leave_each_others_zone_out(zones):
    rings = {ring.zone.slug: ring for ring in rings_on(DAY)}
    north, west = rings["north-gate"], rings["west-gate"]

    assert set(rings) == {"north-gate", "west-gate", "the-stow"}
    assert to_metres(north.shape).intersection(to_metres(west.version.polygon)).area < 1
    assert not north.holds(51.77019, 0.09139)
    assert north.holds(51.7725, 0.0935)


def test_a_place_near_two_zones_is_in_both_rings(zones):
    rings = [ring for ring in rings_on(DAY) if ring.holds(51.7703, 0.0934)]

    assert [ring.zone.slug for ring in rings] == ["north-gate", "west-gate"]


def test_a_ring_is_drawn_as_geojson_with_longitude_first(zones):
    ring = next(ring for ring in rings_on(DAY) if ring.zone.slug == "the-stow")

    assert shape(ring.geometry).is_valid
    assert ring.geometry["coordinates"][0][0][0] == pytest.approx(0.114, abs=0.01)
    assert len(ring.geometry["coordinates"]) == 2
