"""When a power holds and where: the questions, and the words for its end."""

from datetime import UTC, datetime, timedelta

import pytest

from zones.models import Authorisation
from zones.powers.services import end_authorisation
from zones.powers.timing import until_words
from zones.powers.words import called, in_force
from zones.tests.power_factories import IN_BROAD_WALK, IN_THE_STOW, NOW, order, power

HOUR = timedelta(hours=1)


def test_a_power_holds_from_its_start_until_just_before_its_end(supervisor):
    made = power(supervisor, starts_at=NOW, ends_at=NOW + HOUR)
    asked = [NOW - HOUR, NOW, NOW + HOUR - timedelta(seconds=1), NOW + HOUR]

    assert [list(Authorisation.objects.live_at(at)) for at in asked] == [[], [made], [made], []]


def test_an_order_without_a_known_end_holds_from_its_start_on(supervisor):
    made = order(supervisor)

    assert list(Authorisation.objects.live_at(NOW + 9999 * HOUR)) == [made]


def test_a_power_that_ended_early_held_until_then(supervisor):
    made = power(supervisor)
    end_authorisation(authorisation=made, at=NOW, reason="All quiet", by=supervisor, now=NOW)

    assert list(Authorisation.objects.live_at(NOW - HOUR)) == [made]
    assert not Authorisation.objects.live_at(NOW).exists()


def test_what_held_during_a_time_touches_it_and_does_not_only_meet_it(supervisor):
    made = power(supervisor, starts_at=NOW, ends_at=NOW + 2 * HOUR)
    between = Authorisation.objects.live_between

    assert list(between(NOW + HOUR, NOW + 9 * HOUR)) == [made]
    assert not between(NOW - HOUR, NOW).exists()
    assert not between(NOW + 2 * HOUR, NOW + 3 * HOUR).exists()


def test_a_power_withdrawn_as_a_mistake_held_at_no_time(supervisor):
    made = power(supervisor)
    end_authorisation(authorisation=made, at=made.starts_at, reason="Wrong town", by=supervisor, now=NOW)

    assert not Authorisation.objects.live_between(NOW - 99 * HOUR, NOW + 99 * HOUR).exists()
    assert list(Authorisation.objects.past_by(NOW)) == [made]


@pytest.mark.parametrize(("point", "held"), [(IN_BROAD_WALK, True), (IN_THE_STOW, False)])
def test_a_power_covers_the_points_in_its_area(supervisor, point, held):
    power(supervisor)

    assert Authorisation.objects.live_at(NOW).covering(**point).exists() is held


def test_the_list_has_live_ones_first_then_coming_then_over(supervisor):
    over = power(supervisor, starts_at=NOW - 90 * HOUR)
    coming = power(supervisor, starts_at=NOW + 9 * HOUR)
    live = order(supervisor)
    states = [Authorisation.objects.in_state(state, NOW).get() for state in ("live", "coming", "past")]

    assert list(Authorisation.objects.for_list(NOW)) == [live, coming, over] == states
    assert [each.state_at(NOW) for each in states] == ["live", "coming", "past"]


def test_nobody_who_left_sees_a_power(supervisor, stranger):
    order(supervisor)

    assert not Authorisation.objects.visible_to(stranger).exists()


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (datetime(2026, 11, 20, 21, 20, tzinfo=UTC), "until 21:20 today"),
        (datetime(2026, 11, 21, 3, 0, tzinfo=UTC), "until 03:00 tomorrow"),
        (datetime(2026, 11, 22, 0, 0, tzinfo=UTC), "until the end of tomorrow"),
        (datetime(2026, 11, 23, 15, 0, tzinfo=UTC), "until 15:00 on Monday 23 November"),
        (datetime(2027, 8, 31, 23, 0, tzinfo=UTC), "until the end of 31 August 2027"),
        (None, "with no end recorded"),
    ],
)
def test_the_end_is_said_as_people_say_it(end, words):
    assert until_words(end, NOW) == words


def test_a_power_in_force_is_one_sentence():
    end = datetime(2026, 11, 20, 21, 20, tzinfo=UTC)

    assert in_force("section_60", "", "North Gate", end, NOW) == (
        "Section 60 in force in North Gate until 21:20 today."
    )
    assert called("pspo", "No alcohol", "Town centre") == (
        "Public spaces protection order: No alcohol, Town centre"
    )
