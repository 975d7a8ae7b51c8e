"""Worked examples of minutes inside a zone: what no position shows is never counted."""

from datetime import UTC, date, datetime, timedelta

import pytest
from shapely import box

from patrols.tests.gpx import Point, at, gpx, joined, standing
from patrols.tracks.reading import read_track
from patrols.tracks.stays import Stays, TrackedStay, read_stays
from zones.geometry import Place, resolve, resolve_all

# Squares a hundredth of a degree wide: two neighbours within a wider one, and one apart.
INNER = Place(1, "inner", 1, box(0.00, 51.00, 0.01, 51.01))
BESIDE = Place(2, "beside", 1, box(0.01, 51.00, 0.02, 51.01))
AROUND = Place(3, "around", 0, box(-0.01, 50.99, 0.03, 51.02))
APART = Place(4, "apart", 0, box(0.10, 51.10, 0.11, 51.11))
PLACES = [AROUND, INNER, BESIDE, APART]

IN_INNER, IN_BESIDE, IN_AROUND, IN_APART = (51.005, 0.005), (51.005, 0.015), (50.995, 0.005), (51.105, 0.105)
OUTSIDE = (51.05, 0.05)


def stays(*segments: list[Point]) -> Stays:
    moments = [point[0] for segment in segments for point in segment]
    fixes = read_track(gpx(*segments), now=max(moments) + timedelta(hours=1))
    days = {moment.date() + timedelta(days=n) for moment in moments for n in (-1, 0, 1)}
    return read_stays(fixes, dict.fromkeys(days, PLACES))


def told(found: Stays) -> list[tuple[str, str, str, int]]:
    return [
        (stay.zone, f"{stay.arrived_at:%H:%M}", f"{stay.left_at:%H:%M}", stay.minutes) for stay in found.stays
    ]


def gaps(found: Stays) -> list[tuple[datetime, datetime]]:
    return [(gap.start, gap.end) for gap in found.gaps]


def test_twelve_minutes_in_a_zone_are_one_stay_of_twelve_minutes():
    assert told(stays(standing(IN_APART, at(0), 12))) == [("apart", "19:00", "19:12", 12)]


def test_a_gap_of_22_minutes_inside_one_zone_is_not_presence():
    found = stays(joined(standing(IN_APART, at(0), 10), standing(IN_APART, at(32), 5)))

    assert told(found) == [("apart", "19:00", "19:10", 10), ("apart", "19:32", "19:37", 5)]
    assert gaps(found) == [(at(10), at(32))]


def test_positions_exactly_three_minutes_apart_count_and_a_second_more_does_not():
    three = [(at(0), *IN_APART), (at(3), *IN_APART)]
    longer = [(at(0), *IN_APART), (at(3) + timedelta(seconds=1), *IN_APART)]

    assert told(stays(three)) == [("apart", "19:00", "19:03", 3)]
    assert (told(stays(longer)), len(stays(longer).gaps)) == ([], 1)


def test_the_step_over_an_edge_counts_for_neither_side():
    found = stays([(at(m), *IN_APART) for m in (0, 2, 4)] + [(at(m), *OUTSIDE) for m in (6, 8)])

    assert told(found) == [("apart", "19:00", "19:04", 4)]


def test_a_new_segment_is_a_gap_even_after_a_minute():
    found = stays(standing(IN_APART, at(0), 5), standing(IN_APART, at(6), 5))

    assert told(found) == [("apart", "19:00", "19:05", 5), ("apart", "19:06", "19:11", 5)]
    assert gaps(found) == [(at(5), at(6))]


def test_an_app_that_pauses_for_seconds_makes_one_stay_without_those_seconds():
    found = stays(standing(IN_APART, at(0), 5), standing(IN_APART, at(5.5), 5))

    assert told(found) == [("apart", "19:00", "19:10", 10)]
    assert found.stays[0].not_counted == timedelta(seconds=30)


def test_stepping_out_for_half_a_minute_is_one_stay_and_the_time_outside_is_taken_off():
    found = stays(
        joined(standing(IN_APART, at(0), 6), [(at(6) + timedelta(seconds=15), *OUTSIDE)],
               standing(IN_APART, at(6.5), 5.5))
    )  # fmt: skip

    assert told(found) == [("apart", "19:00", "19:11", 11)]
    assert (found.stays[0].end, found.stays[0].inside) == (at(12), timedelta(minutes=11.5))


