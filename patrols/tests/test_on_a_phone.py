"""A running patrol that a phone holds: counted on that phone alone, and ended elsewhere only without it."""

import pytest
from django.core.exceptions import ValidationError

from patrols.models import Patrol
from patrols.services import count_outcome, end_patrol, leave_zone, start_visit, undo_outcome
from patrols.tests.factories import NOW, START, code, document, minutes, sent_visit

pytestmark = pytest.mark.usefixtures("evening")

COUNTED = {"outcomes": [{"code": "ENG_YP", "count": 1}]}
SAID = "This patrol is being logged on a phone. Count on that phone."


@pytest.fixture
def sent(phone, officer):
    """What the phone said last: at The Stow since 19:05, one counted."""
    said = document(
        officer, ended_at=None, nothing_to_report=False, visits=[sent_visit(lasting=None, **COUNTED)]
    )
    phone(said)
    return said


@pytest.fixture
def held(sent) -> Patrol:
    return Patrol.objects.get()


@pytest.mark.parametrize("step", ["arrive", "leave", "count", "undo"])
def test_no_step_is_taken_while_a_phone_holds_it(held, officer, zones, step):
    stay, tap = held.visits.get(), code("ENG_YP")
    steps = {
        "arrive": lambda: start_visit(patrol=held, zone=zones["north-gate"], by=officer, now=NOW),
        "leave": lambda: leave_zone(patrol=held, by=officer, now=NOW),
        "count": lambda: count_outcome(visit=stay, code=tap, by=officer),
        "undo": lambda: undo_outcome(visit=stay, code=tap, by=officer),
    }

    with pytest.raises(ValidationError, match=SAID):
        steps[step]()

    kept = held.visits.get()
    assert (kept.left_at, kept.outcomes.get().count) == (None, 1)


def test_a_patrol_that_was_started_on_the_pages_is_counted_there_until_a_phone_sends_it(held, officer):
    Patrol.objects.update(revision=0)

    assert count_outcome(visit=held.visits.get(), code=code("ENG_YP"), by=officer) == 2


def test_its_page_only_shows_what_the_phone_sent(held, officer, sign_in):
    page = sign_in(officer).get(f"/patrols/{held}/walk/").content.decode()

    assert SAID in page
    assert "The Stow, since 19:05" in page
    assert not [step for step in ("arrive", "leave", "count", "undo") if f"/{step}/" in page]


def test_a_tap_on_a_page_that_was_open_before_is_refused_in_words(held, officer, sign_in):
    tap = {"visit": held.visits.get().pk, "tap": "ENG_YP:1"}

    page = sign_in(officer).post(f"/patrols/{held}/count/", tap, follow=True).content.decode()

    assert f"{SAID} Nothing was changed here." in page
    assert held.visits.get().outcomes.get().count == 1


def test_its_report_sends_people_to_the_phone(held, officer, sign_in):
    page = sign_in(officer).get(f"/patrols/{held}/").content.decode()

    assert SAID in page and "Continue patrol" not in page


@pytest.mark.parametrize("step", ["visits", "count", "undo", "leave"])
def test_the_api_refuses_the_same_steps(held, officer, api, step):
    fields = {"visits": {"zone": "north-gate"}, "count": {"code": "ENG_YP"}, "undo": {"code": "ENG_YP"}}

    answer = api(officer).post(f"/api/v1/patrols/{held}/{step}/", fields.get(step, {}))

    assert answer.status_code == 400
    assert SAID in answer.content.decode()


def test_it_is_not_ended_elsewhere_by_the_way(held, officer, sign_in, api):
    page = sign_in(officer).post(f"/patrols/{held}/end/", {})
    answer = api(officer).post(f"/api/v1/patrols/{held}/end/", {})

    assert (page.status_code, "say that you cannot" in page.content.decode()) == (422, True)
    assert (answer.status_code, list(answer.json())) == (400, ["without_phone"])
    assert Patrol.objects.get().is_running


@pytest.mark.parametrize("door", ["page", "api"])
def test_whoever_lost_the_phone_ends_it(held, officer, sign_in, api, door):
    said = {"without_phone": True, "sure": True}

    if door == "page":
        sign_in(officer).post(f"/patrols/{held}/end/", dict.fromkeys(said, "on"))
    else:
        api(officer).post(f"/api/v1/patrols/{held}/end/", said)

    assert Patrol.objects.get().ended_at == NOW


def test_what_a_lost_phone_says_later_is_added_and_is_in_the_history(phone, held, sent, officer):
    end_patrol(patrol=held, by=officer, now=NOW, ended_at=START + minutes(60), without_phone=True)
    first, second = sent["visits"][0], sent_visit("north-gate", after=30, lasting=20, **COUNTED)
    left = {**first, "left_at": second["arrived_at"], "outcomes": [{"code": "ENG_YP", "count": 4}]}
    more = {"revision": 5, "visits": [left, second], "ended_at": (START + minutes(75)).isoformat()}

    answer = phone({**sent, **more})

    ended = Patrol.objects.get()
    assert (answer.status_code, ended.ended_at) == (200, START + minutes(75))
    assert ended.outcome_totals[code("ENG_YP")] == 5
    assert {change["what"] for change in ended.corrections.get().changes} >= {"End"}


def test_a_lost_phone_that_counts_on_after_the_end_keeps_what_it_cannot_send_and_says_so(
    phone, held, sent, officer
):
    end_patrol(patrol=held, by=officer, now=NOW, ended_at=START + minutes(60), without_phone=True)
    late = sent_visit("north-gate", after=70, lasting=None, **COUNTED)

    answer = phone({**sent, "revision": 5, "visits": [*sent["visits"], late]})

    assert (answer.status_code, answer.json().get("final")) == (400, None)
    assert "End the patrol here too" in answer.json()["non_field_errors"][0]
