"""Powers and rings on the map: what held in the period and what holds now, and the ground near a zone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.layers.powers import hotspot_powers
from measures.disclosure.detail import Detail
from zones.tests.power_factories import AROUND_BROAD_WALK, NOW, order, power

POWERS, RINGS, PAGE = "/api/v1/hotspots/powers/", "/api/v1/hotspots/rings/", "/hotspots/"
WEEK = Selection(Period(date(2026, 11, 14), date(2026, 11, 20)), detail=Detail.RECORDS)


def test_what_holds_now_comes_before_what_held(liaison, zones):
    over = power(liaison, starts_at=NOW - timedelta(days=3))
    live = power(liaison)
    power(liaison, starts_at=NOW - timedelta(days=30), now=NOW - timedelta(days=30))

    found = hotspot_powers(WEEK, visible_to=liaison, now=NOW)

    assert [(each.power, each.state) for each in found.powers] == [(live, "live"), (over, "past")]


def test_an_order_without_an_end_says_so(liaison, zones):
    order(liaison)

    [shown] = hotspot_powers(WEEK, visible_to=liaison, now=NOW).powers

    assert shown.when.endswith("to no end recorded")


def test_no_filter_but_the_period_narrows_it_and_that_is_said(liaison, zones):
    power(liaison)

    found = hotspot_powers(
        Selection(WEEK.period, zone=zones["the-stow"], detail=Detail.RECORDS), visible_to=liaison, now=NOW
    )

    assert len(found.powers) == 1
    assert found.note == "The zone does not apply to powers, so this list is not narrowed by it."


def test_the_table_holds_what_the_api_answers(officer, liaison, zones, api, sign_in):
    now = timezone.now()
    made = power(liaison, starts_at=now - timedelta(hours=3), now=now)

    [said] = api(officer).get(POWERS).data["features"]
    page = sign_in(officer).get(PAGE)

    [shown] = page.context["powers"].powers
    assert said["geometry"]["coordinates"] == AROUND_BROAD_WALK["coordinates"]
    assert (said["properties"]["reference"], said["properties"]["state"]) == (made.reference, "live")
    assert (said["properties"]["when"], said["properties"]["called"]) == (shown.when, shown.called)
    assert f'href="{said["properties"]["url"]}"' in page.content.decode()


def test_the_page_says_when_no_power_held(officer, zones, sign_in):
    page = sign_in(officer).get(PAGE).content.decode()

    assert "No power is recorded as in force at any time of this period." in page


def test_every_hotspot_zone_has_its_ring_and_the_town_centre_none(officer, zones, api):
    features = api(officer).get(RINGS).data["features"]

    assert {each["properties"]["slug"] for each in features} == {"north-gate", "west-gate", "the-stow"}
    assert {each["properties"]["metres"] for each in features} == {100}
    assert {each["geometry"]["type"] for each in features} <= {"Polygon", "MultiPolygon"}


@pytest.mark.parametrize("role", ["councillor", "administrator"])
@pytest.mark.parametrize("url", [POWERS, RINGS])
def test_the_layers_are_refused_to_those_who_may_not_open_the_map(role, url, request, zones, api):
    assert api(request.getfixturevalue(role)).get(url).status_code == 403


def test_what_was_shown_is_on_record(officer, liaison, zones, api):
    now = timezone.now()
    made = power(liaison, starts_at=now - timedelta(hours=3), now=now)

    api(officer).get(POWERS, {"period": "12-weeks"})

    record = AccessRecord.objects.get(kind="hotspot power", user=officer)
    assert (record.ids, record.filters) == ([made.reference], "period=12-weeks")
