"""Patrol on the map: the dose report's own figures, by zone, in the period and place that was asked for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.layers.dose import TOO_LONG, hotspot_dose
from measures.disclosure.detail import Detail
from patrols.dose.report import Asked, dose_report
from patrols.tests.factories import NOW, patrol, visit

URL, PAGE = "/api/v1/hotspots/dose/", "/hotspots/"
WEEK = Selection(Period(date(2026, 11, 16), date(2026, 11, 22)), detail=Detail.RECORDS)


def of_zone(dose, slug):
    return next(each for each in dose.zones if each.slug == slug)


def test_each_zones_figures_are_those_of_the_dose_report(officer, zones):
    patrol(officer, visits=[visit(zones["the-stow"]), visit(zones["the-stow"], after=25, lasting=5)])

    shown = hotspot_dose(WEEK, now=NOW).zones

    lines = dose_report(Asked(WEEK.period.first_on, WEEK.period.last_on), now=NOW).lines
    assert [each.line for each in shown] == list(lines)


def test_a_visit_too_short_to_qualify_adds_its_minutes_only(officer, zones):
    patrol(officer, visits=[visit(zones["the-stow"]), visit(zones["the-stow"], after=25, lasting=5)])

    stow = of_zone(hotspot_dose(WEEK, now=NOW), "the-stow")

    assert (stow.qualifying_visits, stow.minutes, stow.freshness) == (1, 20, "recent")
    assert stow.visits_words == "1 qualifying visit, 20 minutes of patrol"


def test_a_zone_that_nobody_visited_says_so(officer, zones):
    gate = of_zone(hotspot_dose(WEEK, now=NOW), "north-gate")

    assert (gate.qualifying_visits, gate.days_since, gate.last_words) == (0, None, "No visit on record")


def test_a_chosen_zone_narrows_it_and_another_filter_is_said_not_to(zones):
    dose = hotspot_dose(
        Selection(WEEK.period, zone=zones["the-stow"], category="theft", detail=Detail.RECORDS), now=NOW
    )

    assert [each.slug for each in dose.zones] == ["the-stow"]
    assert dose.note.endswith(
        "The kind of incident does not apply to patrol, so this list is not narrowed by it."
    )


def test_more_than_a_year_is_said_to_be_too_long(zones):
    dose = hotspot_dose(
        Selection(Period(date(2020, 1, 1), date(2026, 11, 22)), detail=Detail.RECORDS), now=NOW
    )

    assert (dose.zones, dose.note) == ((), TOO_LONG)


def test_the_table_holds_what_the_api_answers(officer, zones, sign_in, api):
    start = timezone.now() - timedelta(days=2)
    arrived, left = (start + timedelta(minutes=after) for after in (5, 20))
    stay = replace(visit(zones["the-stow"]), arrived_at=arrived, left_at=left)
    ended = start + timedelta(hours=1)
    patrol(officer, started_at=start, ended_at=ended, now=timezone.now(), visits=[stay])

    answer = api(officer).get(URL).data
    page = sign_in(officer).get(PAGE)

    said = {each["properties"]["slug"]: each["properties"] for each in answer["features"]}
    shown = {each.slug: each for each in page.context["dose"].zones}
    assert said.keys() == shown.keys()
    assert all(said[slug]["visits_words"] == shown[slug].visits_words for slug in said)
    assert said["the-stow"]["qualifying_visits"] == 1


@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_it_is_refused_to_those_who_may_not_read_patrols(role, request, zones, api):
    assert api(request.getfixturevalue(role)).get(URL).status_code == 403


def test_a_load_is_on_record_with_its_filters(officer, zones, api):
    api(officer).get(URL, {"period": "12-weeks"})

    record = AccessRecord.objects.get(action="map", user=officer)
    assert (record.kind, record.filters) == ("hotspot dose", "period=12-weeks")


def test_what_cannot_be_is_refused_by_name(officer, zones, api):
    answer = api(officer).get(URL, {"zone": "atlantis"})

    assert (answer.status_code, list(answer.data)) == (400, ["zone"])
