"""What the form of a past patrol says where something is wrong: which visit, which patrol, what to do."""

import pytest
from django.utils import timezone

from patrols.models import Patrol
from patrols.tests.factories import NOW, patrol
from patrols.tests.test_clocks_go_back import BST_0120, MORNING, form, minutes

pytestmark = pytest.mark.usefixtures("zones")


@pytest.fixture
def evening_form(monkeypatch):
    """A patrol from 19:00 to 20:00 that Friday."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    day = {"started_at_0": "2026-11-20", "ended_at_0": "2026-11-20"}

    def answers(**more):
        return {**form("19:00", "20:00"), **day, **more}

    return answers


TWO = {"visit_count": "2", "visit_2_zone": "north-gate"}


def test_a_visit_without_times_leaves_no_room_for_another(officer, sign_in, evening_form):
    sent = evening_form(**TWO, visit_2_arrived_at="19:30", visit_2_left_at="19:50")

    wrong = sign_in(officer).post("/patrols/log/", sent).context["form"].errors

    assert wrong == {
        "visit_1_left_at": ["The Stow has no times, so it lasts the whole patrol. Enter when you left it."]
    }


def test_a_later_visit_says_when_they_arrived(officer, sign_in, evening_form):
    sent = evening_form(**TWO, visit_1_left_at="19:20", visit_2_left_at="19:50")

    wrong = sign_in(officer).post("/patrols/log/", sent).context["form"].errors

    assert wrong == {
        "visit_2_arrived_at": ["North Gate has only one of its times. Enter when you arrived there."]
    }


def test_errors_stand_in_the_order_of_the_page(officer, sign_in, evening_form):
    sent = evening_form(started_at_1="", staff_count="0", visit_1_arrived_at="noon", note="x" * 300)

    page = sign_in(officer).post("/patrols/log/", sent).context["form"]

    wrong = [field.name for field in page if field.errors]
    assert wrong == ["started_at", "staff_count", "visit_1_arrived_at", "note"]


def test_the_patrol_that_is_in_the_way_is_one_link_away(officer, sign_in, evening_form):
    other = patrol(officer)

    page = sign_in(officer).post("/patrols/log/", evening_form()).content.decode()

    assert f"This overlaps your patrol {other}, from 19:00 on 20 November to 20:00." in page
    assert f'href="/patrols/{other}/"' in page


def test_the_patrol_in_the_way_says_bst_or_gmt(officer, sign_in, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: MORNING)
    other = patrol(officer, started_at=BST_0120, ended_at=BST_0120 + minutes(50), now=MORNING)

    page = sign_in(officer).post("/patrols/log/", form("00:45", "02:30")).content.decode()

    assert f"This overlaps your patrol {other}, from 01:20 BST on 25 October to 01:10 GMT." in page


def test_before_it_is_sent_the_form_says_until_when_it_can_be_put_right(officer, sign_in):
    page = sign_in(officer).get("/patrols/log/").content.decode()

    assert "only a supervisor can put it right" in page
    assert not Patrol.objects.exists()
