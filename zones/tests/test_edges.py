"""Which zone holds a point, where two zones meet."""

from datetime import date

import pytest

from zones.services import locate

DAY = date(2026, 11, 16)
SHARED_EDGE = {
    "its western end": (51.77095, 0.09182),
    "its middle": ((51.77095 + 51.77084) / 2, (0.09182 + 0.09283) / 2),
    "its eastern end": (51.77084, 0.09283),
}


@pytest.mark.parametrize("where", SHARED_EDGE)
def test_a_point_on_the_shared_edge_always_resolves_to_north_gate(zones, where):
    lat, lng = SHARED_EDGE[where]

    place = locate(on=DAY, lat=lat, lng=lng)

    assert place.zone_version.zone == zones["north-gate"]


def test_a_step_south_of_the_shared_edge_is_in_west_gate(zones):
    place = locate(on=DAY, lat=51.77085, lng=0.09232)

    assert place.zone_version.zone == zones["west-gate"]


def test_the_rest_of_the_town_centre_is_the_wider_area(zones):
    place = locate(on=DAY, lat=51.7680, lng=0.0940)

    assert place.zone_version.zone == zones["town-centre"]
