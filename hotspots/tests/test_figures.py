"""The figures behind the map, its table and the API."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.counts.cells import hotspot_cells
from hotspots.counts.incidents import hotspot_points
from hotspots.counts.zones import hotspot_figures
from hotspots.tests.factories import NORTH_GATE, OUTSIDE, incidents
from hotspots.words.map import notes, statement
from incidents.services import move_incident
from incidents.tests.factories import incident
from measures.disclosure.detail import Detail

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
FOUR_WEEKS = Selection(Period.of_weeks(4, until=date(2026, 11, 20)), detail=Detail.RECORDS)


def figure(figures, slug):
    return next(each for each in figures.places if each.slug == slug)


def test_a_zone_counts_what_happened_in_it_and_the_centre_counts_its_zones_too(officer, zones):
    incidents(officer, NOW, days_ago=2, count=3)
    incidents(officer, NOW, days_ago=2, count=2, **NORTH_GATE)

    figures = hotspot_figures(FOUR_WEEKS)

    assert [figure(figures, slug).count for slug in ("the-stow", "north-gate", "town-centre")] == [3, 2, 2]
    assert figures.within.count == 5


def test_what_lies_outside_every_zone_is_told_apart(officer, zones):
    incidents(officer, NOW, days_ago=2, **OUTSIDE)

    figures = hotspot_figures(FOUR_WEEKS)

    assert (figures.within.count, figures.outside.count, figures.total) == (0, 1, 1)


def test_withdrawn_incidents_are_not_counted(supervisor, zones):
    [made] = incidents(supervisor, NOW, days_ago=2)
    move_incident(incident=made, to="withdrawn", reason="Entered twice", by=supervisor)

    assert hotspot_figures(FOUR_WEEKS).total == 0
    assert hotspot_cells(FOUR_WEEKS) == ()


def test_sensitive_kinds_count_within_violence_and_are_in_no_cell_and_no_point(liaison, zones):
    for kind in ("domestic_abuse", "sexual_offence", "hate_crime"):
        incidents(liaison, NOW, days_ago=2, category=kind)

    violence = Selection(FOUR_WEEKS.period, category="violence", detail=Detail.RECORDS)

    assert figure(hotspot_figures(violence), "the-stow").count == 3
    assert hotspot_cells(violence) == ()
    assert not hotspot_points(violence, visible_to=liaison).exists()


def test_the_verdict_compares_with_the_four_periods_before(officer, zones):
    incidents(officer, NOW, days_ago=28 * 5 + 3)
    for n in range(1, 5):
        incidents(officer, NOW, days_ago=28 * n + 3, count=2)
    incidents(officer, NOW, days_ago=3, count=12)

    figures = hotspot_figures(FOUR_WEEKS)

    assert figures.earlier_periods == 4
    assert figure(figures, "the-stow").expected == 2
    assert figure(figures, "the-stow").verdict_words == "Unusually high"


def test_without_earlier_records_nothing_is_called_usual(officer, zones):
    incidents(officer, NOW, days_ago=3, count=2)

    figures = hotspot_figures(FOUR_WEEKS)

    assert figure(figures, "the-stow").verdict is None
    assert "no earlier period to compare with" in statement(figures, FOUR_WEEKS)


def test_a_period_before_the_first_record_is_a_gap_and_not_a_zero(officer, zones):
    incidents(officer, NOW, days_ago=28 * 2 + 1)
    incidents(officer, NOW, days_ago=28 + 3, count=4)

    assert hotspot_figures(FOUR_WEEKS).earlier_periods == 1


def test_a_time_of_day_leaves_out_what_has_no_known_hour_and_says_so(officer, zones):
    incidents(officer, NOW, days_ago=2)
    incidents(officer, NOW, days_ago=2, time_precision="day")
    midday = Selection(FOUR_WEEKS.period, time_of_day="afternoon", detail=Detail.RECORDS)

    figures = hotspot_figures(midday)

    assert (figures.total, figures.left_out_hour_not_known) == (1, 1)
    assert "1 incident is left out, because the hour is not known." in notes(figures, midday, placed=1)


@pytest.mark.parametrize(("hour", "band"), [(0, "night"), (6, "morning"), (12, "afternoon"), (23, "evening")])
def test_bands_go_by_the_clock_in_harlow(officer, zones, hour, band):
    # In July that clock is an hour ahead of UTC.
    day = Selection(Period(date(2026, 7, 1), date(2026, 7, 1)), time_of_day=band, detail=Detail.RECORDS)
    at = datetime(2026, 7, 1, hour, 30, tzinfo=UTC) - timedelta(hours=1)
    incident(officer, occurred_at=at, now=NOW)

    assert hotspot_figures(day).total == 1


def test_an_incident_known_only_by_its_zone_is_counted_there_and_in_no_cell(officer, zones):
    incidents(officer, NOW, days_ago=2, zone=zones["north-gate"])

    figures = hotspot_figures(FOUR_WEEKS)

    assert figures.known_only_by_zone == figure(figures, "north-gate").count == 1
    assert hotspot_cells(FOUR_WEEKS) == ()
    assert any("known only by the zone" in note for note in notes(figures, FOUR_WEEKS, placed=0))


def test_a_zone_chosen_is_the_only_one_shown(officer, zones):
    incidents(officer, NOW, days_ago=2)
    incidents(officer, NOW, days_ago=2, **NORTH_GATE)
    stow = Selection(FOUR_WEEKS.period, zone=zones["the-stow"], detail=Detail.RECORDS)

    figures = hotspot_figures(stow)

    assert [place.name for place in figures.places] == ["The Stow"]
    assert statement(figures, stow).startswith("1 incident in The Stow")


def test_coarser_cells_add_up_to_the_finer_ones(officer, zones):
    for place in (NORTH_GATE, OUTSIDE, {}):
        incidents(officer, NOW, days_ago=2, count=2, **place)

    sums = [sum(cell.count for cell in hotspot_cells(FOUR_WEEKS, r)) for r in (7, 8, 9, 10)]

    assert sums == [6, 6, 6, 6]


def test_equal_counts_share_their_rank(officer, zones):
    incidents(officer, NOW, days_ago=2, count=2)
    incidents(officer, NOW, days_ago=2, count=2, **NORTH_GATE)
    incidents(officer, NOW, days_ago=2, **OUTSIDE)

    assert [cell.rank for cell in hotspot_cells(FOUR_WEEKS)] == [1, 1, 3]
