"""The pages of records: the list, a duty report, logging afterwards, striking out, and the code list."""

import uuid

import pytest
from django.utils import timezone

from accounts.tests.factories import police
from audit.models import AccessRecord
from patrols.models import OutcomeCode, Patrol
from patrols.services import strike_patrol
from patrols.tests.factories import NOW, START, minutes, patrol, visit


@pytest.fixture
def answers(zones) -> dict[str, str]:
    """What somebody types who was at The Stow for the whole of a patrol."""
    return {
        "client_id": str(uuid.uuid4()),
        "visit_count": "1",
        "started_at_0": "2026-11-20",
        "started_at_1": "19:00",
        "ended_at_0": "2026-11-20",
        "ended_at_1": "20:00",
        "staff_count": "2",
        "visit_1_zone": "the-stow",
    }


def test_a_past_patrol_with_nothing_to_report_is_logged_from_one_form(officer, sign_in, answers):
    response = sign_in(officer).post("/patrols/log/", {**answers, "nothing_to_report": "on"})

    made = Patrol.objects.get()
    assert response.headers["Location"] == f"/patrols/{made}/"
    assert made.visits.get().left_at == START + minutes(60)
    assert made.staff_count == 2


def test_counts_and_times_of_a_visit_are_kept(officer, sign_in, answers):
    times = {"visit_1_arrived_at": "19:10", "visit_1_left_at": "19:25", "visit_1_ENG_YP": "4"}

    sign_in(officer).post("/patrols/log/", {**answers, **times})

    visit = Patrol.objects.get().visits.get()
    assert visit.arrived_at == START + minutes(10)
    assert visit.outcomes.get().count == 4


def test_a_double_submit_makes_one_patrol(officer, sign_in, answers):
    for _ in range(2):
        sign_in(officer).post("/patrols/log/", {**answers, "nothing_to_report": "on"})

    assert Patrol.objects.count() == 1


def test_a_patrol_across_midnight_places_its_visit_on_the_next_day(officer, sign_in, answers):
    night = {
        "started_at_0": "2026-11-19", "started_at_1": "23:00",
        "ended_at_0": "2026-11-20", "ended_at_1": "01:00",
        "visit_1_arrived_at": "00:10", "visit_1_left_at": "00:25", "nothing_to_report": "on",
    }  # fmt: skip

    sign_in(officer).post("/patrols/log/", {**answers, **night})

    assert Patrol.objects.get().visits.get().arrived_at.isoformat() == "2026-11-20T00:10:00+00:00"


def test_another_zone_is_asked_about_without_complaints_and_keeps_what_was_typed(officer, sign_in, answers):
    response = sign_in(officer).post("/patrols/log/", {**answers, "visit_1_ADV": "7", "add_visit": "1"})

    page = response.content.decode()
    assert response.status_code == 200
    assert 'name="visit_2_zone"' in page
    assert 'name="visit_count" value="2"' in page
    assert 'name="visit_1_ADV" value="7"' in page
    assert "There is a problem" not in page


def test_two_zones_become_two_visits(officer, sign_in, answers):
    second = {
        "visit_count": "2", "visit_1_left_at": "19:20", "visit_2_zone": "north-gate",
        "visit_2_arrived_at": "19:30", "visit_2_left_at": "19:45", "visit_2_ENG": "1",
    }  # fmt: skip

    sign_in(officer).post("/patrols/log/", {**answers, **second})

    assert [each.zone.slug for each in Patrol.objects.get().visits.all()] == ["the-stow", "north-gate"]


