"""A patrol from start to end in a browser without JavaScript."""

import pytest
from django.utils import timezone

from accounts.tests.factories import police
from audit.models import AccessRecord
from patrols.models import Patrol
from patrols.services import start_patrol, start_visit
from patrols.start import patrol_start
from patrols.tests.factories import minutes, patrol


@pytest.fixture
def running(officer, zones) -> Patrol:
    return start_patrol(by=officer, now=timezone.now() - minutes(20))


@pytest.fixture
def visiting(running, officer, zones):
    arrived_at = timezone.now() - minutes(14)
    return start_visit(patrol=running, zone=zones["the-stow"], by=officer, now=arrived_at)


def test_a_whole_patrol_by_taps(officer, sign_in, zones):
    client = sign_in(officer)
    client.post("/patrols/start/", {"client_id": "0" * 32, "staff_count": "1"})
    here = f"/patrols/{Patrol.objects.get()}"

    client.post(f"{here}/arrive/", {"zone": "the-stow"})
    visit = Patrol.objects.get().visits.get()
    client.post(f"{here}/count/", {"visit": visit.pk, "tap": "ENG_YP:0"})
    client.post(f"{here}/leave/")
    client.post(f"{here}/end/")

    ended = Patrol.objects.get()
    assert ended.state == "finished"
    assert {code.code: count for code, count in ended.outcome_totals.items()} == {"ENG_YP": 1}


def test_the_last_crew_is_remembered(officer, sign_in, zones):
    essex = police()
    patrol(officer, staff_count=3, partners={essex: 2})

    page = sign_in(officer).get("/patrols/start/").content.decode()

    assert 'name="staff_count" value="3"' in page
    assert f'name="partner_{essex.pk}" value="2"' in page


def test_the_first_page_starts_with_the_last_crew_in_one_tap(officer, zones):
    patrol(officer, staff_count=3)

    assert patrol_start(officer)["crew_form"]["staff_count"].value() == 3


def test_the_first_page_leads_back_to_a_running_patrol(running, officer, sign_in):
    assert patrol_start(officer)["running_patrol"] == running
    assert sign_in(officer).get("/patrols/start/").headers["Location"] == f"/patrols/{running}/walk/"


def test_the_page_shows_the_minutes_and_the_band(running, visiting, officer, sign_in):
    page = sign_in(officer).get(f"/patrols/{running}/walk/").content.decode()

    assert ">14</span> minutes here" in page
    assert "Just right: from 11 to 15 minutes does most." in page
    assert AccessRecord.objects.filter(kind="patrol", action="view").exists()


def test_a_tap_says_what_was_counted_and_offers_undo(running, visiting, officer, sign_in):
    client = sign_in(officer)
    tap = {"visit": visiting.pk, "tap": "ENG:0"}

    page = client.post(f"/patrols/{running}/count/", tap, follow=True).content.decode()
    client.post(f"/patrols/{running}/undo/", {"visit": visiting.pk, "tap": "ENG:1"})

    assert "Engagement with the public: 1 in The Stow." in page
    assert not visiting.outcomes.exists()


def test_the_same_tap_twice_counts_once(running, visiting, officer, sign_in):
    client = sign_in(officer)
    for _ in range(2):
        client.post(f"/patrols/{running}/count/", {"visit": visiting.pk, "tap": "ENG:0"})

    assert visiting.outcomes.get().count == 1


def test_a_council_officer_alone_is_offered_what_the_police_did_but_not_their_powers(
    running, visiting, officer, sign_in
):
    page = sign_in(officer).get(f"/patrols/{running}/walk/").content.decode()

    assert "Arrest (police)" in page
    assert "DISP" not in page


def test_nothing_to_report_is_one_tap(running, visiting, officer, sign_in):
    client = sign_in(officer)
    page = client.get(f"/patrols/{running}/walk/").content.decode()

    client.post(f"/patrols/{running}/end/", {"nothing_to_report": "on"})

    running.refresh_from_db()
    assert "Nothing to report, end patrol" in page
    assert running.nothing_to_report and running.visits.get().left_at == running.ended_at


def test_an_end_before_the_last_visit_is_refused_beside_what_was_typed(running, visiting, officer, sign_in):
    yesterday = timezone.localtime() - minutes(24 * 60)
    sent = {"ended_at_0": f"{yesterday:%Y-%m-%d}", "ended_at_1": "07:31", "nothing_to_report": "on"}

    response = sign_in(officer).post(f"/patrols/{running}/end/", sent)

    assert response.status_code == 422
    assert 'value="07:31"' in response.content.decode()
    assert "There is a problem" in response.content.decode()


def test_somebody_elses_running_patrol_is_refused_and_that_is_on_record(running, supervisor, sign_in):
    client = sign_in(supervisor)

    answers = [client.get(f"/patrols/{running}/walk/"), client.post(f"/patrols/{running}/end/")]

    assert [each.status_code for each in answers] == [403, 403]
    assert "Only the person whose patrol this is can change it." in answers[1].content.decode()
    refused = AccessRecord.objects.filter(action="refused", kind="patrol", ids=[running.reference])
    assert refused.count() == 2


def test_a_refused_step_is_said_on_the_page(running, officer, sign_in, zones):
    client = sign_in(officer)
    visit = start_visit(patrol=running, zone=zones["the-stow"], by=officer, now=timezone.now())

    tap = {"visit": visit.pk, "tap": "DISP:0"}
    page = client.post(f"/patrols/{running}/count/", tap, follow=True).content.decode()

    assert "is for: police" in page


@pytest.mark.parametrize("wrong", [{"visit": "abc"}, {"visit": "9" * 30}, {"tap": "\0:0"}])
def test_a_count_of_what_cannot_be_is_not_found(visiting, officer, sign_in, wrong):
    counted = {"visit": visiting.pk, "tap": "ENG_YP:0", **wrong}

    answer = sign_in(officer).post(f"/patrols/{visiting.patrol}/count/", counted)

    assert answer.status_code == 404


def test_arriving_where_nothing_can_be_is_not_found(running, officer, sign_in):
    assert sign_in(officer).post(f"/patrols/{running}/arrive/", {"zone": "\0"}).status_code == 404
