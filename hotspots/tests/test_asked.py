"""What can be asked of the map, and what is then counted."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict

from hotspots.asked.forms import SelectionForm
from hotspots.asked.periods import Comparison, Period
from hotspots.asked.selection import Selection
from hotspots.counts.cells import hotspot_cells
from hotspots.counts.incidents import selected_incidents
from hotspots.counts.zones import hotspot_figures
from hotspots.tests.factories import NORTH_GATE, incidents
from incidents.tests.factories import STOW, incident
from measures.disclosure.detail import Detail
from zones.geometry import cell_of, parent_of

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
UNTIL = date(2026, 11, 20)
FOUR_WEEKS = Period.of_weeks(4, until=UNTIL)


def asked(query: str, reader) -> SelectionForm:
    return SelectionForm(QueryDict(query), today=UNTIL, reader=reader)


def at(when: str, by, **fields):
    return incident(by, occurred_at=datetime.fromisoformat(when), now=NOW, **STOW, **fields)


def test_last_year_is_the_same_weekdays_52_weeks_before():
    week = Period(date(2026, 11, 9), date(2026, 11, 15))

    [then] = Comparison.LAST_YEAR.periods(week)

    assert (then.first_on, then.last_on) == (date(2025, 11, 10), date(2025, 11, 16))
    assert then.first_on.weekday() == week.first_on.weekday()


def test_a_period_of_more_than_a_year_is_not_compared_with_days_of_its_own():
    long = Period(date(2025, 1, 1), date(2026, 11, 15))

    [then] = Comparison.LAST_YEAR.periods(long)

    assert then.last_on < long.first_on
    assert then.days == long.days


def test_everything_on_record_begins_with_the_first_incident_and_is_compared_with_nothing(officer, zones):
    incidents(officer, NOW, days_ago=700)
    incidents(officer, NOW, days_ago=3, count=2)
    form = asked("period=everything", officer)

    assert form.is_valid(), form.errors
    figures = hotspot_figures(form.selection)
    assert form.selection.period == Period(UNTIL - timedelta(days=700), UNTIL)
    assert (figures.within.count, figures.within.expected) == (3, None)


@pytest.mark.django_db
def test_everything_of_an_empty_record_is_today(officer):
    form = asked("period=everything", officer)

    assert form.is_valid()
    assert form.selection.period == Period(UNTIL, UNTIL)


def test_the_same_period_last_year_is_what_is_expected(officer, zones):
    incidents(officer, NOW, days_ago=364 + 60)
    incidents(officer, NOW, days_ago=364 + 2, count=5)
    incidents(officer, NOW, days_ago=30, count=9)
    incidents(officer, NOW, days_ago=2, count=4)

    figures = hotspot_figures(Selection(FOUR_WEEKS, comparison=Comparison.LAST_YEAR, detail=Detail.RECORDS))

    assert (figures.within.count, figures.within.expected) == (4, 5)


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("weekday=weekend", {14, 15}),
        ("weekday=1", {16}),
        ("time_of_day=23", {14}),
        ("time_of_day=evening", {14, 16}),
        ("weekday=7&time_of_day=0", {15}),
        ("weapon=knife", {15}),
    ],
)
def test_days_hours_and_weapons_choose_by_the_london_clock(query, days, officer, zones):
    at("2026-11-14T23:30:00+00:00", officer)
    at("2026-11-15T00:10:00+00:00", officer, weapon="knife")
    at("2026-11-16T18:00:00+00:00", officer)
    form = asked(query, officer)

    found = selected_incidents(form.selection) if form.is_valid() else None

    assert {each.occurred_at.day for each in found} == days


def test_in_summer_the_hour_is_that_of_the_wall_clock(officer, zones):
    at("2026-07-04T23:30:00+00:00", officer)  # Sunday 00:30 in Harlow
    form = asked("from_on=2026-07-01&to_on=2026-07-31&weekday=7&time_of_day=0", officer)

    assert form.is_valid()
    assert selected_incidents(form.selection).count() == 1


@pytest.mark.parametrize("resolution", [7, 8, 9, 10])
def test_a_cell_of_any_size_counts_what_the_map_says_of_it(resolution, officer, zones):
    incidents(officer, NOW, days_ago=2, count=3)
    incidents(officer, NOW, days_ago=2, count=2, **NORTH_GATE)
    everywhere = Selection(FOUR_WEEKS, detail=Detail.RECORDS)

    for cell in hotspot_cells(everywhere, resolution):
        assert (
            selected_incidents(Selection(FOUR_WEEKS, cell=cell.cell, detail=Detail.RECORDS)).count()
            == cell.count
        )


def test_a_kind_that_implies_a_victim_is_in_no_chosen_cell(liaison, zones):
    incidents(liaison, NOW, days_ago=2, category="hate_crime")
    cell = parent_of(cell_of(STOW["lat"], STOW["lng"]), 9)

    assert not selected_incidents(Selection(FOUR_WEEKS, cell=cell, detail=Detail.RECORDS)).exists()


@pytest.mark.parametrize("code", ["nonsense", "8", "8b195d2d2d2dfff", "ffffffffffffffff"])
def test_what_is_no_cell_is_refused_in_words(code, officer, zones):
    form = asked(f"cell={code}", officer)

    assert form.errors["cell"] == ["There is no such cell. Choose one on the map."]


def test_a_chosen_filter_can_be_taken_away_by_itself(liaison, zones, sign_in):
    cell = f"{parent_of(cell_of(STOW['lat'], STOW['lng']), 10):x}"

    page = sign_in(liaison).get("/hotspots/", {"weekday": "weekend", "cell": cell})

    assert page.context["chosen"][0].words == "Saturday and Sunday"
    assert [each.without for each in page.context["chosen"]] == [f"?cell={cell}", "?weekday=weekend"]
