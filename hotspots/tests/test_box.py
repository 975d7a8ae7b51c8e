"""What is read for a screen holds all that the screen shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspots.counts.box import Box, cells_on, ranges_over
from hotspots.tests.factories import OUTSIDE
from zones.geometry import cell_centre, cell_of, finest_within, parent_of

# Along a side of a box, most of them at its ends and a little beyond.
PLACES = st.one_of(st.sampled_from([0, 1]), st.floats(-0.05, 0.05), st.floats(0.95, 1.05), st.floats(0, 1))


@pytest.mark.parametrize("resolution", [7, 8, 9, 10])
@pytest.mark.parametrize("side", [0.001, 0.03, 0.5])
def test_the_ranges_of_a_box_hold_every_cell_on_it(resolution, side):
    box = Box(0.1, 51.7, 0.1 + side, 51.7 + side)
    steps = [n * side / 25 for n in range(26)]
    finest = {cell_of(51.7 + up, 0.1 + along) for up in steps for along in steps}

    ranges = ranges_over(box, resolution)

    assert len(ranges) <= 12
    assert all(any(first <= cell <= last for first, last in ranges) for cell in finest)
    assert all(cells_on(box, [parent_of(cell, resolution) for cell in finest], resolution))


def test_a_cell_far_from_the_box_is_not_on_it():
    lat, lng = cell_centre(cell_of(**OUTSIDE))

    assert cells_on(Box(0.09, 51.77, 0.095, 51.772), [cell_of(lat, lng)], 10) == [False]


@given(
    south=st.floats(-70, 70),
    west=st.floats(-170, 160),
    height=st.floats(0.0005, 7.9),
    width=st.floats(0.0005, 7.9),
    resolution=st.integers(0, 10),
    points=st.lists(st.tuples(PLACES, PLACES), min_size=20, max_size=40),
)
def test_every_cell_that_a_screen_anywhere_shows_is_read_whole(
    south, west, height, width, resolution, points
):
    box = Box(west, south, west + width, south + height)
    finest = [cell_of(south + up * height, west + along * width) for up, along in points]
    shown = [parent_of(cell, resolution) for cell in finest]
    ends = [
        end
        for cell, on in zip(shown, cells_on(box, shown, resolution), strict=True)
        if on
        for end in finest_within(cell)
    ]

    ranges = ranges_over(box, resolution)

    assert len(ranges) <= 12
    assert all(any(first <= end <= last for first, last in ranges) for end in ends)
