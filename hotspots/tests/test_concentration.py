"""How much falls in how few cells: page and API alike, and never a rank without its range."""

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from hotspots.tests.factories import NORTH_GATE, OUTSIDE, incidents
from zones.tests.boundary_factories import ward

PAGE, API = "/hotspots/analysis/concentration/", "/api/v1/hotspots/analysis/concentration/"


def some_incidents(by):
    incidents(by, timezone.now(), days_ago=2, count=8)
    incidents(by, timezone.now(), days_ago=2, count=2, **NORTH_GATE)


def test_the_share_is_of_all_cells_of_the_area_and_says_of_which(analyst, zones, sign_in):
    some_incidents(analyst)

    page = sign_in(analyst).get(PAGE)

    [one_percent, *_] = page.context["found"].shares
    assert (one_percent.incidents, one_percent.share, one_percent.of_cells % 343) == (10, 100, 0)
    assert "the outline of the district is not loaded" in page.content.decode()


def test_the_outline_of_the_district_is_the_area_once_it_is_loaded(analyst, zones, sign_in):
    district = ward("E07000073")
    district.kind, district.name = "district", "Harlow"
    district.save()
    some_incidents(analyst)

    page = sign_in(analyst).get(PAGE)

    assert "whose middle lies in the district of Harlow" in page.content.decode()


def test_a_rank_comes_with_the_ranks_that_it_might_have(analyst, zones, sign_in):
    some_incidents(analyst)

    page = sign_in(analyst).get(PAGE)

    said = [(each.name, each.ranked.rank_words, each.interval) for each in page.context["found"].zones]
    assert said[0] == ("The Stow", "Rank 1, could be 1 to 3", "3.5 to 15.8")
    assert [each[0] for each in said] == ["The Stow", "North Gate", "West Gate"]


def test_of_one_zone_no_share_of_the_town_is_given(analyst, zones, sign_in):
    some_incidents(analyst)

    page = sign_in(analyst).get(PAGE, {"zone": "the-stow"})

    assert page.context["found"].shares == ()
    assert "Shares are of the whole town" in page.content.decode()


def test_what_lies_outside_the_area_is_left_out_and_said(analyst, zones, sign_in):
    some_incidents(analyst)
    incidents(analyst, timezone.now(), days_ago=2, lat=51.86, lng=0.16)

    page = sign_in(analyst).get(PAGE)

    assert "1 incident outside it left out" in page.content.decode()


def test_a_count_leads_to_its_rows_for_who_may_see_rows(analyst, zones, sign_in):
    incidents(analyst, timezone.now(), days_ago=2, count=4, **OUTSIDE)

    page = sign_in(analyst).get(PAGE)

    assert "/incidents/?from_on=" in page.content.decode()


def test_the_api_answers_with_the_numbers_of_the_page(analyst, zones, sign_in, api):
    some_incidents(analyst)

    page, answer = sign_in(analyst).get(PAGE), api(analyst).get(API).data

    assert answer["statement"] == page.context["statement"]
    assert [(each["name"], each["count"], each["worst_rank"]) for each in answer["cells"]] == [
        (each.name, each.ranked.count, each.ranked.worst_rank) for each in page.context["cells"]
    ]


def test_kinds_that_imply_a_victim_are_in_no_cell(analyst, zones, sign_in):
    incidents(analyst, timezone.now(), days_ago=2, count=5, category="domestic_abuse", zone=zones["the-stow"])

    found = sign_in(analyst).get(PAGE).context["found"]

    assert (found.placed, found.zones[0].ranked.count) == (0, 5)


@pytest.mark.parametrize("address", [PAGE, API])
@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_others_find_no_concentration(role, address, request, zones, sign_in):
    assert sign_in(request.getfixturevalue(role)).get(address).status_code == 403


def test_a_filter_that_cannot_be_is_named(analyst, zones, sign_in, api):
    page = sign_in(analyst).get(PAGE, {"zone": "atlantis"})

    assert "zone" in page.context["form"].errors
    assert list(api(analyst).get(API, {"zone": "atlantis"}).data) == ["zone"]


@pytest.mark.parametrize("address", [PAGE, API])
def test_reading_it_is_on_record(officer, zones, sign_in, address):
    sign_in(officer).get(address, {"category": "theft"})

    record = AccessRecord.objects.get(kind="hotspot concentration")
    assert (record.user, record.filters) == (officer, "category=theft")
