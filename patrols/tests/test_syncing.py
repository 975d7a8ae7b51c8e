"""Patrols from a phone: sent whole, often, late, twice and at once, they are each stored once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.tests.factories import person, police
from audit.models import AccessRecord
from patrols.models import Correction, Patrol, Visit
from patrols.services import strike_patrol
from patrols.tests.factories import NOW, START, document, minutes, sent_visit

SYNC = "/api/v1/patrols/sync/"


pytestmark = pytest.mark.usefixtures("evening")


def test_a_finished_patrol_is_stored_and_confirmed(phone, officer):
    sent = document(officer)

    receipt = phone(sent).json()

    patrol = Patrol.objects.get()
    assert (receipt["reference"], receipt["revision"], receipt["visits"]) == (patrol.reference, 1, 1)
    assert (receipt["state"], receipt["client_id"]) == ("finished", sent["client_id"])
    assert receipt["url"] == f"/patrols/{patrol}/"


def test_a_lost_answer_is_sent_again_and_makes_nothing_new(phone, officer):
    sent = document(officer)

    first, second = phone(sent).json(), phone(sent).json()

    assert first["reference"] == second["reference"]
    assert (Patrol.objects.count(), Visit.objects.count(), Correction.objects.count()) == (1, 1, 0)


def test_a_patrol_grows_as_it_is_walked(phone, officer):
    start = document(officer, ended_at=None, visits=[], nothing_to_report=False)
    here = sent_visit(lasting=None)
    left = {**here, "left_at": (START + minutes(17)).isoformat()}
    counted = {**left, "outcomes": [{"code": "ENG_YP", "count": 2}]}

    phone(start)
    phone({**start, "revision": 2, "visits": [here]})
    running = phone({**start, "revision": 3, "visits": [counted]}).json()
    over = {**start, "revision": 4, "visits": [counted], "ended_at": (START + minutes(30)).isoformat()}
    finished = phone(over).json()

    assert (running["state"], finished["state"]) == ("running", "finished")
    assert Visit.objects.get().outcomes.get().count == 2
    assert not Correction.objects.exists()


def test_an_older_revision_changes_nothing(phone, officer):
    newer = document(officer, revision=5, note="Quiet")
    phone(newer)

    receipt = phone({**newer, "revision": 4, "note": "Busy"}).json()

    assert receipt["revision"] == 5
    assert Patrol.objects.get().note == "Quiet"


def test_visits_that_the_phone_does_not_mention_stay(phone, officer):
    first, second = sent_visit(), sent_visit("north-gate", after=30)
    sent = document(officer, ended_at=None, nothing_to_report=False, visits=[first])
    phone(sent)

    receipt = phone({**sent, "revision": 2, "visits": [second]}).json()

    assert receipt["visits"] == 2


def test_a_visit_that_was_taken_back_goes_and_its_history_stays(phone, officer):
    first, second = sent_visit(), sent_visit("north-gate", after=30)
    sent = document(officer, ended_at=None, nothing_to_report=False, visits=[first, second])
    phone(sent)

    phone({**sent, "revision": 2, "visits": [second], "removed": [first["client_id"]]})

    assert str(Visit.objects.get().client_id) == second["client_id"]
    labels = Visit.pgh_event_model.objects.filter(client_id=first["client_id"]).values_list("pgh_label")
    assert [label for (label,) in labels.order_by("pgh_id")] == ["insert", "delete"]


def test_two_visits_that_change_places_are_stored_as_they_stand(phone, officer):
    early, late = sent_visit(after=5), sent_visit("north-gate", after=30)
    sent = document(officer, visits=[early, late])
    phone(sent)
    times = ("arrived_at", "left_at")

    answer = phone(
        {
            **sent,
            "revision": 2,
            "visits": [{**early, **{t: late[t] for t in times}}, {**late, **{t: early[t] for t in times}}],
        }
    )

    assert answer.status_code == 200
    assert [visit.zone.slug for visit in Visit.objects.order_by("arrived_at")] == ["north-gate", "the-stow"]


def test_a_finished_patrol_that_changes_is_put_right_on_record(phone, officer):
    sent = document(officer)
    phone(sent)

    phone({**sent, "revision": 2, "note": "Quiet"})
    phone({**sent, "revision": 3, "note": "Quiet"})

    correction = Correction.objects.get()
    assert (correction.corrected_by, correction.reason) == (officer, "Changed on the phone.")
    assert correction.changes == [{"what": "Note", "before": "none", "after": "“Quiet”"}]
    assert Patrol.objects.get().revision == 3


def test_after_the_days_that_the_settings_say_nothing_changes(phone, officer):
    start = START - minutes(8 * 24 * 60)
    old = {"started_at": start.isoformat(), "ended_at": (start + minutes(60)).isoformat(), "visits": []}
    sent = document(officer, **old)
    phone(sent)

    late, again = phone({**sent, "revision": 2, "note": "Quiet"}), phone(sent)

    assert (late.status_code, again.status_code) == (400, 200)
    assert "more than 7 days ago" in late.json()["non_field_errors"][0]
    assert late.json()["final"] is True


def test_a_patrol_that_was_struck_out_takes_nothing_more(phone, officer, supervisor):
    sent = document(officer)
    phone(sent)
    strike_patrol(patrol=Patrol.objects.get(), reason="Logged twice", by=supervisor, now=NOW)

    newer, same = phone({**sent, "revision": 2}), phone(sent)

    assert (newer.status_code, newer.json()["final"]) == (409, True)
    assert "was struck out: Logged twice. It takes no changes." in newer.json()["detail"]
    assert (same.status_code, same.json()["state"]) == (200, "struck")


def test_another_persons_patrol_is_refused_before_anything_else_is_read(phone, supervisor):
    answer = phone({**document(supervisor), "visits": "nonsense"})

    assert (answer.status_code, list(answer.json())) == (409, ["detail"])
    assert not Patrol.objects.exists()


def test_nobody_reaches_a_colleagues_patrol_by_its_key(phone, officer, api):
    second = person("officer", email="second@example.org")
    theirs = document(second)
    api(second).post(SYNC, theirs)

    answer = phone({**theirs, "person": str(officer.pk), "revision": 9, "note": "Mine now"})

    assert (answer.status_code, list(answer.json())) == (400, ["client_id"])
    assert Patrol.objects.get().note == ""


def test_nobody_takes_a_visit_out_of_a_colleagues_patrol(phone, officer, api):
    second = person("officer", email="second@example.org")
    theirs = document(second)
    api(second).post(SYNC, theirs)
    mine = sent_visit(after=40)

    answer = phone(document(officer, visits=[mine, theirs["visits"][0]]))

    assert answer.json()["visits"] == [{}, {"client_id": ["This visit was already sent for another patrol."]}]
    assert Visit.objects.get().patrol.officer == second


def test_a_patrol_with_partners_is_joint(phone, officer):
    police()

    phone(document(officer, partners=[{"organisation": "Essex Police", "staff_count": 2}]))

    patrol = Patrol.objects.get()
    assert (patrol.is_joint, patrol.staff_count) == (True, 3)


def test_who_looked_is_on_record(phone, officer):
    reference = phone(document(officer)).json()["reference"]

    assert AccessRecord.objects.get(route="api:patrols-sync").ids == [reference]


@pytest.mark.parametrize("role", ["analyst", "councillor", "administrator"])
def test_who_does_not_patrol_sends_none(api, role, request):
    user = request.getfixturevalue(role)

    assert api(user).post(SYNC, document(user)).status_code == 403


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("revisions", [(1, 1, 1, 1), (1, 2, 3, 4), (4, 3, 2, 1)])
def test_four_at_once_make_one_patrol_that_stands_as_the_newest_says(officer, api, revisions):
    sent = document(officer)

    def send(revision: int) -> int:
        try:
            note = f"Revision {revision}"
            return api(officer).post(SYNC, {**sent, "revision": revision, "note": note}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = set(threads.map(send, revisions))

    patrol = Patrol.objects.get()
    assert (answers, patrol.revision) == ({200}, max(revisions))
    assert patrol.note == f"Revision {max(revisions)}"
    assert patrol.visits.count() == 1
