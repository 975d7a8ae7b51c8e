"""The counts per cell ask what their querysets say, whichever filters, periods and stretches there are."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.counts.incidents import selected_incidents
from hotspots.counts.statements import _COUNTS, count_rows
from hotspots.tests.factories import NORTH_GATE, incidents
from incidents.kept.spans import Span
from measures.disclosure.detail import Detail
from zones.geometry import cell_of, finest_within, parent_of
from zones.models import Zone

pytestmark = pytest.mark.django_db
WEEKS = [Period(day, day + timedelta(days=6)) for day in (date(2026, 3, 23), date(2026, 10, 19))]
SPANS = [Span(date(2026, 1, 5), 13), Span(date(2026, 4, 6), 1), Span(date(2026, 4, 13), 1)]
CELL = cell_of(**NORTH_GATE)
RANGES = [finest_within(parent_of(CELL, 7)), finest_within(parent_of(CELL, 8) + 5)]
SELECTIONS = [
    Selection(WEEKS[0], detail=Detail.RECORDS),
    Selection(WEEKS[0], detail=Detail.COUNTS, category="violence"),
    Selection(WEEKS[0], detail=Detail.RECORDS, cell=CELL),
    Selection(WEEKS[0], detail=Detail.RECORDS, time_of_day="afternoon", weekday="mon-fri", weapon="knife"),
]


@pytest.mark.parametrize("selection", SELECTIONS)
def test_the_sql_that_is_kept_is_that_of_the_queryset(selection, monkeypatch):
    asked = []
    monkeypatch.setattr(
        _COUNTS.__class__, "rows", lambda _, *shape, values: asked.append((shape, tuple(values))) or []
    )
    for resolution, ranges, periods, spans in product(
        (7, 10), (None, RANGES[:1], RANGES), (WEEKS[:1], WEEKS), ((), SPANS[:1], SPANS)
    ):
        count_rows(selection, resolution, ranges, periods, spans)

    for shape, values in asked:
        first = _COUNTS.sql(*shape, values=values)
        again = _COUNTS.sql(*shape, values=values)
        assert first == again == _COUNTS._compiled(*shape, *values)
    assert len(asked) == 36


def test_another_period_of_the_same_shape_counts_its_own_incidents(officer, zones):
    for weeks_ago, how_many in ((0, 2), (1, 3)):
        moment = WEEKS[1].start_at + timedelta(days=2)
        incidents(officer, moment, days_ago=7 * weeks_ago, count=how_many, **NORTH_GATE)
    periods = WEEKS[1], WEEKS[1].earlier()

    found = [count_rows(replace(SELECTIONS[0], period=each), 10, None, [each]) for each in periods]

    assert found == [[(CELL, 2)], [(CELL, 3)]]


def test_a_zone_narrows_the_rows_to_its_own(officer, zones):
    incidents(officer, WEEKS[1].start_at + timedelta(days=2), days_ago=0, count=2, **NORTH_GATE)
    of_zones = {
        zone.slug: count_rows(replace(SELECTIONS[0], zone=zone), 10, None, WEEKS[1:])
        for zone in Zone.objects.all()
    }

    for zone in Zone.objects.all():
        expected = selected_incidents(replace(SELECTIONS[0], zone=zone), WEEKS[1]).count()
        assert sum(many for _, many in of_zones[zone.slug]) == expected
    assert of_zones["north-gate"]
    assert not of_zones["the-stow"]
