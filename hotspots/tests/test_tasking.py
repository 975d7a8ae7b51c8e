"""Suggested visits: what counts into a cell, who was there, what is planned, and planning them."""

import uuid
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from hotspots.tasking.services import plan_suggested
from hotspots.tasking.suggested import read_week, suggested_visits
from incidents.tests.factories import incident
from measures.weeks import Week
from patrols.models import PlannedVisit
from patrols.services import strike_patrol
from patrols.tests.factories import START, minutes, patrol, plan, visit

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WEEK = Week(2026, 48)
# A Thursday at 18:00, as the clock in Harlow shows it in winter.
THURSDAY = datetime(2026, 11, 19, 18, tzinfo=UTC)


def happened(by, at=THURSDAY, count=2, **fields):
    return [incident(by, occurred_at=at, now=NOW, **fields) for _ in range(count)]


def keys(week=WEEK) -> list[str]:
    return [each.key for each in suggested_visits(week, now=NOW).visits]


def test_a_busy_band_is_suggested_on_its_day_of_that_week(officer, zones):
    happened(officer)

    (found,) = suggested_visits(WEEK, now=NOW).visits

    assert (found.key, found.on) == ("the-stow.4.16", date(2026, 11, 26))
    assert (found.from_time, found.to_time) == (time(16), time(20))
    assert found.suggestion.days_since_visit is None


def test_the_last_band_ends_before_midnight(officer, zones):
    happened(officer, THURSDAY + timedelta(hours=4))

    assert suggested_visits(WEEK, now=NOW).visits[0].to_time == time(23, 59)


def test_summer_evenings_are_told_by_the_clock_in_harlow(officer, zones):
    happened(officer, datetime(2026, 10, 15, 19, 30, tzinfo=UTC))

    assert keys() == ["the-stow.4.20"]


@pytest.mark.parametrize(
    ("at", "precision"),
    [
        (THURSDAY, "day"),
        (datetime(2026, 11, 19, 0, 0, tzinfo=UTC), "exact"),
        (datetime(2026, 10, 14, 23, 0, tzinfo=UTC), "exact"),
    ],
)
def test_an_incident_without_an_hour_is_in_no_band_and_told(officer, zones, at, precision):
    happened(officer, at, time_precision=precision)

    found = suggested_visits(WEEK, now=NOW)

    assert (found.visits, found.left_out_hour_not_known) == ((), 2)


@pytest.mark.parametrize(
    ("at", "precision"),
    [(datetime(2026, 11, 19, 0, 1, tzinfo=UTC), "exact"), (datetime(2026, 11, 19, tzinfo=UTC), "hour")],
)
def test_a_minute_past_midnight_and_the_hour_from_midnight_are_hours(officer, zones, at, precision):
    happened(officer, at, time_precision=precision)

    assert keys() == ["the-stow.4.0"]


def test_what_a_range_of_times_says_is_no_hour(officer, zones):
    happened(officer, time_precision="range", occurred_until_at=THURSDAY + timedelta(hours=5))

    assert suggested_visits(WEEK, now=NOW).left_out_hour_not_known == 2


@pytest.mark.parametrize("category", ["domestic_abuse", "sexual_offence", "hate_crime"])
def test_kinds_that_imply_a_victim_are_in_no_reason_for_anybody(supervisor, zones, category):
    happened(supervisor, category=category)

    found = suggested_visits(WEEK, now=NOW)

    assert (found.visits, found.left_out_hour_not_known) == ((), 0)


def test_today_and_what_is_over_eight_weeks_ago_do_not_count(officer, zones):
    happened(officer, NOW - timedelta(hours=1))
    happened(officer, THURSDAY - timedelta(weeks=9))

    assert keys() == []


def test_days_are_since_the_last_long_enough_visit_in_that_band(officer, supervisor, zones):
    happened(officer)
    patrol(officer, visits=[visit(zones["the-stow"], lasting=15)])
    happened(officer, START)

    by_key = {each.key: each.suggestion for each in suggested_visits(WEEK, now=NOW).visits}

    assert by_key["the-stow.4.16"].days_since_visit == 2
    assert by_key["the-stow.5.16"].days_since_visit == 2


