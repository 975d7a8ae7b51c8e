"""Pairs near in place and time: for readers of points, never of kinds that imply a victim, and repeatable."""

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from hotspots.analysis import near_repeats
from hotspots.tests.factories import NORTH_GATE, OUTSIDE, incidents

PAGE, API = "/hotspots/analysis/near-repeats/", "/api/v1/hotspots/analysis/near-repeats/"
TWELVE_WEEKS = {"period": "12-weeks"}


def bursts(by):
    """Three places, each with a week of its own."""
    now = timezone.now()
    for place, first in (({}, 2), (NORTH_GATE, 30), (OUTSIDE, 60)):
        for day in range(4):
            incidents(by, now, days_ago=first + day, count=2, **place)


def test_bursts_at_places_of_their_own_are_more_than_chance(analyst, zones, sign_in):
    bursts(analyst)

    page = sign_in(analyst).get(PAGE, TWELVE_WEEKS)

    assert "of 24 incidents: up to 200 metres, 0 to 7 days" in page.context["statement"]


def test_the_same_view_has_the_same_answer(analyst, zones, sign_in, api):
    bursts(analyst)

    page, answer = sign_in(analyst).get(PAGE, TWELVE_WEEKS), api(analyst).get(API, TWELVE_WEEKS).data

    assert [band["adjusted_p"] for band in answer["bands"]] == [
        band.adjusted_p for band in page.context["found"].repeats.bands
    ]
    assert answer["statement"] == page.context["statement"]


def test_pairs_lead_to_their_records_and_name_them_in_the_access_log(analyst, zones, sign_in):
    pair = incidents(analyst, timezone.now(), days_ago=2, count=2)

    page = sign_in(analyst).get(PAGE)

    references = sorted(each.reference for each in pair)
    assert all(each.get_absolute_url() in page.content.decode() for each in pair)
    assert AccessRecord.objects.get(kind="incident", action="list").ids == references


def test_too_few_incidents_are_said_to_be_too_few(analyst, zones, sign_in):
    incidents(analyst, timezone.now(), days_ago=2, count=2)

    page = sign_in(analyst).get(PAGE)

    assert page.context["statement"] == "Not shown: 2 incidents are too few, 20 are needed."


def test_too_many_incidents_are_refused_in_words(analyst, zones, sign_in, monkeypatch):
    monkeypatch.setattr(near_repeats, "MOST_INCIDENTS", 3)
    incidents(analyst, timezone.now(), days_ago=2, count=5)

    page = sign_in(analyst).get(PAGE)

    assert "5 incidents are more than the 3 that can be compared at once" in page.context["statement"]


def test_kinds_that_imply_a_victim_are_in_no_pair(analyst, zones, sign_in):
    incidents(analyst, timezone.now(), days_ago=2, count=4, category="hate_crime", zone=zones["the-stow"])

    assert sign_in(analyst).get(PAGE).context["found"].total == 0


@pytest.mark.parametrize("address", [PAGE, API])
@pytest.mark.parametrize("role", ["officer", "councillor", "administrator"])
def test_who_may_not_see_points_finds_no_pairs(role, address, request, zones, sign_in):
    assert sign_in(request.getfixturevalue(role)).get(address).status_code == 403


def test_a_filter_that_cannot_be_is_named(analyst, zones, sign_in, api):
    page = sign_in(analyst).get(PAGE, {"category": "piracy"})

    assert "category" in page.context["form"].errors
    assert list(api(analyst).get(API, {"category": "piracy"}).data) == ["category"]


@pytest.mark.parametrize("address", [PAGE, API])
def test_reading_it_is_on_record(analyst, zones, sign_in, address):
    sign_in(analyst).get(address, {"category": "theft"})

    record = AccessRecord.objects.get(kind="hotspot near repeats")
    assert (record.user, record.filters) == (analyst, "category=theft")