def test_a_joint_patrol_is_logged_with_its_partner(officer, sign_in, answers):
    essex = police()

    sign_in(officer).post("/patrols/log/", {**answers, f"partner_{essex.pk}": "1", "visit_1_POL_SS": "1"})

    assert Patrol.objects.get().is_joint


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"ended_at_1": "18:00"}, "The end must be after the start."),
        ({"started_at_1": "07:00"}, "at most 12 hours"),
        ({"ended_at_0": "2036-11-20", "started_at_0": "2036-11-20"}, "in the future"),
        ({"visit_1_zone": ""}, "Choose the zone you visited."),
        ({"visit_1_arrived_at": "18:30"}, "This is before the patrol started."),
        ({"visit_1_DISP": "1", "nothing_to_report": ""}, "is for: police"),
        ({"nothing_to_report": ""}, "say that there was nothing to report"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(officer, sign_in, answers, typed, complaint):
    sent = {**answers, "nothing_to_report": "on", "visit_1_left_at": "19:55", **typed}

    page = sign_in(officer).post("/patrols/log/", sent).content.decode()

    assert complaint in page
    assert "There is a problem" in page
    assert 'value="19:55"' in page
    assert not Patrol.objects.exists()


@pytest.mark.parametrize("role", ["councillor", "analyst", "administrator"])
def test_who_does_not_patrol_finds_no_form(request, sign_in, role):
    client = sign_in(request.getfixturevalue(role))

    assert client.get("/patrols/log/").status_code == client.get("/patrols/start/").status_code == 403


def test_the_report_shows_minutes_person_minutes_and_outcomes(analyst, officer, sign_in, zones):
    made = patrol(officer, staff_count=2, visits=[visit(zones["the-stow"], ALC_SURR=13)])

    page = sign_in(analyst).get(f"/patrols/{made}/").content.decode()

    assert "60 minutes; 120 person-minutes" in page
    assert "Alcohol given up or put away: 13" in page
    assert AccessRecord.objects.filter(kind="patrol", action="view", ids=[made.reference]).exists()


def test_a_supervisor_strikes_a_patrol_out_with_a_reason(supervisor, officer, sign_in, zones):
    made = patrol(officer)
    client = sign_in(supervisor)

    refused = client.post(f"/patrols/{made}/strike/", {"reason": ""})
    client.post(f"/patrols/{made}/strike/", {"reason": "Logged twice."})

    assert refused.status_code == 422
    assert "Logged twice." in client.get(f"/patrols/{made}/").content.decode()


def test_the_list_filters_and_says_so(officer, supervisor, sign_in, zones):
    mine = patrol(officer, visits=[visit(zones["the-stow"], ADV=1)])
    struck = patrol(supervisor)
    strike_patrol(patrol=struck, reason="Logged twice", by=supervisor, now=NOW)

    page = sign_in(officer).get("/patrols/?zone=the-stow&whose=mine&state=counted").content.decode()

    assert "1 patrol matches your filters" in page
    assert mine.reference in page and struck.reference not in page
    assert AccessRecord.objects.filter(kind="patrol", action="list", count=1).exists()


def test_an_administrator_changes_a_code_and_its_name_stays(administrator, sign_in):
    code = OutcomeCode.objects.get(code="ALC_SURR")
    sent = {
        "code": "OTHER", "label": "Alcohol given up", "headline": code.headline, "usable_by": ["council"],
        "is_count": "on", "position": "4", "valid_to": "2026-12-01",
    }  # fmt: skip

    response = sign_in(administrator).post("/patrols/outcome-codes/ALC_SURR/", sent)

    code.refresh_from_db()
    assert response.status_code == 302
    assert (code.label, code.usable_by) == ("Alcohol given up", ["council"])
    assert not code.holds_on(timezone.datetime(2026, 12, 1).date())


def test_a_code_that_exists_is_not_added_again(administrator, sign_in):
    sent = {"code": "eng", "label": "Engaged", "headline": "other", "usable_by": ["council"], "position": "9"}

    page = sign_in(administrator).post("/patrols/outcome-codes/new/", sent).content.decode()

    assert "There is a code of this name." in page


def test_only_administrators_keep_the_codes(supervisor, sign_in):
    assert sign_in(supervisor).get("/patrols/outcome-codes/").status_code == 403


def test_the_menu_of_patrol_pages_shows_nobody_what_they_may_not_open(sign_in, officer, analyst):
    tracks = 'href="/patrols/tracks/"'

    assert tracks in sign_in(officer).get("/patrols/").content.decode()
    assert tracks not in sign_in(analyst).get("/patrols/").content.decode()
