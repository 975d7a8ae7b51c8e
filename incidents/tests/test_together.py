"""Moving many incidents at once: the preview, what changed meanwhile, and who may."""

import pytest
from django.core.exceptions import ValidationError

from audit.models import AccessRecord
from incidents.models import Incident
from incidents.services import move_incident
from incidents.tests.factories import incident
from incidents.together.services import CHANGED, look_over, move_together

pytestmark = pytest.mark.django_db
WITHDRAW = {"status": "withdrawn", "reason": "Entered twice"}


@pytest.fixture(autouse=True)
def town(zones):
    return zones


@pytest.fixture
def three(officer, supervisor):
    made = [incident(officer) for _ in range(3)]
    move_incident(incident=made[2], to="withdrawn", reason="A test", by=supervisor)
    return made


def seen(incidents, to, user):
    looked = look_over(references=[str(each) for each in incidents], to=to, user=user)
    return {str(each.incident): each.mark for each in looked}


def status_of(*incidents):
    return [Incident.objects.get(pk=each.pk).status for each in incidents]


def test_the_look_beforehand_says_what_will_not_change_and_why_and_changes_nothing(three, supervisor):
    looked = look_over(references=[str(each) for each in three], to="confirmed", user=supervisor)

    assert [each.why_not for each in looked] == ["", "", "A withdrawn incident cannot become confirmed."]
    assert status_of(*three) == ["reported", "reported", "withdrawn"]


def test_those_that_may_be_are_moved_with_one_reason_and_the_others_left(three, supervisor):
    done = move_together(
        as_seen=seen(three, "withdrawn", supervisor), by=supervisor, to="withdrawn", reason="Twice"
    )

    assert [str(each) for each in done.moved] == [str(three[0]), str(three[1])]
    assert [(each.incident, each.why_not) for each in done.left] == [(three[2], "It is withdrawn already.")]
    assert set(Incident.objects.values_list("status_reason", flat=True)) == {"Twice", "A test"}


def test_what_was_changed_meanwhile_is_left_and_named(three, supervisor):
    as_seen = seen(three[:2], "confirmed", supervisor)
    Incident.objects.filter(pk=three[0].pk).update(weapon="knife")

    done = move_together(as_seen=as_seen, by=supervisor, to="confirmed")

    assert [(each.incident, each.why_not) for each in done.left] == [(three[0], CHANGED)]
    assert status_of(*three[:2]) == ["reported", "confirmed"]


def test_sent_twice_it_moves_nothing_the_second_time(three, supervisor):
    as_seen = seen(three[:2], "confirmed", supervisor)
    move_together(as_seen=as_seen, by=supervisor, to="confirmed")

    again = move_together(as_seen=as_seen, by=supervisor, to="confirmed")

    assert again.moved == [] and len(again.left) == 2


def test_all_that_were_moved_share_one_context_of_their_history(three, supervisor):
    move_together(as_seen=seen(three[:2], "confirmed", supervisor), by=supervisor, to="confirmed")

    contexts = {each.events.order_by("-pgh_id")[0].pgh_context_id for each in three[:2]}
    assert len(contexts) == 1 and None not in contexts


@pytest.mark.parametrize("references", [[], [f"INC-2026-{number:06d}" for number in range(201)]])
def test_none_and_more_than_two_hundred_are_refused(references, supervisor):
    with pytest.raises(ValidationError):
        look_over(references=references, to="confirmed", user=supervisor)


def test_two_hundred_cost_as_many_queries_as_two(officer, supervisor, django_assert_num_queries):
    made = [incident(officer) for _ in range(20)]
    for chosen in (made[:2], made[2:]):
        as_seen = seen(chosen, "closed", supervisor)
        with django_assert_num_queries(5):
            move_together(as_seen=as_seen, by=supervisor, to="closed")


def test_from_the_ticks_of_the_list_to_the_result(three, supervisor, sign_in):
    browser, ticked = sign_in(supervisor), [str(each) for each in three]

    asked = browser.post("/incidents/together/", {"ref": ticked})
    preview = browser.post("/incidents/together/", {"ref": ticked, **WITHDRAW})
    untouched = status_of(*three)
    marks = [f"{each.incident}:{each.mark}" for each in preview.context["changing"]]
    done = browser.post("/incidents/together/", {"confirmed": "1", "seen": marks, **WITHDRAW})

    assert "What are they to become?" in asked.content.decode()
    assert "2 will be withdrawn" in preview.content.decode()
    assert "It is withdrawn already." in preview.content.decode()
    assert untouched[:2] == ["reported", "reported"]
    assert "2 incidents are now withdrawn" in done.content.decode()
    assert status_of(*three) == ["withdrawn"] * 3
    assert AccessRecord.objects.filter(action="list", route="incidents:together").count() == 3


def test_withdrawing_needs_a_reason_and_what_was_ticked_is_kept(three, supervisor, sign_in):
    page = sign_in(supervisor).post("/incidents/together/", {"ref": [str(three[0])], "status": "withdrawn"})

    assert "reason" in page.context["form"].errors and f'value="{three[0]}"' in page.content.decode()
    assert "There is a problem" in page.content.decode()


@pytest.mark.parametrize(
    "marks", [[], ["INC-2026-000001"], ["INC-2026-000001:x"], ["?"], [f"?:{'9' * 40}"], ["INC\0:1"]]
)
def test_marks_that_are_none_move_nothing(three, supervisor, sign_in, marks):
    sent = {"confirmed": "1", "status": "closed", "seen": marks}

    assert sign_in(supervisor).post("/incidents/together/", sent).status_code in (200, 302)
    assert status_of(*three) == ["reported", "reported", "withdrawn"]


def test_what_no_database_keeps_is_no_reference_and_no_reason(three, supervisor, sign_in):
    browser = sign_in(supervisor)
    marks = [f"{reference}:{mark}" for reference, mark in seen(three, "withdrawn", supervisor).items()]

    ticked = browser.post("/incidents/together/", {"ref": "INC\0"})
    browser.post(
        "/incidents/together/",
        {"confirmed": "1", "status": "withdrawn", "reason": "Twice\0", "seen": marks},
    )

    assert ticked.status_code == 200
    assert Incident.objects.get(pk=three[0].pk).status_reason == "Twice"


def test_all_that_the_filters_hold_may_be_chosen_at_once(three, supervisor, sign_in):
    page = sign_in(supervisor).post("/incidents/together/?status=reported", {"all": "1"})

    assert [str(each) for each in page.context["incidents"]] == [str(three[0]), str(three[1])]


def test_an_officer_has_no_ticks_and_is_refused(three, officer, sign_in, api):
    browser = sign_in(officer)

    assert 'name="ref"' not in browser.get("/incidents/").content.decode()
    assert browser.post("/incidents/together/", {"ref": [str(three[0])]}).status_code == 403
    assert api(officer).post("/api/v1/incidents/move-together/", {}).status_code == 403


def test_the_api_looks_first_and_moves_what_is_still_the_same(three, supervisor, api):
    rows = [{"reference": str(each)} for each in three]
    body = {"incidents": rows, "status": "confirmed"}

    looked = api(supervisor).post("/api/v1/incidents/move-together/", {**body, "only_check": True}).json()
    marked = [{"reference": each["reference"], "mark": each["mark"]} for each in looked["moved"]]
    done = api(supervisor).post("/api/v1/incidents/move-together/", {**body, "incidents": marked}).json()

    assert [each["why_not"] for each in looked["left"]] == ["A withdrawn incident cannot become confirmed."]
    assert [each["status"] for each in done["moved"]] == ["confirmed", "confirmed"]
