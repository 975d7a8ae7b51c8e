"""When an event is on, how that is said, and which events a question finds."""

from datetime import UTC, datetime, timedelta

import pytest

from zones.events.services import cancel_event
from zones.events.timing import when_words
from zones.models import TownEvent
from zones.tests.event_factories import HOUR, NOW, town_event


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (utc(2026, 11, 28, 10), utc(2026, 11, 28, 16), "Saturday 28 November 2026, 10:00 to 16:00"),
        (utc(2026, 8, 1, 9), utc(2026, 8, 1, 17), "Saturday 1 August 2026, 10:00 to 18:00"),
        (utc(2026, 11, 28, 20), utc(2026, 11, 29), "Saturday 28 November 2026, 20:00 to midnight"),
        (utc(2026, 11, 28), utc(2026, 11, 29), "Saturday 28 November 2026"),
        (utc(2026, 11, 28), utc(2026, 11, 30), "Saturday 28 November 2026 to Sunday 29 November 2026"),
        (
            utc(2026, 11, 28, 10), utc(2026, 11, 29, 16),
            "Saturday 28 November 2026, 10:00 to Sunday 29 November 2026, 16:00",
        ),
    ],
)  # fmt: skip
def test_the_time_of_an_event_is_said_as_people_say_it(start, end, words):
    assert when_words(start, end) == words


def test_in_the_night_when_the_clocks_change_bst_and_gmt_are_said():
    back = when_words(utc(2026, 10, 24, 23, 30), utc(2026, 10, 25, 1, 30))
    forward = when_words(utc(2027, 3, 28, 0, 30), utc(2027, 3, 28, 1, 30))

    assert back == "Sunday 25 October 2026, 00:30 BST to 01:30 GMT"
    assert forward == "Sunday 28 March 2027, 00:30 GMT to 02:30 BST"


def test_a_whole_day_is_one_also_when_it_has_twenty_five_hours():
    assert when_words(utc(2026, 10, 24, 23), utc(2026, 10, 26)) == "Sunday 25 October 2026"


def test_an_event_is_on_from_its_start_until_just_before_its_end(supervisor):
    made = town_event(supervisor, starts_at=NOW, ends_at=NOW + HOUR)
    asked = [NOW - HOUR, NOW, NOW + HOUR - timedelta(seconds=1), NOW + HOUR]

    states = [made.state_at(at).value for at in asked]

    assert states == ["coming", "on", "on", "over"]
    assert [TownEvent.objects.in_state(state, at).get() for state, at in zip(states, asked, strict=True)] == (
        [made] * 4
    )


def test_what_is_on_in_a_time_touches_it_and_does_not_only_meet_it(supervisor):
    made = town_event(supervisor, starts_at=NOW, ends_at=NOW + 2 * HOUR)
    between = TownEvent.objects.between

    assert list(between(NOW + HOUR, NOW + 9 * HOUR)) == [made]
    assert not between(NOW - HOUR, NOW).exists()
    assert not between(NOW + 2 * HOUR, NOW + 3 * HOUR).exists()


def test_the_list_has_those_on_now_then_the_next_then_the_latest_of_the_past_then_cancelled(supervisor):
    cancelled = town_event(supervisor, starts_at=NOW + 30 * HOUR)
    cancel_event(event=cancelled, reason="Storm", by=supervisor, now=NOW)
    later = town_event(supervisor, starts_at=NOW + 90 * HOUR)
    long_over = town_event(supervisor, starts_at=NOW - 90 * HOUR)
    over = town_event(supervisor, starts_at=NOW - 30 * HOUR)
    sooner = town_event(supervisor, starts_at=NOW + 9 * HOUR)
    on = town_event(supervisor, starts_at=NOW - HOUR)

    found = list(TownEvent.objects.for_list(NOW))

    assert found == [on, sooner, later, over, long_over, cancelled]


def test_a_zone_is_concerned_by_what_is_in_it_around_it_or_in_the_whole_town(supervisor, zones):
    in_town = town_event(supervisor)
    in_centre = town_event(supervisor, zone=zones["town-centre"])
    in_north_gate = town_event(supervisor, zone=zones["north-gate"])
    town_event(supervisor, zone=zones["the-stow"])
    concerning = TownEvent.objects.concerning

    assert set(concerning(zones["north-gate"])) == {in_town, in_centre, in_north_gate}
    assert set(concerning(zones["town-centre"])) == {in_town, in_centre, in_north_gate}
    assert set(concerning(zones["west-gate"])) == {in_town, in_centre}


def test_nobody_who_left_sees_an_event(supervisor, stranger):
    town_event(supervisor)

    assert not TownEvent.objects.visible_to(stranger).exists()