@pytest.mark.parametrize("lasting", [9.9, 10])
def test_a_visit_counts_from_ten_minutes(officer, zones, lasting):
    happened(officer)
    patrol(officer, visits=[visit(zones["the-stow"], lasting=lasting)])

    expected = 2 if lasting == 10 else None
    assert suggested_visits(WEEK, now=NOW).visits[0].suggestion.days_since_visit == expected


def test_struck_patrols_and_other_bands_were_no_visit(officer, supervisor, zones):
    happened(officer)
    struck = patrol(officer, visits=[visit(zones["the-stow"])])
    strike_patrol(patrol=struck, reason="Logged twice", by=supervisor, now=NOW)
    noon = START - minutes(7 * 60)
    patrol(officer, started_at=noon, ended_at=noon + minutes(60), visits=[visit(zones["the-stow"], -415)])

    assert suggested_visits(WEEK, now=NOW).visits[0].suggestion.days_since_visit is None


def test_what_lies_in_the_band_already_is_marked(officer, supervisor, zones):
    happened(officer)
    there = plan(supervisor, zones["the-stow"], on=date(2026, 11, 26), now=NOW)

    (found,) = suggested_visits(WEEK, now=NOW).visits

    assert (found.planned, found.is_planned) == ((there,), False)


def test_ticked_visits_are_planned_with_their_reason_and_nothing_twice(officer, supervisor, zones):
    happened(officer)
    asked = {
        "by": supervisor, "now": NOW, "week": WEEK, "cells": ["the-stow.4.16"], "visits": 2,
        "organisation": supervisor.organisation, "client_id": uuid.uuid4(),
    }  # fmt: skip

    first, again = plan_suggested(**asked), plan_suggested(**asked)

    assert first == again and PlannedVisit.objects.count() == 1
    assert first[0].why.startswith("2 incidents on Thursday evenings, 16:00 to 20:00")
    assert suggested_visits(WEEK, now=NOW).visits[0].is_planned


def test_what_is_planned_from_another_form_is_refused_by_name_and_nothing_is_made(officer, supervisor, zones):
    happened(officer)
    happened(officer, THURSDAY - timedelta(days=1))
    same = {"by": supervisor, "now": NOW, "week": WEEK, "organisation": supervisor.organisation, "visits": 1}
    plan_suggested(cells=["the-stow.4.16"], client_id=uuid.uuid4(), **same)

    with pytest.raises(ValidationError, match="The Stow, Thursday 26 November, 16:00 to 20:00"):
        plan_suggested(cells=["the-stow.3.16", "the-stow.4.16"], client_id=uuid.uuid4(), **same)

    assert PlannedVisit.objects.count() == 1


@pytest.mark.parametrize("cells", [[], ["the-stow.1.0"], ["nonsense"]])
def test_only_what_is_suggested_is_planned(officer, supervisor, zones, cells):
    happened(officer)

    with pytest.raises(ValidationError):
        plan_suggested(
            by=supervisor, now=NOW, week=WEEK, cells=cells, organisation=supervisor.organisation, visits=1,
            client_id=uuid.uuid4(),
        )  # fmt: skip


def test_next_week_is_the_one_suggested_for():
    assert read_week("", NOW) == WEEK
    assert read_week("2026-W47", NOW) == Week(2026, 47)


@pytest.mark.parametrize("week", ["2026-W46", "2028-W01", "soon"])
def test_a_week_that_is_over_or_far_ahead_is_refused(week):
    with pytest.raises(ValueError, match="week"):
        read_week(week, NOW)


def test_many_incidents_and_visits_cost_the_same_queries(
    officer, supervisor, zones, django_assert_num_queries
):
    happened(officer)
    with django_assert_num_queries(6):
        suggested_visits(WEEK, now=NOW)

    for number in range(1, 8):
        happened(officer, THURSDAY - timedelta(days=number))
        plan(supervisor, zones["the-stow"], on=date(2026, 11, 22) + timedelta(days=number), now=NOW)
    patrol(officer, visits=[visit(zones["the-stow"])])

    with django_assert_num_queries(6):
        suggested_visits(WEEK, now=NOW)
