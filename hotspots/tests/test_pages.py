"""The row of pages around the map: on each of them, the open one named, the filters taken along."""

import re

import pytest

ALL = {
    "/hotspots/": "Map",
    "/hotspots/analysis/": "Analysis",
    "/hotspots/analysis/trend/": "Trend",
    "/hotspots/analysis/concentration/": "Concentration",
    "/hotspots/analysis/change/": "Change",
    "/hotspots/analysis/displacement/": "Displacement",
    "/hotspots/analysis/near-repeats/": "Near repeats",
    "/hotspots/suggested-visits/": "Suggested visits",
    "/hotspots/views/": "Saved views",
    "/hotspots/published/": "Published figures",
}
LINK = re.compile(r'class="app-pages__link" href="([^"]*)"( aria-current="page")?>([^<]*)<')


def links(client, address, **query):
    """(label, address, whether it is the open one) of each link."""
    text = client.get(address, query).content.decode().replace("&amp;", "&")
    return [(label, href, bool(here)) for href, here, label in LINK.findall(text)]


@pytest.mark.parametrize("address", ALL)
def test_every_page_leads_to_all_others_and_says_which_it_is(supervisor, zones, sign_in, address):
    found = links(sign_in(supervisor), address)

    assert {(href, label) for label, href, _ in found} >= set(ALL.items())
    assert [label for label, _, here in found if here] == [ALL[address]]


def test_the_filters_are_taken_along_where_they_mean_the_same(supervisor, zones, sign_in):
    asked = {"period": "12-weeks", "category": "theft", "weekday": "6", "zone": "the-stow", "size": "x"}

    found = {label: href for label, href, _ in links(sign_in(supervisor), "/hotspots/", **asked)}

    assert found["Trend"] == (
        "/hotspots/analysis/trend/?period=12-weeks&category=theft&weekday=6&zone=the-stow"
    )
    assert found["Published figures"] == "/hotspots/published/?category=theft&zone=the-stow"
    assert found["Suggested visits"] == "/hotspots/suggested-visits/"


def test_what_only_displacement_asks_stays_there(supervisor, zones, sign_in):
    asked = {"zone": "the-stow", "control": "north-gate", "metres": "50"}

    found = {
        label: href
        for label, href, _ in links(sign_in(supervisor), "/hotspots/analysis/displacement/", **asked)
    }

    assert found["Map"] == "/hotspots/?zone=the-stow"


def test_a_zone_that_is_no_hotspot_is_not_taken_to_displacement(supervisor, zones, sign_in):
    found = {label: href for label, href, _ in links(sign_in(supervisor), "/hotspots/", zone="town-centre")}

    assert found["Change"] == "/hotspots/analysis/change/?zone=town-centre"
    assert found["Displacement"] == "/hotspots/analysis/displacement/"


def test_a_comparison_of_the_map_is_understood_by_displacement(analyst, zones, sign_in):
    page = sign_in(analyst).get("/hotspots/analysis/displacement/", {"compare": "previous"})

    assert page.context["form"].errors == {}


def test_only_what_opens_is_offered(officer, zones, sign_in):
    offered = {label for label, _, _ in links(sign_in(officer), "/hotspots/")}

    assert {"Near repeats", "Suggested visits"} & offered == set()


def test_who_may_open_only_one_page_is_shown_no_row(councillor, zones, sign_in):
    assert links(sign_in(councillor), "/hotspots/published/") == []
