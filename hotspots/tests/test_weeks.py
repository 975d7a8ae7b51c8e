"""The weeks of a period: which there are, what each holds, and that a gap is not a zero."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.asked.weeks import weeks_of
from hotspots.counts.cells import hotspot_cells
from hotspots.counts.weeks import week_figures
from hotspots.tests.factories import NORTH_GATE, incidents
from incidents.tests.factories import incident
from measures.disclosure.detail import Detail

NOW = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
AUTUMN = Selection(Period(date(2026, 10, 19), date(2026, 11, 20)), detail=Detail.RECORDS)
WEEKS = "/api/v1/hotspots/weeks/"


def names(first_on, last_on):
    return [(str(each.week), each.days) for each in weeks_of(Period(first_on, last_on))]


def on(day, hour=12):
    return datetime(2026, day.month, day.day, hour, tzinfo=UTC)


def test_weeks_are_cut_to_the_period():
    found = names(date(2026, 11, 4), date(2026, 11, 17))

    assert found == [("2026-W45", 5), ("2026-W46", 7), ("2026-W47", 2)]


def test_a_year_of_53_weeks_has_them_all_and_the_next_begins_with_its_first():
    found = names(date(2026, 12, 21), date(2027, 1, 10))

    assert found == [("2026-W52", 7), ("2026-W53", 7), ("2027-W01", 7)]


def test_of_a_long_period_the_last_52_weeks_are_stepped_through():
    found = names(date(2024, 1, 1), date(2026, 11, 20))

    assert (len(found), found[-1]) == (52, ("2026-W47", 5))


def test_each_week_counts_its_own_by_the_london_clock(officer, zones):
    # The night the clocks go back: 23:30 UTC on Sunday is 23:30 in Harlow, and belongs to the week before.
    incident(officer, occurred_at=datetime(2026, 10, 25, 23, 30, tzinfo=UTC), now=NOW)
    incident(officer, occurred_at=datetime(2026, 10, 26, 0, 30, tzinfo=UTC), now=NOW)
    incident(officer, occurred_at=datetime(2026, 10, 18, 23, 30, tzinfo=UTC), now=NOW)

    figures = week_figures(replace(AUTUMN, period=Period(date(2026, 10, 19), date(2026, 11, 1))), 9)

    # 23:30 UTC on Sunday 18 October is 00:30 on Monday in Harlow.
    assert [(each.asked.week.number, each.count) for each in figures.weeks] == [(43, 2), (44, 1)]


def test_weeks_add_up_to_the_cells_of_the_whole_period(officer, zones):
    incidents(officer, NOW, days_ago=2, count=3)
    incidents(officer, NOW, days_ago=9, count=2, **NORTH_GATE)
    incident(officer, occurred_at=NOW - timedelta(days=9), zone=zones["the-stow"], now=NOW)

    figures = week_figures(AUTUMN, 10)

    assert sum(each.in_cells or 0 for each in figures.weeks) == sum(c.count for c in hotspot_cells(AUTUMN))
    assert sum(each.count or 0 for each in figures.weeks) == 6


def test_the_largest_is_of_one_cell_in_one_week(officer, zones):
    incidents(officer, NOW, days_ago=2, count=3)
    incidents(officer, NOW, days_ago=2, count=2, **NORTH_GATE)
    incidents(officer, NOW, days_ago=9, count=4)

    assert week_figures(AUTUMN, 10).largest == 4
    assert week_figures(AUTUMN, 0).largest == 5


def test_weeks_before_the_first_record_and_after_the_newest_are_gaps_and_no_zeros(officer, zones):
    incident(officer, occurred_at=on(date(2026, 10, 28)), now=NOW)
    incident(officer, occurred_at=on(date(2026, 11, 10)), category="theft", now=NOW)

    weeks = week_figures(replace(AUTUMN, category="violence"), 9).weeks

    assert [each.count for each in weeks] == [None, 1, 0, 0, None]
    assert [each.known_from for each in weeks] == [None, date(2026, 10, 28), None, None, None]


def test_nothing_on_record_is_gaps_alone(officer, zones):
    assert {each.count for each in week_figures(AUTUMN, 9).weeks} == {None}


@pytest.mark.parametrize("detail", [Detail.RECORDS, Detail.COUNTS])
def test_kinds_that_imply_a_victim_are_in_no_cell_and_only_counted_for_who_may_read_them(
    supervisor, zones, detail
):
    incident(supervisor, occurred_at=NOW - timedelta(hours=3), now=NOW)
    incident(supervisor, occurred_at=NOW - timedelta(hours=3), category="domestic_abuse", now=NOW)

    last = week_figures(replace(AUTUMN, detail=detail), 10).weeks[-1]

    assert (last.count, last.in_cells) == (2 if detail == Detail.RECORDS else 1, 1)


def test_the_api_answers_a_week_as_the_slider_says_it(officer, zones, api):
    incidents(officer, timezone.now(), days_ago=0)

    answer = api(officer).get(WEEKS, {"period": "1-weeks", "resolution": "10"}).json()

    last = answer["weeks"][-1]
    assert (answer["resolution"], answer["largest"], last["count"], last["in_cells"]) == (10, 1, 1, 1)
    assert last["week"].endswith(f"-W{last['number']:02d}")
    assert AccessRecord.objects.get(kind="hotspot week").filters == "period=1-weeks&resolution=10"


@pytest.mark.parametrize("query", [{"resolution": "11"}, {"resolution": "x"}, {"period": "for ever"}])
def test_what_cannot_be_asked_is_refused_by_name(officer, zones, api, query):
    answer = api(officer).get(WEEKS, query)

    assert (answer.status_code, list(answer.json())) == (400, list(query))


@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_the_weeks_are_refused_to_other_roles(role, request, zones, api):
    assert api(request.getfixturevalue(role)).get(WEEKS).status_code == 403
