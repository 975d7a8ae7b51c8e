"""The pure parts of the map: periods, names and words."""

from datetime import date

import pytest

from hotspots.asked.periods import Period
from hotspots.counts.naming import Namer, compass, rounded
from hotspots.words.map import chance, concentration


def test_four_weeks_are_28_days_and_the_earlier_ones_follow_without_a_gap():
    period = Period.of_weeks(4, until=date(2026, 11, 22))

    assert period.days == 28
    assert period.earlier(1).end_at == period.start_at
    assert period.earlier(2).last_on == date(2026, 9, 27)


def test_a_period_over_the_change_of_the_clocks_starts_at_midnight_in_harlow():
    period = Period(date(2026, 10, 25), date(2026, 10, 25))

    assert (period.end_at - period.start_at).total_seconds() == 25 * 3600


def test_a_place_beyond_the_zones_is_named_from_the_nearest_landmark():
    name = Namer([], {}).of_point(51.7664, 0.09358)

    assert name == "140 m south of the Civic Centre"


@pytest.mark.parametrize(
    ("lat", "lng", "side"), [(51.78, 0.1, "north"), (51.77, 0.12, "east"), (51.76, 0.0838, "south-west")]
)
def test_the_compass_points_from_one_place_to_the_other(lat, lng, side):
    assert compass(51.77, 0.1, lat, lng) == side


def test_distances_are_said_as_people_say_them():
    assert [rounded(metres) for metres in (94, 310, 1_440)] == ["90 m", "310 m", "1.4 km"]


def test_no_share_is_given_of_small_numbers():
    assert concentration([4, 3, 2, 1, 1, 1]) == ""
    assert "hold 96%" in concentration([10, 10, 10, 10, 10, 1, 1])


def test_nothing_compared_needs_no_word_on_chance():
    assert chance(0) == ""
    assert "fewer than 1" in chance(5)
