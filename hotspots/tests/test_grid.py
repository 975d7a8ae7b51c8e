"""The two grids of the week: what stands in which hour, what stands in none, and what is marked."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.counts.grid import hotspot_grid, level_of, patrol_grid, stays_of
from hotspots.tests.factories import NORTH_GATE, incidents
from hotspots.tests.test_rows import links_of
from incidents.categories import SENSITIVE
from incidents.tests.factories import incident
from measures.disclosure.detail import Detail
from patrols.tests.factories import patrol, visit

NOW = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
FOUR_WEEKS = Selection(Period.of_weeks(4, until=date(2026, 11, 20)), detail=Detail.RECORDS)
FRIDAY, SUNDAY = 5, 7


def number(table, weekday, hour):
    return table.rows[hour].cells[weekday - 1].number


def test_an_incident_stands_in_its_hour_of_the_week_and_in_the_totals(officer, zones):
    incident(officer, occurred_at=datetime(2026, 11, 13, 19, 40, tzinfo=UTC), now=NOW)
    incident(officer, occurred_at=datetime(2026, 11, 6, 19, 5, tzinfo=UTC), time_precision="hour", now=NOW)

    table = hotspot_grid(FOUR_WEEKS).table

    assert number(table, FRIDAY, 19) == table.rows[19].total == table.total == 2
    assert table.by_weekday[FRIDAY - 1] == (FRIDAY, "Friday", 2)
    assert table.busiest == "Friday 19:00 to 20:00 (2)"


@pytest.mark.parametrize("precision", ["exact", "day"])
def test_what_has_no_known_hour_is_counted_apart(officer, zones, precision):
    midnight = datetime(2026, 11, 13, 0, 0, tzinfo=UTC)
    incident(officer, occurred_at=midnight, time_precision=precision, now=NOW)

    grid = hotspot_grid(FOUR_WEEKS)

    assert (grid.table.total, grid.hour_not_known, grid.table.busiest) == (0, 1, "none")


def test_an_incident_within_the_hour_after_midnight_has_an_hour(officer, zones):
    midnight = datetime(2026, 11, 13, 0, 0, tzinfo=UTC)
    incident(officer, occurred_at=midnight, time_precision="hour", now=NOW)

    grid = hotspot_grid(FOUR_WEEKS)

    assert (number(grid.table, FRIDAY, 0), grid.hour_not_known) == (1, 0)


def test_both_hours_of_the_night_the_clocks_go_back_are_one_row(officer, zones):
    night = Selection(Period(date(2026, 10, 25), date(2026, 10, 25)), detail=Detail.RECORDS)
    for hour in (0, 1):
        incident(officer, occurred_at=datetime(2026, 10, 25, hour, 30, tzinfo=UTC), now=NOW)

    assert number(hotspot_grid(night).table, SUNDAY, 1) == 2


def test_the_grid_shows_every_hour_and_marks_the_chosen_ones(officer, zones):
    incidents(officer, NOW, days_ago=2, count=3)
    incidents(officer, NOW, days_ago=7)
    friday_evening = Selection(FOUR_WEEKS.period, weekday="5", time_of_day="evening", detail=Detail.RECORDS)

    table = hotspot_grid(friday_evening).table

    chosen = [(each.weekday, each.hour) for row in table.rows for each in row.cells if each.is_chosen]
    assert table.total == 4
    assert chosen == [(FRIDAY, hour) for hour in range(18, 24)]


def test_kinds_that_imply_a_victim_are_left_out_for_who_may_not_read_them(liaison, zones):
    for kind in sorted(SENSITIVE):
        incidents(liaison, NOW, days_ago=2, category=kind)
        incidents(liaison, NOW, days_ago=2, category=kind, time_precision="day")

    left_out = hotspot_grid(replace(FOUR_WEEKS, detail=Detail.COUNTS))
    counted = hotspot_grid(FOUR_WEEKS)

    assert (left_out.table.total, left_out.hour_not_known) == (0, 0)
    assert (counted.table.total, counted.hour_not_known) == (3, 3)


def test_patrol_minutes_stand_in_the_hours_that_a_visit_lasted(officer, zones):
    patrol(officer, visits=[visit(zones["north-gate"], 5, 20), visit(zones["the-stow"], 40, 15)])
    stow = Selection(FOUR_WEEKS.period, zone=zones["the-stow"], detail=Detail.RECORDS)

    everywhere, there = (patrol_grid(each, stays_of(each)) for each in (FOUR_WEEKS, stow))

    assert number(everywhere, FRIDAY, 19) == everywhere.total == 35
    assert there.total == 15


def test_a_time_before_the_first_visit_has_no_patrol_grid_and_one_after_it_has_zeros(officer, zones):
    patrol(officer, visits=[visit(zones["north-gate"], 5, 20)])
    before = replace(FOUR_WEEKS, period=Period.of_weeks(4, until=date(2019, 6, 30)))
    after = replace(FOUR_WEEKS, period=Period.of_weeks(1, until=date(2026, 12, 20)))

    grids = [patrol_grid(each, stays_of(each)) for each in (before, after)]

    assert grids[0] is None
    assert grids[1].total == 0


def test_patrol_of_a_period_too_long_for_the_dose_has_no_grid(zones):
    too_long = replace(FOUR_WEEKS, period=Period.of_weeks(60, until=date(2026, 11, 20)))

    assert stays_of(too_long) is None


@pytest.mark.parametrize(("count", "level"), [(0, 0), (8, 1), (9, 2), (25, 2), (46, 3), (71, 4), (100, 5)])
def test_classes_end_where_those_of_the_map_end(count, level):
    assert level_of(count, 100) == level


def test_a_number_filters_the_page_or_leads_to_its_rows(liaison, zones, sign_in):
    incidents(liaison, timezone.now(), days_ago=2, count=3, **NORTH_GATE)
    day = timezone.localtime(timezone.now() - timedelta(days=2)).isoweekday()
    client = sign_in(liaison)

    filtering, leading = client.get("/hotspots/"), client.get("/hotspots/", {"grid": "rows"})

    assert f'href="?weekday={day}&amp;time_of_day=12"' in filtering.content.decode()
    to_this_hour = [number for to, number in links_of(leading) if f"weekday={day}&time_of_day=12" in to]
    assert to_this_hour == [3]


def test_the_file_holds_the_grids_of_the_page_that_of_patrols_for_those_who_may_see_them(
    analyst, officer, zones, sign_in
):
    patrol(officer, visits=[visit(zones["north-gate"], 5, 20)])
    incidents(analyst, timezone.now(), days_ago=2, count=3, **NORTH_GATE)
    day = timezone.localtime(timezone.now() - timedelta(days=2)).isoweekday()

    text = sign_in(analyst).get("/hotspots/figures.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(text.splitlines()))

    [titled] = [n for n, row in enumerate(rows) if row[:1] == ["Incidents by hour of the week"]]
    assert rows[titled + 13] == ["12:00", *("3" if each == day else "0" for each in range(1, 8)), "3"]
    assert rows[titled + 25][-1] == "3"
    assert "Patrol-minutes by hour of the week" in text
