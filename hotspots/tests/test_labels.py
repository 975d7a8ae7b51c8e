"""Names on the drawn map: beside their zones, over no number and over no other name."""

from itertools import combinations

from shapely import box

from hotspots.exports.labels import place_labels, text_box

FRAME = box(0, 0, 1000, 800)
# Two zones that touch, with a number above each and one between them.
NORTH, SOUTH = box(400, 300, 500, 380), box(380, 380, 480, 460)
NUMBERS = [text_box(x, y, "12", 15) for x, y in ((450, 292), (410, 420), (440, 385), (430, 340))]


def labels(*, numbers=NUMBERS, frame=FRAME):
    named = [("North Gate: 49", NORTH), ("West Gate: 54", SOUTH)]
    return place_labels(named, size=17, frame=frame, numbers=numbers, cells=[])


def test_no_name_hides_a_number_or_another_name():
    placed = labels()

    rooms = [each.room for each in placed]
    assert not any(room.intersects(number) for room in rooms for number in NUMBERS)
    assert not any(one.intersects(other) for one, other in combinations(rooms, 2))


def test_with_nothing_in_the_way_a_name_stands_near_its_zone_and_needs_no_line():
    placed = labels(numbers=[])

    assert [each.leader for each in placed] == [None, None]
    assert all(each.room.distance(zone) < 15 for each, zone in zip(placed, (NORTH, SOUTH), strict=True))


def test_a_name_that_has_to_stand_away_is_tied_to_its_zone_by_a_line():
    crowd = [text_box(x, y, "888", 15) for x in range(300, 620, 30) for y in range(240, 540, 16)]

    first = labels(numbers=crowd)[0]

    assert first.leader is not None
    assert first.leader.distance(NORTH.exterior) < 1e-6 and first.leader.distance(first.room) < 1e-6


def test_names_stay_inside_of_the_frame():
    tight = box(330, 250, 700, 500)

    assert all(tight.contains(each.room) for each in labels(frame=tight))
