"""A patrol of long ago is a slip of the finger: it is refused in words, and breaks no page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from audit.references import next_reference
from patrols.entry import PatrolEntry
from patrols.models import Patrol
from patrols.rules import TOO_EARLY
from patrols.services import log_patrols_in_bulk, start_patrol
from patrols.tests.factories import NOW, document, minutes, patrol

OLD = datetime(21, 11, 20, 19, 0, tzinfo=UTC)
TIMES = {"started_at": OLD.isoformat(), "ended_at": (OLD + minutes(60)).isoformat()}


pytestmark = pytest.mark.usefixtures("evening")


@pytest.mark.parametrize("ended_at", [None, OLD + minutes(60)])
def test_the_service_refuses_it_running_or_over(officer, ended_at):
    with pytest.raises(ValidationError) as refused:
        patrol(officer, started_at=OLD, ended_at=ended_at)

    assert refused.value.message_dict["started_at"] == [TOO_EARLY]
    assert not Patrol.objects.exists()


def test_starting_and_bulk_loading_refuse_it(officer):
    entry = PatrolEntry(officer, OLD, OLD + minutes(60), nothing_to_report=True)

    with pytest.raises(ValidationError, match="in 2000 or later"):
        start_patrol(by=officer, now=NOW, started_at=OLD)
    with pytest.raises(ValidationError, match="in 2000 or later"):
        log_patrols_in_bulk(entries=[entry], now=NOW)


def test_the_first_day_is_the_first_of_2000(officer):
    first = datetime(2000, 1, 1, tzinfo=UTC)

    assert patrol(officer, started_at=first, ended_at=first + minutes(60)).reference == "PAT-2000-000001"


@pytest.mark.parametrize("revision", [1, 2])
def test_a_phone_is_told_and_nothing_is_stored(officer, api, revision):
    sent = document(officer, **TIMES, visits=[], revision=revision)

    answer = api(officer).post("/api/v1/patrols/sync/", sent)

    assert (answer.status_code, answer.json()) == (400, {"started_at": [TOO_EARLY]})
    assert not Patrol.objects.exists()


def test_the_api_is_told(officer, api):
    answer = api(officer).post("/api/v1/patrols/", {**TIMES, "nothing_to_report": True})

    assert (answer.status_code, answer.json()) == (400, {"started_at": [TOO_EARLY]})


def test_the_form_says_so_where_it_was_typed(officer, sign_in):
    sent = {
        "client_id": "0b6d2a4e-5f0c-4f1e-8a57-3f2b1c0d9e8f", "visit_count": "1",
        "started_at_0": "0021-11-20", "started_at_1": "19:00",
        "ended_at_0": "0021-11-20", "ended_at_1": "20:00",
        "staff_count": "1", "visit_1_zone": "the-stow", "nothing_to_report": "on",
    }  # fmt: skip

    answer = sign_in(officer).post("/patrols/log/", sent)

    assert TOO_EARLY in answer.content.decode()
    assert not Patrol.objects.exists()


def test_correcting_does_not_lead_there(officer, api):
    made = patrol(officer)

    answer = api(officer).post(f"/api/v1/patrols/{made}/correct/", TIMES)

    assert (answer.status_code, answer.json()) == (400, {"started_at": [TOO_EARLY]})


def test_one_that_is_on_record_all_the_same_breaks_no_page(supervisor, sign_in):
    made = patrol(supervisor)
    Patrol.objects.filter(pk=made.pk).update(
        started_at=OLD, ended_at=OLD + minutes(60), reference=next_reference("PAT", 21)
    )
    client = sign_in(supervisor)

    pages = ["/patrols/", "/patrols/hours/", "/patrols/return/", "/patrols/PAT-0021-000001/"]

    assert [client.get(page).status_code for page in pages] == [200] * 4


def test_a_struck_patrol_brings_no_quarter_to_choose(supervisor, sign_in):
    made = patrol(
        supervisor, started_at=NOW - timedelta(days=800), ended_at=NOW - timedelta(days=800) + minutes(60)
    )
    Patrol.objects.filter(pk=made.pk).update(struck_at=NOW, struck_by=supervisor, struck_reason="Wrong year")

    page = sign_in(supervisor).get("/patrols/hours/").content.decode()

    assert "2024-Q3" not in page


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ("from_on=9999-12-31", "from_on", "Choose a day from 2000 to 2999."),
        ("to_on=9999-12-31", "to_on", "Choose a day from 2000 to 2999."),
        ("to_on=0001-01-01", "to_on", "Choose a day from 2000 to 2999."),
        ("to_on=soon", "to_on", "Enter a real date"),
        ("from_on=2026-11-20&to_on=2026-11-19", "to_on", "The last day must not be before the first."),
        ("zone=atlantis", "zone", "There is no such zone."),
        ("organisation=Nobody", "organisation", "There is no such organisation."),
    ],
)
def test_a_filter_that_cannot_be_is_said_in_words(officer, sign_in, api, asked, field, words):
    page = sign_in(officer).get(f"/patrols/?{asked}")
    answer = api(officer).get(f"/api/v1/patrols/?{asked}")

    assert (page.status_code, words in page.content.decode()) == (200, True)
    assert (answer.status_code, words in answer.json()[field][0]) == (400, True)
