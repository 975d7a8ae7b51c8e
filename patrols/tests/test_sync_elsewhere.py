"""A phone that sends a patrol which was ended, counted or put right elsewhere meanwhile."""

import pytest

from patrols.entry import PatrolEntry
from patrols.models import Patrol
from patrols.services import correct_patrol, end_patrol
from patrols.tests.factories import NOW, START, document, minutes, sent_visit

SYNC = "/api/v1/patrols/sync/"
COUNTED = {"outcomes": [{"code": "ENG", "count": 1}]}


pytestmark = pytest.mark.usefixtures("evening")


@pytest.fixture
def running(phone, officer):
    """A document of a patrol that the phone still walks, and that was ended elsewhere at 20:00."""
    sent = document(officer, ended_at=None, visits=[], nothing_to_report=False)
    phone(sent)
    end_patrol(
        patrol=Patrol.objects.get(), by=officer, now=NOW, ended_at=START + minutes(60),
        nothing_to_report=True, without_phone=True,
    )  # fmt: skip
    return {**sent, "revision": 2}


def test_an_end_that_was_told_elsewhere_stands(phone, officer):
    sent = document(officer)
    phone(sent)

    receipt = phone({**sent, "revision": 2, "ended_at": None, "nothing_to_report": False}).json()

    assert (receipt["state"], receipt["revision"]) == ("finished", 2)
    assert Patrol.objects.get().ended_at == START + minutes(60)


def test_outcomes_counted_elsewhere_are_something_to_report(phone, officer):
    counted = sent_visit(outcomes=[{"code": "ENG", "count": 1}])
    running = document(officer, ended_at=None, nothing_to_report=False, visits=[counted])
    phone(running)

    end = {"ended_at": (START + minutes(60)).isoformat(), "nothing_to_report": True}
    answer = phone({**running, **end, "revision": 2, "visits": []})

    assert (answer.status_code, Patrol.objects.get().nothing_to_report) == (200, False)


def test_what_a_supervisor_put_right_since_is_not_undone_by_a_phone(phone, officer, supervisor):
    sent = document(officer)
    phone(sent)
    made = Patrol.objects.for_list().get()
    entry = PatrolEntry.of(made).ending(START + minutes(90), nothing_to_report=True)
    correct_patrol(patrol=made, entry=entry, by=supervisor, now=NOW, reason="Diary")

    answer = phone({**sent, "revision": 2, "note": "Rain"})

    assert (answer.status_code, "supervisor" in answer.json()["detail"]) == (409, True)
    assert Patrol.objects.get().ended_at == START + minutes(90)


def test_what_the_officer_put_right_on_the_pages_is_not_undone_by_their_phone(phone, officer):
    sent = document(officer)
    phone(sent)
    made = Patrol.objects.for_list().get()
    entry = PatrolEntry.of(made).ending(START + minutes(90), nothing_to_report=True)
    correct_patrol(patrol=made, entry=entry, by=officer, now=NOW)

    answer = phone({**sent, "revision": 2, "note": "Rain"})

    assert (answer.status_code, answer.json()["final"]) == (409, True)
    assert answer.json()["detail"].startswith("You have put patrol")
    assert Patrol.objects.get().ended_at == START + minutes(90)


def test_what_the_phone_itself_put_right_is_put_right_again(phone, officer):
    sent = document(officer)
    phone(sent)
    phone({**sent, "revision": 2, "note": "Rain"})

    assert phone({**sent, "revision": 3, "note": "Snow"}).status_code == 200
    assert Patrol.objects.get().note == "Snow"


def test_counts_within_its_time_are_taken_and_the_end_stands(phone, running):
    answer = phone({**running, "visits": [sent_visit(after=50, lasting=None, **COUNTED)]})

    made = Patrol.objects.get()
    assert (answer.status_code, answer.json()["state"]) == (200, "finished")
    assert (made.ended_at, made.nothing_to_report) == (START + minutes(60), False)
    assert made.visits.get().left_at == made.ended_at


def test_a_visit_that_was_left_after_that_end_ends_with_it(phone, running):
    phone({**running, "visits": [sent_visit(after=50, lasting=20, **COUNTED)]})

    assert Patrol.objects.get().visits.get().left_at == START + minutes(60)


def test_a_visit_after_that_end_is_refused_in_one_sentence(phone, running):
    visits = [sent_visit(after=70, lasting=None, **COUNTED)]

    answer = phone({**running, "visits": visits})

    assert answer.status_code == 400
    assert answer.json() == {
        "non_field_errors": [
            "This patrol was ended at 20:00 elsewhere, and this came after: The Stow at 20:10. "
            "End the patrol here too, at its real end."
        ]
    }


def test_ending_it_on_the_phone_too_puts_the_end_right(phone, running):
    visits = [sent_visit(after=70, lasting=15, **COUNTED)]

    answer = phone({**running, "visits": visits, "ended_at": (START + minutes(100)).isoformat()})

    made = Patrol.objects.get()
    assert (answer.status_code, made.ended_at) == (200, START + minutes(100))
    assert made.corrections.get().changes[0]["what"] == "End"


def test_without_a_receipt_nothing_is_stored(officer, api, monkeypatch):
    """As when a patrol had a reference that led to no page."""
    monkeypatch.setattr(Patrol, "get_absolute_url", lambda _: 1 / 0)
    client = api(officer)
    client.raise_request_exception = False

    assert client.post(SYNC, document(officer)).status_code == 500
    assert not Patrol.objects.exists()
