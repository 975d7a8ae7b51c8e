"""What is doubtful is asked about and not forbidden: a visit of hours, at every door."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from patrols.entry import PatrolEntry
from patrols.models import Patrol
from patrols.rules import doubts
from patrols.services import end_patrol, log_patrols_in_bulk, start_patrol, start_visit
from patrols.tests.factories import NOW, START, document, minutes, sent_visit, visit

LONG = "That is 3 hours 20 minutes at The Stow. Is that right?"
BEFORE = START - minutes(200)


pytestmark = pytest.mark.usefixtures("evening")


def of_length(officer, zones, length: float) -> PatrolEntry:
    stay = visit(zones["the-stow"], after=-200, lasting=length)
    return PatrolEntry(officer, BEFORE, START + minutes(60), visits=[stay], nothing_to_report=True)


@pytest.mark.parametrize(
    ("length", "asked"),
    [
        (15, []),
        (120, []),
        (121, ["That is 2 hours 1 minute at The Stow. Is that right?"]),
        (180, ["That is 3 hours at The Stow. Is that right?"]),
        (200, [LONG]),
    ],
)
def test_a_visit_is_asked_about_when_it_lasts_over_two_hours(officer, zones, length, asked):
    assert doubts(of_length(officer, zones, length)) == asked


def test_what_was_answered_is_not_asked_again(officer, zones):
    entry = of_length(officer, zones, 200)

    assert doubts(entry, entry) == []


def test_the_form_asks_with_a_box_to_tick_and_keeps_what_was_typed(officer, sign_in):
    client = sign_in(officer)
    sent = {
        "client_id": str(uuid.uuid4()), "visit_count": "1", "started_at_0": "2026-11-20",
        "started_at_1": "15:40", "ended_at_0": "2026-11-20", "ended_at_1": "19:00", "staff_count": "1",
        "visit_1_zone": "the-stow", "nothing_to_report": "on", "note": "Market day",
    }  # fmt: skip

    before = client.get("/patrols/log/").content.decode()
    asked = client.post("/patrols/log/", sent).content.decode()
    client.post("/patrols/log/", {**sent, "sure": "on"})

    assert 'name="sure"' not in before
    assert LONG in asked and "Yes, that is right" in asked and 'value="Market day"' in asked
    assert Patrol.objects.get().note == "Market day"


def test_the_api_takes_the_answer(officer, api):
    whole = {
        "started_at": BEFORE.isoformat(),
        "ended_at": START.isoformat(),
        "visits": [{"zone": "the-stow", "arrived_at": BEFORE.isoformat(), "left_at": START.isoformat()}],
        "nothing_to_report": True,
    }

    asked = api(officer).post("/api/v1/patrols/", whole)
    logged = api(officer).post("/api/v1/patrols/", {**whole, "sure": True})

    assert (asked.status_code, asked.json()) == (400, {"sure": [LONG]})
    assert logged.status_code == 201


def test_a_phone_is_asked_and_asked_no_more_once_it_was_sure(officer, api):
    client = api(officer)
    sent = document(officer, started_at=BEFORE.isoformat(), visits=[sent_visit(after=-200, lasting=200)])

    asked = client.post("/api/v1/patrols/sync/", sent)
    answers = [
        client.post("/api/v1/patrols/sync/", {**sent, **more}).status_code
        for more in ({"sure": True}, {"revision": 2, "note": "Quiet"})
    ]

    assert (asked.status_code, asked.json()) == (400, {"sure": [LONG]})
    assert answers == [200, 200]


def test_a_forgotten_patrol_ends_once_its_last_visit_is_confirmed(officer, zones):
    running = start_patrol(by=officer, now=BEFORE)
    start_visit(patrol=running, zone=zones["the-stow"], by=officer, now=BEFORE)
    over = {"patrol": running, "by": officer, "now": START, "nothing_to_report": True}

    with pytest.raises(ValidationError) as asked:
        end_patrol(**over)
    ended = end_patrol(**over, sure=True)

    assert asked.value.message_dict == {"sure": [LONG]}
    assert ended.visits.get().left_at == START


def test_the_page_of_a_forgotten_patrol_offers_the_box_and_the_earlier_end(officer, sign_in, zones):
    running = start_patrol(by=officer, now=BEFORE)
    start_visit(patrol=running, zone=zones["the-stow"], by=officer, now=BEFORE)
    client, address = sign_in(officer), f"/patrols/{running}/end/"

    asked = client.post(address, {"nothing_to_report": "on"})
    client.post(address, {"nothing_to_report": "on", "sure": "on"})

    page = asked.content.decode()
    assert asked.status_code == 422
    assert "That is 5 hours 20 minutes at The Stow. Is that right?" in page and 'name="sure"' in page
    assert Patrol.objects.get().ended_at == NOW


def test_nobody_is_asked_when_patrols_are_loaded_in_bulk(officer, zones):
    assert len(log_patrols_in_bulk(entries=[of_length(officer, zones, 200)], now=NOW)) == 1
