"""How far the data go and what is missing from them, as the page says it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.counts.freshness import Freshness, read_freshness
from hotspots.layers.dose import hotspot_dose
from hotspots.tests.factories import incidents
from hotspots.words.freshness import freshness_words
from incidents.recorded_coverage import coverage
from measures.disclosure.detail import Detail
from patrols.services import start_patrol
from patrols.tests.factories import patrol, plan, visit

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
WEEK = Selection(Period.of_weeks(1, until=date(2026, 11, 22)), detail=Detail.RECORDS)
EMPTY = Freshness(None, None, None, None, 0, 0)
LOGS_MISSING = (
    "2 patrol logs of this period are missing: started over 10 hours ago and never ended, so counted nowhere."
)


def read(reader, selection=WEEK):
    dose = hotspot_dose(selection, now=NOW)
    return read_freshness(selection, reader, not_delivered=dose.not_delivered, now=NOW)


def words(known):
    return [said.words for said in freshness_words(known)]


def test_incidents_go_as_far_as_the_newest_that_the_reader_may_read(officer, liaison, zones):
    incidents(officer, NOW, days_ago=5)
    incidents(liaison, NOW, days_ago=1, category="hate_crime")

    as_officer = read(officer, replace(WEEK, detail=Detail.COUNTS))
    as_liaison = read(liaison)

    assert "Incidents are on record up to 17 November 2026." in words(as_officer)
    assert "Incidents are on record up to 21 November 2026." in words(as_liaison)


def test_a_month_missing_between_published_months_is_named_and_called_a_gap():
    covered = coverage([date(2018, 10, 1), date(2018, 11, 1), date(2019, 2, 1)])

    said = freshness_words(replace(EMPTY, reads_recorded=True, recorded=covered))[1]

    assert said.is_gap
    assert said.words == (
        "Police data from October 2018 to February 2019; 2 months missing: December 2018, January 2019. "
        "A gap is not a zero."
    )


@pytest.mark.parametrize(("hours", "missing"), [(9, 0), (11, 1)])
def test_a_patrol_that_was_never_ended_is_a_missing_log(officer, zones, hours, missing):
    start_patrol(by=officer, started_at=NOW - timedelta(hours=hours), now=NOW - timedelta(hours=hours))

    assert read(officer).never_ended == missing


def test_a_missing_log_of_another_period_is_not_said_here(officer, zones):
    long_ago = NOW - timedelta(days=20)
    start_patrol(by=officer, started_at=long_ago, now=long_ago)

    assert read(officer).never_ended == 0


def test_a_planned_visit_without_any_on_record_is_a_gap(supervisor, officer, zones):
    plan(supervisor, zones["the-stow"], visits=3)
    patrol(officer, visits=[visit(zones["the-stow"], 5, 15)])

    known = read(supervisor)

    assert known.not_delivered == 2
    assert "2 planned visits of this period were not delivered: not made, or not logged." in words(known)


def test_logs_that_are_missing_lead_to_the_patrols_that_still_run():
    said = freshness_words(replace(EMPTY, never_ended=2))[-1]

    assert (said.words, said.route, said.query, said.is_gap) == (
        LOGS_MISSING, "patrols:list", "?state=running", True,
    )  # fmt: skip


def test_stop_searches_are_spoken_of_to_the_police_alone(officer, liaison, zones, sign_in):
    pages = [sign_in(user).get("/hotspots/").content.decode() for user in (officer, liaison)]

    assert ["No stop search is on record" in page for page in pages] == [False, True]
