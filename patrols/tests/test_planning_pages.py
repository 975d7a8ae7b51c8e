"""The pages of planned visits: a week, adding, changing, cancelling, and what the first page tells."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from accounts.tests.factories import police
from audit.models import AccessRecord
from measures.weeks import last_complete_week
from patrols.models import PlannedVisit
from patrols.plans.delivered import with_delivered
from patrols.services import cancel_plan
from patrols.tests.factories import NOW, START, minutes, patrol, plan, visit

WEEK = "/patrols/planned/?week=2026-W47"


@pytest.fixture
def answers(planned_answers):
    return planned_answers


@pytest.fixture
def coming(zones, supervisor, tomorrow) -> PlannedVisit:
    return plan(supervisor, zones["the-stow"], on=tomorrow, now=timezone.now())


def words(page: str) -> str:
    return " ".join(page.split())


def test_a_week_says_in_words_what_was_delivered(supervisor, officer, analyst, zones, sign_in):
    plan(supervisor, zones["the-stow"], note="By the bus stop")
    cancel_plan(
        plan=plan(supervisor, zones["north-gate"]),
        reason="Staff at the market",
        by=supervisor,
        now=START - timedelta(days=1),
    )
    patrol(officer, visits=[visit(zones["the-stow"])])

    page = words(sign_in(analyst).get(WEEK).content.decode())

    assert "1 of 2 planned visits delivered" in page
    assert "19:00 to 21:00" in page and "By the bus stop" in page
    assert "Cancelled" in page and "Staff at the market" in page
    assert page.count("Nothing planned") == 6
    assert "/patrols/planned/add/" not in page


def test_the_weeks_before_and_after_are_one_link_away(officer, zones, sign_in):
    page = sign_in(officer).get(WEEK).content.decode()

    assert "?week=2026-W46" in page and "?week=2026-W48" in page
    assert "No visits are planned in this week." in page


def test_a_week_to_come_says_what_is_planned_and_nothing_of_delivery(supervisor, zones, sign_in):
    today = timezone.localdate()
    plan(supervisor, zones["the-stow"], on=today + timedelta(days=14), now=timezone.now())

    page = sign_in(supervisor).get(PlannedVisit.objects.get().get_absolute_url()).content.decode()

    assert "2 visits are planned." in page and "To come" in page


@pytest.mark.parametrize("week", ["2026-W60", "1900-W01", "soon"])
def test_a_week_that_is_none_is_not_found(officer, zones, sign_in, week):
    assert sign_in(officer).get(f"/patrols/planned/?week={week}").status_code == 404


def test_looking_at_a_week_is_on_record(officer, supervisor, zones, sign_in):
    plan(supervisor, zones["the-stow"])

    sign_in(officer).get(WEEK)

    record = AccessRecord.objects.latest("pk")
    assert (record.action, record.kind, record.count) == ("list", "planned visit", 1)


def test_visits_are_planned_from_one_form(supervisor, sign_in, answers, tomorrow):
    response = sign_in(supervisor).post("/patrols/planned/add/", answers)

    made = PlannedVisit.objects.get()
    assert response.headers["Location"] == made.get_absolute_url()
    assert (made.zone.slug, made.on, made.visits, made.planned_by) == ("the-stow", tomorrow, 2, supervisor)


def test_a_plan_in_the_past_is_refused_and_what_was_typed_is_kept(supervisor, sign_in, answers):
    page = sign_in(supervisor).post("/patrols/planned/add/", {**answers, "on": "2026-01-05"}).content.decode()

    assert "Choose today or a later day." in page
    assert 'value="2026-01-05"' in page
    assert not PlannedVisit.objects.exists()


def test_what_was_left_out_is_named_in_the_order_of_the_page(supervisor, sign_in, answers):
    wrong = {**answers, "from_time": "", "to_time": "noon", "repeats": "on", "ends_on": "", "visits": "0"}

    form = sign_in(supervisor).post("/patrols/planned/add/", wrong).context["form"]

    said = [error for field in form for error in field.errors]
    assert said[:4] == [
        "Choose one or more days of the week.",
        "Enter the last day.",
        "Enter the time they arrive from, like 19:40.",
        "Enter the time they arrive by, like 21:00.",
    ]


def test_the_day_can_be_chosen_by_the_address(supervisor, zones, sign_in):
    page = sign_in(supervisor).get("/patrols/planned/add/?on=2026-12-24").content.decode()

    assert 'value="2026-12-24"' in page
    assert sign_in(supervisor).get("/patrols/planned/add/?on=2026-12-99").status_code == 200


def test_a_plan_is_changed(supervisor, sign_in, answers, coming):
    sign_in(supervisor).post(f"/patrols/planned/{coming.pk}/", {**answers, "visits": "3"})

    coming.refresh_from_db()
    assert coming.visits == 3


def test_a_plan_whose_time_is_over_is_shown_and_not_offered(supervisor, zones, sign_in):
    old = plan(
        supervisor,
        zones["the-stow"],
        on=timezone.localdate() - timedelta(days=3),
        now=timezone.now() - timedelta(days=5),
    )

    for address in (f"/patrols/planned/{old.pk}/", f"/patrols/planned/{old.pk}/cancel/"):
        page = sign_in(supervisor).get(address).content.decode()
        assert "The time for these visits is over" in page
        assert "client_id" not in page and 'name="reason"' not in page


def test_a_plan_is_cancelled_with_a_reason(supervisor, sign_in, coming):
    client, address = sign_in(supervisor), f"/patrols/planned/{coming.pk}/cancel/"

    refused = client.post(address, {"reason": ""}).content.decode()
    client.post(address, {"reason": "Staff at the market"})

    coming.refresh_from_db()
    assert "Why are these visits cancelled?" in refused and "There is a problem" in refused
    assert (coming.cancelled_by, coming.cancelled_reason) == (supervisor, "Staff at the market")


@pytest.mark.parametrize("page", ["add/", "{pk}/", "{pk}/cancel/"])
def test_only_a_supervisor_plans(officer, sign_in, coming, page):
    response = sign_in(officer).post(f"/patrols/planned/{page.format(pk=coming.pk)}", {"reason": "x"})

    assert response.status_code == 403


def test_the_patrols_lead_to_the_plan(officer, zones, sign_in):
    assert 'href="/patrols/planned/"' in sign_in(officer).get("/patrols/").content.decode()


def test_an_officer_finds_todays_visits_of_their_own_organisation_at_home(
    officer, supervisor, zones, sign_in
):
    now, today = timezone.now(), timezone.localdate()
    whole_day = {"on": today, "from_time": time(0), "to_time": time(23, 59), "now": now}
    plan(supervisor, zones["the-stow"], **whole_day)
    plan(supervisor, zones["north-gate"], organisation=police(), **whole_day)

    page = words(sign_in(officer).get("/").content.decode())

    assert "The Stow, 00:00 to 24:00" in page and "0 of 2 visits done." in page
    assert "North Gate, 00:00" not in page


def test_how_long_ago_the_last_one_was_is_told(officer, supervisor, zones):
    made = plan(supervisor, zones["the-stow"])
    patrol(officer, visits=[visit(zones["the-stow"])])

    assert with_delivered([made], now=NOW)[0].delivery.last_at == START + minutes(20)


def test_a_supervisor_finds_last_weeks_missed_visits_at_home(supervisor, zones, sign_in):
    week = last_complete_week(timezone.now())
    plan(supervisor, zones["the-stow"], on=week.starts_on, now=week.starts_at - timedelta(days=1))

    page = words(sign_in(supervisor).get("/").content.decode())

    assert "Planned visits delivered last week: 0 of 2" in page
    assert "The Stow, Monday 19:00 to 21:00, HDC: 2 of 2" in page


def test_a_week_without_a_plan_is_told_as_such(supervisor, zones, sign_in):
    assert "No visits were planned last week." in sign_in(supervisor).get("/").content.decode()