def test_stepping_out_for_a_minute_makes_two_stays():
    found = stays(joined(standing(IN_APART, at(0), 5), [(at(5.5), *OUTSIDE)], standing(IN_APART, at(6), 5)))

    assert told(found) == [("apart", "19:00", "19:05", 5), ("apart", "19:06", "19:11", 5)]


def test_walking_along_a_noisy_edge_never_counts_a_minute_twice():
    to_and_fro = [
        (at(0) + timedelta(seconds=10 * n), *(IN_INNER if n % 4 < 2 else IN_BESIDE)) for n in range(61)
    ]

    found = stays(to_and_fro)

    inside = sum((stay.inside for stay in (*found.stays, *found.passed_through)), timedelta())
    assert inside <= timedelta(minutes=10)
    assert all(one.end <= other.start for one, other in zip(found.stays, found.stays[1:], strict=False))


def test_two_zones_by_turns_do_not_overlap():
    found = stays(
        joined(
            standing(IN_INNER, at(0), 5), standing(IN_BESIDE, at(5.1), 0.6),
            standing(IN_INNER, at(5.8), 0.6), standing(IN_BESIDE, at(6.5), 10),
        )
    )  # fmt: skip

    assert told(found) == [("inner", "19:00", "19:05", 5), ("beside", "19:06", "19:16", 10)]


def test_a_zone_within_another_holds_the_time():
    found = stays(joined(standing(IN_AROUND, at(0), 5), standing(IN_INNER, at(5.2), 12)))

    assert told(found) == [("around", "19:00", "19:05", 5), ("inner", "19:05", "19:17", 12)]


def test_under_two_minutes_is_passing_through():
    found = stays(joined(standing(IN_APART, at(0), 1.9), standing(OUTSIDE, at(2), 5)))

    assert told(found) == []
    assert [(stay.zone, stay.inside) for stay in found.passed_through] == [("apart", timedelta(seconds=110))]


def test_seconds_are_rounded_down_and_visits_next_to_each_other_do_not_overlap():
    leaving = at(10) + timedelta(seconds=50)
    found = stays(
        joined(standing(IN_INNER, at(0) + timedelta(seconds=40), 10), standing(IN_BESIDE, leaving, 5))
    )

    assert told(found) == [("inner", "19:00", "19:10", 10), ("beside", "19:10", "19:15", 5)]


def test_one_position_is_no_time():
    assert told(stays([(at(0), *IN_APART)])) == []


def test_a_stay_across_midnight_is_one():
    found = stays(standing(IN_APART, datetime(2026, 11, 20, 23, 50, tzinfo=UTC), 20))

    assert [stay.minutes for stay in found.stays] == [20]


@pytest.mark.parametrize(
    "night", [datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]
)
def test_the_night_in_which_the_clocks_change_has_as_many_minutes_as_passed(night):
    assert [stay.minutes for stay in stays(standing(IN_APART, night, 60)).stays] == [60]


def test_each_position_is_in_the_zones_of_its_own_day():
    night = datetime(2026, 11, 20, 23, 55, tzinfo=UTC)
    fixes = read_track(gpx(standing(IN_APART, night, 10)), now=night + timedelta(hours=1))

    found = read_stays(fixes, {date(2026, 11, 20): [APART], date(2026, 11, 21): []})

    assert [stay.minutes for stay in found.stays] == [4]


def test_many_points_resolve_as_one_does():
    points = [(50.985 + n * 0.0007, -0.015 + m * 0.0007) for n in range(60) for m in range(70)]
    points += [(51.005, 0.01), (51.0, 0.0), (51.01, 0.02)]

    assert resolve_all(points, PLACES) == [resolve(lat, lng, PLACES) for lat, lng in points]


def test_a_stay_never_says_more_than_was_inside():
    stay = TrackedStay("apart", at(0), at(20), timedelta(minutes=12, seconds=59))

    assert (stay.minutes, stay.left_at) == (12, at(12))
