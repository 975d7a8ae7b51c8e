"""Clocks of phones: fast ones, the nights the clocks change, and midnight."""

from datetime import UTC, datetime, timedelta

import pytest

from patrols.models import Patrol
from patrols.tests.factories import NOW, START, document, minutes

SYNC = "/api/v1/patrols/sync/"


pytestmark = pytest.mark.usefixtures("evening")


def between(officer, start: datetime, end: datetime | None, **fields):
    """A document of that time, with a visit that fills it."""
    left = None if end is None else end.isoformat()
    visit = {
        "client_id": "6f1de7a6-9e55-4f2f-9d3c-0a1b2c3d4e5f", "zone": "the-stow",
        "arrived_at": start.isoformat(), "left_at": left, "outcomes": [],
    }  # fmt: skip
    return document(
        officer,
        started_at=start.isoformat(),
        ended_at=left,
        visits=[visit],
        nothing_to_report=end is not None,
        **fields,
    )


def test_a_clock_that_is_five_minutes_fast_moves_the_whole_patrol_back(officer, api):
    sent = between(officer, NOW - minutes(25), NOW + minutes(5))

    answer = api(officer).post(SYNC, sent)

    made = Patrol.objects.get()
    assert answer.status_code == 200
    assert (made.started_at, made.ended_at) == (NOW - minutes(30), NOW)
    assert made.visits.get().arrived_at == NOW - minutes(30)


def test_a_clock_that_is_faster_is_refused_in_words(officer, api):
    answer = api(officer).post(SYNC, between(officer, NOW - minutes(25), NOW + minutes(6)))

    assert answer.json() == {
        "ended_at": [
            "This is in the future. Enter a time that has passed. The clock of this phone is 6 minutes fast."
        ]
    }


def test_a_patrol_that_just_began_on_a_fast_phone_begins_now(officer, api):
    api(officer).post(SYNC, between(officer, NOW + timedelta(seconds=40), None))

    assert Patrol.objects.get().started_at == NOW


def test_two_patrols_in_a_row_of_a_fast_phone_do_not_overlap(officer, api):
    """The first arrived at once and the second a moment later, so they are moved by different lengths."""
    client = api(officer)
    client.post(SYNC, between(officer, NOW - minutes(20), NOW - timedelta(seconds=1)))
    second = {**between(officer, NOW + minutes(2), None), "visits": []}

    answer = client.post(SYNC, second)
    client.post(SYNC, {**second, "client_id": second["client_id"], "revision": 2})

    assert answer.status_code == 200
    first, then = Patrol.objects.order_by("started_at")
    assert first.ended_at <= then.started_at <= NOW


@pytest.mark.parametrize(
    ("start", "length"),
    [
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), 60),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 60),
        (datetime(2026, 11, 19, 23, 30, tzinfo=UTC), 90),
    ],
    ids=["clocks go forward", "clocks go back", "midnight"],
)
def test_elapsed_minutes_are_stored_whatever_the_clock_shows(officer, api, start, length):
    answer = api(officer).post(SYNC, between(officer, start, start + minutes(length)))

    assert answer.status_code == 200, answer.json()
    made = Patrol.objects.get()
    assert made.minutes_by(NOW) == made.visits.get().minutes_by(NOW) == length


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        (("2026-03-29", "00:30"), ("2026-03-29", "02:30"), 60),
        (("2026-10-25", "00:30"), ("2026-10-25", "02:30"), 180),
        (("2026-11-19", "23:30"), ("2026-11-20", "01:00"), 90),
    ],
    ids=["clocks go forward", "clocks go back", "midnight"],
)
def test_the_form_stores_the_same_elapsed_minutes(officer, sign_in, start, end, length):
    sent = {
        "client_id": "0b6d2a4e-5f0c-4f1e-8a57-3f2b1c0d9e8f", "visit_count": "1",
        "started_at_0": start[0], "started_at_1": start[1], "ended_at_0": end[0], "ended_at_1": end[1],
        "staff_count": "1", "visit_1_zone": "the-stow", "nothing_to_report": "on", "sure": "on",
    }  # fmt: skip

    sign_in(officer).post("/patrols/log/", sent)

    made = Patrol.objects.get()
    assert made.minutes_by(NOW) == made.visits.get().minutes_by(NOW) == length


def test_a_patrol_is_numbered_by_the_year_in_which_it_began_in_london(officer, api):
    start = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)

    receipt = api(officer).post(SYNC, between(officer, start, start + minutes(60))).json()

    assert receipt["reference"].startswith("PAT-2025-")
    assert START.year == 2026
