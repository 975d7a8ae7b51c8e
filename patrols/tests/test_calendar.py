"""A month of patrols by London day: midnight, the clocks, filters, and the same for page and API."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.urls import reverse

from accounts.tests.factories import person
from audit.models import AccessRecord
from measures.quarters import Month
from patrols.calendar import Asked, Day, calendar_of
from patrols.entry import VisitEntry
from patrols.tests.factories import NOW, START, minutes, patrol, plan, visit

pytestmark = pytest.mark.django_db
NOVEMBER = Month(2026, 11)


def days(asked: Asked, user: Any, now: datetime = NOW) -> dict[date, Day]:
    calendar = calendar_of(asked, user, now=now)
    return {day.on: day for row in calendar.rows for day in row.days if day is not None}


def test_a_month_is_whole_iso_weeks_with_the_days_of_others_left_open(supervisor):
    calendar = calendar_of(Asked(NOVEMBER), supervisor, now=NOW)

    assert [row.week.number for row in calendar.rows] == [44, 45, 46, 47, 48, 49]
    assert [day and day.on.day for day in calendar.rows[0].days] == [None] * 6 + [1]
    assert len(days(Asked(NOVEMBER), supervisor)) == 30


def test_a_day_tells_patrols_person_hours_visits_and_delivered_of_planned(officer, supervisor, zones):
    plan(supervisor, zones["the-stow"])
    patrol(officer, staff_count=2, visits=[visit(zones["the-stow"])])

    found = days(Asked(NOVEMBER), supervisor)[START.date()]

    figures = found.figures
    assert (figures.patrols, figures.person_hours, figures.visits) == (1, 2.0, 1)
    assert (figures.delivery.delivered, figures.delivery.planned) == (1, 2)
    assert found.mark == ""


def test_a_day_without_patrols_says_so_and_one_to_come_does_not(supervisor, zones):
    found = days(Asked(NOVEMBER), supervisor)

    assert found[date(2026, 11, 19)].mark == "No patrols"
    assert found[date(2026, 11, 20)].mark == "No patrols yet"
    assert found[date(2026, 11, 21)].mark == ""


def test_a_patrol_over_midnight_belongs_with_its_visits_to_the_day_on_which_it_began(
    officer, supervisor, zones
):
    late = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)
    stay = VisitEntry(zones["the-stow"], late + minutes(40), late + minutes(60), {})
    patrol(officer, started_at=late, ended_at=late + minutes(90), visits=[stay])

    found = days(Asked(NOVEMBER), supervisor)

    assert found[date(2026, 11, 19)].figures.visits == 1
    assert found[date(2026, 11, 19)].figures.person_hours == 1.5
    assert found[date(2026, 11, 20)].figures.patrols == 0


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "on", "hours"),
    [
        # 00:30 to 03:30 by the clock, when 01:00 to 02:00 is left out.
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 2, 30, tzinfo=UTC), 29, 2),
        # 00:30 to 03:30 by the clock, when 01:00 to 02:00 comes twice.
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), datetime(2026, 10, 25, 3, 30, tzinfo=UTC), 25, 4),
        # 00:10 in London, still the evening before in UTC.
        (datetime(2026, 6, 30, 23, 10, tzinfo=UTC), datetime(2026, 7, 1, 0, 10, tzinfo=UTC), 1, 1),
    ],
)
def test_days_are_londons_and_hours_elapsed(officer, supervisor, zones, starts_at, ends_at, on, hours):
    patrol(officer, started_at=starts_at, ended_at=ends_at, now=ends_at + minutes(5))

    month = Month.of_instant(starts_at)
    found = days(Asked(month), supervisor, now=ends_at + timedelta(days=40))

    (with_patrol,) = [day for day in found.values() if day.figures.patrols]
    assert (with_patrol.on.day, with_patrol.figures.person_hours) == (on, hours)


def test_with_a_zone_the_hours_are_those_inside_it(officer, supervisor, zones):
    stays = [visit(zones["north-gate"], lasting=30), visit(zones["the-stow"], after=40, lasting=15)]
    patrol(officer, staff_count=2, visits=stays)

    figures = days(Asked(NOVEMBER, zone=zones["town-centre"]), supervisor)[START.date()].figures

    assert (figures.patrols, figures.visits, figures.person_hours) == (1, 1, 1.0)


def test_with_an_organisation_only_its_people_count(officer, liaison, supervisor, zones):
    patrol(officer, staff_count=1, partners={liaison.organisation: 2}, visits=[visit(zones["the-stow"])])

    figures = days(Asked(NOVEMBER, organisation=liaison.organisation), supervisor)[START.date()].figures

    assert (figures.patrols, figures.visits, figures.person_hours) == (1, 1, 2.0)


def test_the_page_links_each_day_to_its_patrols_and_each_week_to_its_plan(supervisor, zones, sign_in):
    page = sign_in(supervisor).get("/patrols/calendar/?month=2026-11&zone=the-stow").content.decode()

    assert "/patrols/?from_on=2026-11-20&amp;to_on=2026-11-20&amp;state=counted&amp;zone=the-stow" in page
    assert "/patrols/planned/?week=2026-W47" in page
    assert "?month=2026-10&amp;zone=the-stow" in page


def test_the_day_links_to_as_many_patrols_as_it_tells(officer, supervisor, zones, sign_in):
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    patrol(officer, started_at=late, ended_at=late + minutes(90), now=late + minutes(95))

    page = sign_in(supervisor).get("/patrols/?from_on=2026-11-20&to_on=2026-11-20&state=counted")

    assert page.context["paginator"].count == 1


@pytest.mark.parametrize("month", ["2026-13", "november", "2026-1", "9999-12", "2999-12", "1900-01"])
def test_a_month_that_is_none_is_not_found(supervisor, sign_in, api, month):
    assert sign_in(supervisor).get(f"/patrols/calendar/?month={month}").status_code == 404
    assert api(supervisor).get(f"/api/v1/patrols/calendar/?month={month}").status_code == 400


def test_a_zone_that_is_none_is_said_to_be_wrong(supervisor, sign_in, api, zones):
    page = sign_in(supervisor).get("/patrols/calendar/?zone=nowhere")

    assert page.status_code == 200 and "There is no such zone." in page.content.decode()
    assert "person-hours" not in page.content.decode()
    assert "zone" in api(supervisor).get("/api/v1/patrols/calendar/?zone=nowhere").json()


def test_the_api_tells_what_the_page_tells_and_it_is_on_record(officer, supervisor, zones, api):
    patrol(officer, visits=[visit(zones["the-stow"])])

    told = api(supervisor).get("/api/v1/patrols/calendar/?month=2026-11").json()

    day = next(day for week in told["weeks"] for day in week["days"] if day["on"] == "2026-11-20")
    assert day["figures"] == {"patrols": 1, "person_hours": 1.0, "visits": 1, "planned": 0, "delivered": 0}
    assert told["total"]["patrols"] == 1
    record = AccessRecord.objects.get(kind="patrol", action="list")
    assert (record.filters, record.count) == ("month=2026-11", 1)


def test_thirty_patrols_cost_the_queries_of_one(supervisor, zones, sign_in, django_assert_max_num_queries):
    browser, address = sign_in(supervisor), reverse("patrols:calendar") + "?month=2026-11"

    def add(number: int) -> None:
        walker = person("officer", email=f"walker{number}@example.org")
        patrol(walker, visits=[visit(zones["the-stow"])])
        plan(supervisor, zones["the-stow"], from_time=time(12), to_time=time(19, number))

    add(0)
    browser.get(address)
    with django_assert_max_num_queries(60) as with_one:
        browser.get(address)
    for number in range(1, 30):
        add(number)

    with django_assert_max_num_queries(len(with_one)):
        browser.get(address)
