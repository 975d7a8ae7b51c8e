"""Which visit delivers which plan: bands, days, zones, crews, and one plan for one visit."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from patrols.plans.delivery import Delivery, MadeVisit, Plan, minutes_to_arrive_in, share_out, together

FRIDAY, AFTER = date(2026, 11, 20), date(2026, 11, 21)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
TOWN, GATE, STOW = 1, 2, 3
COUNCIL, POLICE = 10, 20


def plan(key: int = 1, zone: int = STOW, band: tuple[int, int] = (19, 21), visits: int = 1) -> Plan:
    return Plan(key, zone, COUNCIL, FRIDAY, time(band[0]), time(band[1]), visits)


def made(
    hour: int = 19,
    minute: int = 30,
    lasting: float = 15,
    zones: tuple[int, ...] = (STOW,),
    organisations: tuple[int, ...] = (COUNCIL,),
    on: date = FRIDAY,
) -> MadeVisit:
    arrived_at = datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC)
    left_at = arrived_at + timedelta(minutes=lasting)
    return MadeVisit(zones, frozenset(organisations), arrived_at, left_at)


def delivered(plans: list[Plan], *visits: MadeVisit) -> dict[int, int]:
    return {key: each.delivered for key, each in share_out(plans, visits, today=AFTER).items()}


@pytest.mark.parametrize(
    ("visit", "counts"),
    [
        (made(), 1),
        (made(lasting=10), 1),
        (made(lasting=9.99), 0),
        (made(18, 59), 0),
        (made(19, 0), 1),
        (made(21, 0), 1),
        (made(21, 1), 0),
        (made(on=AFTER), 0),
        (made(zones=(GATE, TOWN)), 0),
        (made(organisations=(POLICE,)), 0),
        (made(organisations=(POLICE, COUNCIL)), 1),
    ],
    ids=lambda value: None if isinstance(value, MadeVisit) else str(value),
)
def test_a_visit_delivers_a_plan_when_place_time_length_and_crew_fit(visit, counts):
    assert delivered([plan()], visit) == {1: counts}


def test_more_visits_than_planned_deliver_no_more_than_planned():
    assert delivered([plan(visits=2)], made(19), made(20), made(20, 50)) == {1: 2}


def test_a_visit_counts_for_one_plan_only():
    assert sum(delivered([plan(1), plan(2, band=(18, 22))], made()).values()) == 1


def test_a_visit_to_a_gate_counts_for_the_town_centre():
    assert delivered([plan(zone=TOWN)], made(zones=(GATE, TOWN))) == {1: 1}


def test_a_visit_goes_to_the_plan_for_its_own_zone_before_the_one_around_it():
    assert delivered([plan(1, zone=TOWN), plan(2, zone=GATE)], made(zones=(GATE, TOWN))) == {1: 0, 2: 1}


def test_visits_are_shared_out_so_that_most_plans_are_delivered():
    short, long = plan(1, band=(19, 20)), plan(2, band=(18, 19))

    # The first could serve both; the second only the first plan.
    assert delivered([short, long], made(19, 0), made(19, 30)) == {1: 1, 2: 1}


def test_a_visit_moves_on_to_another_plan_when_a_later_one_has_no_choice():
    gate, town = plan(1, zone=GATE, band=(19, 20)), plan(2, zone=TOWN)

    found = delivered([gate, town], made(19, 10, zones=(GATE, TOWN)), made(19, 40, zones=(GATE,)))

    assert found == {1: 1, 2: 1}


def test_the_order_in_which_plans_and_visits_come_changes_nothing():
    plans = [plan(1, zone=TOWN, visits=2), plan(2, zone=GATE), plan(3, zone=GATE, band=(18, 23))]
    visits = [made(19, 10, zones=(GATE, TOWN)), made(20, 0, zones=(GATE, TOWN)), made(22, zones=(GATE, TOWN))]

    assert delivered(plans, *visits) == delivered(plans[::-1], *visits[::-1])


def test_a_summer_visit_is_timed_by_the_clock_in_harlow():
    july = date(2026, 7, 3)
    evening = Plan(1, STOW, COUNCIL, july, time(19), time(21), 1)

    found = share_out([evening], [made(18, 30, on=july)], today=AFTER)

    assert found[1].delivered == 1


@pytest.mark.parametrize(
    ("visits", "today", "state", "missed"),
    [
        (2, FRIDAY, "delivered", 0),
        (1, FRIDAY, "open", 0),
        (1, AFTER, "partly_delivered", 1),
        (0, AFTER, "missed", 2),
    ],
)
def test_nothing_is_missed_before_the_day_is_over(visits, today, state, missed):
    walked = [made(19 + number) for number in range(visits)]

    found = share_out([plan(visits=2)], walked, today=today)[1]

    assert (found.state, found.missed, found.open) == (state, missed, 2 - visits - missed)


def test_several_plans_are_told_as_one():
    last = made().left_at

    assert together([Delivery(2, 2, 0, last), Delivery(1, 0, 1)]) == Delivery(3, 2, 1, last)
    assert together([]) == Delivery(0, 0, 0)


def test_minutes_delivered_are_those_of_the_visits_that_count():
    long = Plan(1, STOW, COUNCIL, FRIDAY, time(19), time(21), 2, 15)

    found = share_out(
        [long], [made(19, lasting=12), made(20, lasting=20), made(20, 30, lasting=9)], today=AFTER
    )

    assert (found[1].planned_minutes, found[1].delivered_minutes) == (30, 32)


def test_a_percentage_of_planned_visits_is_told_of_thirty_or_more():
    assert Delivery(12, 9, 3).in_words == "9 of 12"
    assert Delivery(40, 30, 10).in_words == "30 of 40 (75%)"
    assert Delivery(0, 0, 0).in_words == "0 of 0"


@pytest.mark.parametrize(
    ("on", "band", "lasting"),
    [
        (FRIDAY, (time(0, 30), time(3, 30)), 180),
        (SPRING, (time(0, 30), time(3, 30)), 120),
        (AUTUMN, (time(0, 30), time(3, 30)), 240),
        (SPRING, (time(0, 30), time(1, 30)), 30),
        (SPRING, (time(1, 10), time(1, 50)), 0),
        (AUTUMN, (time(1), time(1, 30)), 90),
    ],
)
def test_a_band_lasts_as_long_as_the_clocks_let_it(on, band, lasting):
    assert minutes_to_arrive_in(on, *band) == lasting


@pytest.mark.parametrize(
    ("arrived_at", "counts"),
    [
        (datetime(2026, 3, 29, 0, 29, tzinfo=UTC), 0),
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), 1),
        (datetime(2026, 3, 29, 1, 5, tzinfo=UTC), 1),
        (datetime(2026, 3, 29, 2, 30, tzinfo=UTC), 1),
        (datetime(2026, 3, 29, 2, 31, tzinfo=UTC), 0),
        (datetime(2026, 10, 24, 23, 29, tzinfo=UTC), 0),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), 1),
        (datetime(2026, 10, 25, 0, 15, tzinfo=UTC), 1),
        (datetime(2026, 10, 25, 1, 15, tzinfo=UTC), 1),
        (datetime(2026, 10, 25, 3, 30, tzinfo=UTC), 1),
        (datetime(2026, 10, 25, 3, 31, tzinfo=UTC), 0),
    ],
    ids=str,
)
def test_a_night_plan_is_delivered_by_the_clock_on_the_weekends_when_it_changes(arrived_at, counts):
    night = Plan(1, STOW, COUNCIL, SPRING if arrived_at.month == 3 else AUTUMN, time(0, 30), time(3, 30), 1)
    visit = MadeVisit((STOW,), frozenset({COUNCIL}), arrived_at, arrived_at + timedelta(minutes=12))

    assert share_out([night], [visit], today=date(2026, 11, 1))[1].delivered == counts
