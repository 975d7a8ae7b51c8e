"""The pages of visits that repeat: planning them, their days, changing and stopping them."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from patrols.models import PlannedVisit, RepeatingPlan
from patrols.plans.bank_holidays import bank_holidays
from patrols.services import change_plan
from patrols.services.repeating import stop_repeating
from patrols.tests.factories import plan, repeating

ADD = "/patrols/planned/add/"


@pytest.fixture
def answers(planned_answers, tomorrow) -> dict[str, object]:
    return {
        **planned_answers,
        "why": "Busy after school",
        "repeats": "on",
        "weekdays": [str(tomorrow.isoweekday())],
        "ends_on": (tomorrow + timedelta(weeks=3)).isoformat(),
        "left_out": f"{tomorrow + timedelta(weeks=1):%d/%m/%Y}",
    }


@pytest.fixture
def coming(zones, supervisor, tomorrow) -> RepeatingPlan:
    return repeating(
        supervisor, zones["the-stow"], now=timezone.now(), weekdays=[tomorrow.isoweekday()],
        starts_on=tomorrow, ends_on=tomorrow + timedelta(weeks=2),
    )  # fmt: skip


def words(page: bytes) -> str:
    return " ".join(page.decode().split())


def test_visits_are_planned_for_every_week_from_the_same_form(supervisor, sign_in, answers, tomorrow):
    response = sign_in(supervisor).post(ADD, answers)

    made = RepeatingPlan.objects.get()
    assert response.headers["Location"] == made.get_absolute_url()
    assert [(tomorrow - each.on).days // 7 for each in PlannedVisit.objects.all()] == [0, -2, -3]
    assert PlannedVisit.objects.first().why == "Busy after school"


def test_without_the_tick_it_is_one_day(supervisor, sign_in, answers):
    del answers["repeats"]

    sign_in(supervisor).post(ADD, answers)

    assert PlannedVisit.objects.count() == 1 and not RepeatingPlan.objects.exists()


def test_sending_it_twice_makes_it_once(supervisor, sign_in, answers):
    client = sign_in(supervisor)
    for _ in range(2):
        client.post(ADD, answers)

    assert (RepeatingPlan.objects.count(), PlannedVisit.objects.count()) == (1, 3)


def test_bank_holidays_are_left_out_when_asked(supervisor, sign_in, answers, tomorrow):
    last = tomorrow + timedelta(days=300)
    asked = {"weekdays": [str(day) for day in range(1, 8)], "ends_on": last.isoformat(), "left_out": ""}

    sign_in(supervisor).post(ADD, {**answers, **asked, "leave_out_bank_holidays": "on"})

    holidays = bank_holidays(tomorrow, last)
    assert RepeatingPlan.objects.get().left_out == holidays
    assert PlannedVisit.objects.count() == 301 - len(holidays)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"weekdays": []}, "Choose one or more days of the week."),
        ({"ends_on": ""}, "Enter the last day."),
        ({"left_out": "Christmas"}, "“Christmas” is not a date."),
        ({"on": "2026-01-05"}, "Choose today or a later day."),
        ({"minutes": "300"}, "240"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(supervisor, sign_in, answers, wrong, said):
    page = words(sign_in(supervisor).post(ADD, {**answers, **wrong}).content)

    assert said in page and "There is a problem" in page
    assert "Busy after school" in page
    assert not PlannedVisit.objects.exists()


def test_days_in_the_way_are_named_on_the_form(supervisor, zones, sign_in, answers, tomorrow):
    plan(supervisor, zones["the-stow"], on=tomorrow, now=timezone.now())

    page = words(sign_in(supervisor).post(ADD, answers).content)

    assert f"on {tomorrow:%A} {tomorrow.day} {tomorrow:%B %Y}. Change those plans, or leave the days" in page


def test_its_page_tells_its_days_and_which_was_changed_alone(supervisor, officer, sign_in, coming):
    second = PlannedVisit.objects.all()[1]
    change_plan(plan=second, by=supervisor, now=timezone.now(), visits=1)

    page = words(sign_in(supervisor).get(coming.get_absolute_url()).content)
    read_only = words(sign_in(officer).get(coming.get_absolute_url()).content)

    assert page.count("To come") == 3 and page.count("Changed on its own") == 1
    assert "No visit is over yet; 5 to come." in page and "Leave out" in page
    assert "Leave out" not in read_only and "Stop these visits" not in read_only
    record = AccessRecord.objects.latest("pk")
    assert (record.action, record.kind, record.ids) == ("view", "repeating plan", [str(coming.pk)])


def test_a_day_left_out_later_leads_back_to_the_others(supervisor, sign_in, coming):
    first = PlannedVisit.objects.first()

    response = sign_in(supervisor).post(
        f"/patrols/planned/{first.pk}/cancel/?repeats", {"reason": "Staff at the market"}
    )

    assert response.headers["Location"] == coming.get_absolute_url()


def test_the_days_to_come_are_changed(supervisor, sign_in, coming, answers):
    address = f"{coming.get_absolute_url()}change/"
    page = words(sign_in(supervisor).get(address).content)
    sign_in(supervisor).post(address, {**answers, "visits": "3"})

    assert "This changes the 3 days still to come" in page
    assert {each.visits for each in PlannedVisit.objects.all()} == {3}


def test_they_are_stopped_with_the_reason(supervisor, sign_in, coming):
    address = f"{coming.get_absolute_url()}stop/"
    refused = words(sign_in(supervisor).post(address, {"reason": ""}).content)
    sign_in(supervisor).post(address, {"reason": "The shops moved"})

    page = words(sign_in(supervisor).get(coming.get_absolute_url()).content)
    assert "There is a problem" in refused
    assert "Stopped on" in page and "The shops moved" in page
    assert not PlannedVisit.objects.counted().exists()


def test_what_was_stopped_is_not_offered_for_change(supervisor, sign_in, coming):
    stop_repeating(plan=coming, reason="The shops moved", by=supervisor, now=timezone.now())

    for step in ("change", "stop"):
        page = words(sign_in(supervisor).get(f"{coming.get_absolute_url()}{step}/").content)
        assert "They were stopped on" in page and "csrf" not in page.split("<main")[1]


def test_the_week_leads_to_what_repeats(officer, sign_in, coming):
    first = PlannedVisit.objects.first()

    page = words(sign_in(officer).get(first.get_absolute_url()).content)

    assert page.count(f'href="{coming.get_absolute_url()}"') >= 2
    assert "2 visits to The Stow" in page


def test_a_week_costs_the_same_queries_however_much_is_planned(
    supervisor, zones, sign_in, coming, tomorrow, django_assert_max_num_queries
):
    client, address = sign_in(supervisor), PlannedVisit.objects.first().get_absolute_url()
    client.get(address)
    for slug in ("north-gate", "west-gate", "town-centre"):
        repeating(
            supervisor, zones[slug], now=timezone.now(), weekdays=range(1, 8), starts_on=tomorrow,
            ends_on=tomorrow + timedelta(weeks=2),
        )  # fmt: skip

    with django_assert_max_num_queries(10):
        client.get(address)
    with django_assert_max_num_queries(10):
        client.get(RepeatingPlan.objects.last().get_absolute_url())


def test_the_officers_first_page_says_why_here(officer, supervisor, zones, sign_in):
    plan(
        supervisor, zones["the-stow"], on=timezone.localdate(), now=timezone.now(), from_time=time(0),
        to_time=time(23, 59), why="6 incidents on Thursday evenings", minutes=20,
    )  # fmt: skip

    page = words(sign_in(officer).get("/").content)

    assert "Why here: 6 incidents on Thursday evenings" in page and "20 minutes each" in page
