"""What a phone is told when a patrol cannot be stored: the field, in words."""

import pytest

from patrols.models import Patrol
from patrols.services import leave_zone, start_visit
from patrols.tests.factories import START, document, minutes, patrol, sent_visit

SYNC = "/api/v1/patrols/sync/"


pytestmark = pytest.mark.usefixtures("evening")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"client_id": "one"}, "client_id"),
        ({"revision": 0}, "revision"),
        ({"revision": 2**31}, "revision"),
        ({"started_at": "tonight"}, "started_at"),
        ({"started_at": None}, "started_at"),
        ({"started_at": "2026-11-20T22:00:00Z"}, "started_at"),
        ({"started_at": "2026-11-20T06:00:00Z"}, "ended_at"),
        ({"ended_at": "2026-11-20T18:00:00Z"}, "ended_at"),
        ({"ended_at": "2026-11-20T22:00:00Z"}, "ended_at"),
        ({"ended_at": None}, "nothing_to_report"),
        ({"started_at": "2026-11-20T06:00:00Z", "ended_at": None}, "started_at"),
        ({"staff_count": 0}, "staff_count"),
        ({"staff_count": 51}, "staff_count"),
        ({"partners": [{"organisation": "Nobody", "staff_count": 1}]}, "partners"),
        ({"partners": [{"organisation": "HDC", "staff_count": 1}]}, "is_joint"),
        ({"visits": "all"}, "visits"),
        ({"removed": ["one"]}, "removed"),
        ({"nothing_to_report": False}, "nothing_to_report"),
        ({"note": "x" * 201}, "note"),
        ({"sure": "perhaps"}, "sure"),
    ],
)
def test_each_error_of_the_patrol_names_its_field(phone, officer, change, field):
    answer = phone(document(officer, **change))

    assert (answer.status_code, field in answer.json()) == (400, True), answer.json()
    assert not Patrol.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"client_id": "one"}, "client_id"),
        ({"zone": "atlantis"}, "zone"),
        ({"arrived_at": None}, "arrived_at"),
        ({"arrived_at": "2026-11-20T20:10:00Z"}, "arrived_at"),
        ({"left_at": "2026-11-20T19:04:00Z"}, "left_at"),
        ({"left_at": "2026-11-20T20:30:00Z"}, "left_at"),
        ({"left_at": None}, "left_at"),
        ({"outcomes": [{"code": "NO_SUCH", "count": 1}]}, "outcomes"),
        ({"outcomes": [{"code": "DISP", "count": 1}]}, "outcomes"),
        ({"outcomes": [{"code": "ENG", "count": 501}]}, "outcomes"),
        ({"outcomes": [{"code": "ENG", "count": 1}] * 2}, "outcomes"),
    ],
)
def test_each_error_of_a_visit_names_its_field_and_its_place(phone, officer, change, field):
    good = sent_visit(after=0, lasting=4)
    bad = {**sent_visit(), **change}

    answer = phone(document(officer, visits=[good, bad]))

    first, second = answer.json()["visits"]
    assert (answer.status_code, first, field in second) == (400, {}, True), answer.json()


def test_a_visit_under_one_key_twice_is_refused(phone, officer):
    twice = sent_visit()

    assert "visits" in phone(document(officer, visits=[twice, twice])).json()


def test_visits_arrive_in_any_order(phone, officer):
    late, early = sent_visit("north-gate", after=30), sent_visit(after=5)

    assert phone(document(officer, visits=[late, early])).json()["visits"] == 2


def test_an_overlapping_visit_that_was_added_elsewhere_is_named(phone, officer):
    first, second = sent_visit(), sent_visit("north-gate", after=30)
    running = document(officer, ended_at=None, nothing_to_report=False, visits=[second])
    phone(running)

    answer = phone(
        {**running, "revision": 2, "visits": [{**first, "left_at": (START + minutes(40)).isoformat()}]}
    )

    assert answer.json() == {
        "non_field_errors": [
            "The visit to North Gate at 19:30: This is before the visit above it ended. "
            "Put visits in the order you made them."
        ]
    }


def test_another_patrol_at_that_time_is_named(phone, officer):
    other = patrol(officer)

    answer = phone(document(officer))

    assert answer.json()["started_at"] == [
        f"This overlaps your patrol {other}, from 19:00 on 20 November to 20:00."
    ]


def test_whoever_went_on_elsewhere_left_the_zone_before(phone, officer, zones):
    """The pages told the second zone before any phone had sent the patrol; the phone knows the first only."""
    here = sent_visit(lasting=None)
    running = document(officer, ended_at=None, nothing_to_report=False, visits=[here])
    phone(running)
    Patrol.objects.update(revision=0)
    there = START + minutes(30)
    start_visit(patrol=Patrol.objects.get(), zone=zones["north-gate"], by=officer, now=there)
    leave_zone(patrol=Patrol.objects.get(), by=officer, now=there + minutes(15))

    answer = phone({**running, "revision": 2, "note": "Rain"})

    assert answer.status_code == 200
    assert [visit.left_at for visit in Patrol.objects.get().visits.all()] == [there, there + minutes(15)]
