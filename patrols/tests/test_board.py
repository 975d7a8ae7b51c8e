"""The board of today, on Friday 20 November 2026 at 21:00 unless the test says otherwise."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tests.factories import person
from audit.models import AccessRecord
from patrols.board import board_of_today
from patrols.dose.freshness import last_qualifying
from patrols.plans.due import Due
from patrols.services import leave_zone, start_patrol, start_visit
from patrols.tests.factories import NOW, START, minutes, patrol, plan, visit

pytestmark = pytest.mark.django_db


def test_a_patrol_out_is_told_with_its_zone_and_how_long_it_is_there(officer, supervisor, zones):
    out = start_patrol(by=officer, now=NOW - minutes(125))
    start_visit(patrol=out, zone=zones["the-stow"], by=officer, now=NOW - minutes(12))

    (shown,) = board_of_today(supervisor, now=NOW).out

    assert (shown.patrol, shown.how_long, shown.may_be_forgotten) == (out, "2 h 5 min", False)
    assert shown.visit is not None and shown.visit.zone == zones["the-stow"]
    assert shown.visit_minutes == 12


def test_a_patrol_that_left_its_zone_is_between_zones(officer, supervisor, zones):
    out = start_patrol(by=officer, now=NOW - minutes(30))
    start_visit(patrol=out, zone=zones["the-stow"], by=officer, now=NOW - minutes(25))
    leave_zone(patrol=out, by=officer, now=NOW - minutes(5))

    (shown,) = board_of_today(supervisor, now=NOW).out

    assert shown.visit is None


def test_after_ten_hours_a_patrol_may_be_forgotten(officer, supervisor, zones):
    start_patrol(by=officer, now=NOW - timedelta(hours=10, minutes=1))

    (shown,) = board_of_today(supervisor, now=NOW).out

    assert shown.may_be_forgotten


def test_a_planned_visit_in_its_time_is_due_and_one_that_nobody_made_missed_its_time(supervisor, zones):
    plan(supervisor, zones["the-stow"], from_time=time(20), to_time=time(22))
    plan(supervisor, zones["the-stow"], from_time=time(16), to_time=time(18))

    planned = board_of_today(supervisor, now=NOW).planned

    assert [each.state for each in planned] == [Due.MISSED, Due.DUE_NOW]


def test_a_visit_of_a_patrol_still_out_waits_and_is_not_missed(officer, supervisor, zones):
    plan(supervisor, zones["the-stow"], visits=1)
    out = start_patrol(by=officer, now=START)
    start_visit(patrol=out, zone=zones["the-stow"], by=officer, now=START + minutes(10))
    leave_zone(patrol=out, by=officer, now=START + minutes(25))

    (shown,) = board_of_today(supervisor, now=START + minutes(150)).planned

    assert shown.state is Due.WAITING


def test_what_came_of_today_counts_compliance_as_large_as_the_five(officer, supervisor, zones):
    patrol(officer, visits=[visit(zones["the-stow"], ADV=3, ENG_YP=2)])

    board = board_of_today(supervisor, now=NOW)

    counts = {tile.headline: tile.count for tile in board.tiles}
    assert len(counts) == 6
    assert counts["compliance_without_enforcement"] == 3
    assert counts["youth_engagements"] == 2
    (hours,) = board.hours.values()
    assert hours.patrol_hours == 1


def test_yesterdays_patrol_is_not_of_today(officer, supervisor, zones):
    patrol(officer, visits=[visit(zones["the-stow"], ENG_YP=2)])

    board = board_of_today(supervisor, now=NOW + timedelta(days=1))

    assert (sum(tile.count for tile in board.tiles), board.hours) == (0, {})


def test_a_visit_after_midnight_of_yesterdays_patrol_is_counted_today(officer, supervisor, zones):
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    stay = visit(zones["the-stow"], after=305, ENG_YP=2)  # from 00:05
    patrol(officer, started_at=late, ended_at=late + minutes(90), visits=[stay], now=late + minutes(90))

    board = board_of_today(supervisor, now=late + minutes(100))

    assert sum(tile.count for tile in board.tiles) == 2


def test_zones_say_in_days_when_they_last_had_ten_minutes(officer, zones):
    patrol(officer, visits=[visit(zones["the-stow"]), visit(zones["north-gate"], after=25, lasting=9)])

    found = {each.zone.slug: each for each in last_qualifying(now=NOW + timedelta(days=3))}

    assert (found["the-stow"].days, found["the-stow"].freshness) == (3, "due")
    assert found["the-stow"].in_words == "3 days ago"
    assert (found["north-gate"].days, found["north-gate"].freshness) == (None, "never")


@pytest.mark.parametrize(("days", "said"), [(0, "recent"), (2, "recent"), (3, "due"), (4, "overdue")])
def test_over_two_days_is_due_and_over_three_overdue(officer, zones, days, said):
    patrol(officer, visits=[visit(zones["the-stow"])])

    found = {each.zone.slug: each for each in last_qualifying(now=NOW + timedelta(days=days))}

    assert found["the-stow"].freshness == said


def test_the_page_and_the_api_tell_the_same_and_leave_records(officer, supervisor, zones, sign_in, api):
    out = start_patrol(by=officer, now=timezone.now() - minutes(30))

    page = sign_in(supervisor).get(reverse("patrols:today"))
    told = api(supervisor).get("/api/v1/patrols/today/").json()

    assert str(out.officer) in page.content.decode() and "Between zones" in page.content.decode()
    assert [each["reference"] for each in told["out"]] == [out.reference]
    assert told["out"][0]["zone"] is None and len(told["headlines"]) == 6
    seen = AccessRecord.objects.filter(kind="patrol", action="list").values_list("ids", flat=True)
    assert list(seen) == [[out.reference]] * 2


def test_an_empty_day_says_so(supervisor, zones, sign_in):
    page = sign_in(supervisor).get(reverse("patrols:today")).content.decode()

    for sentence in (
        "Nobody is on patrol.",
        "No visits are planned for today.",
        "No patrol of today has ended",
    ):
        assert sentence in page


def test_thirty_patrols_cost_the_queries_of_one(supervisor, zones, sign_in, django_assert_max_num_queries):
    browser, now = sign_in(supervisor), timezone.now()

    def add(number: int) -> None:
        walker = person("officer", email=f"walker{number}@example.org")
        patrol(walker, started_at=now - minutes(90), ended_at=now - minutes(40), visits=[], now=now)
        out = start_patrol(by=walker, now=now - minutes(30))
        start_visit(patrol=out, zone=zones["the-stow"], by=walker, now=now - minutes(9))

    add(0)
    browser.get(reverse("patrols:today"))
    with django_assert_max_num_queries(60) as with_one:
        browser.get(reverse("patrols:today"))
    for number in range(1, 30):
        add(number)

    with django_assert_max_num_queries(len(with_one)):
        browser.get(reverse("patrols:today"))
