"""The map page as each person finds it, and its file."""

import csv

import pytest
from django.utils import timezone

from audit.models import AccessRecord
from hotspots.tests.factories import NORTH_GATE, incidents
from patrols.tests.factories import patrol, visit

PAGE, FILE = "/hotspots/", "/hotspots/figures.csv"


def now():
    return timezone.now()


def test_the_page_says_in_one_line_how_things_are(officer, zones, sign_in):
    incidents(officer, now(), days_ago=2, count=2)

    page = sign_in(officer).get(PAGE)

    assert "2 incidents within the zones. There is no earlier period" in page.content.decode()


def test_the_table_holds_what_the_api_answers(analyst, zones, sign_in, api):
    incidents(analyst, now(), days_ago=2, count=3)
    incidents(analyst, now(), days_ago=2, count=2, **NORTH_GATE)

    page = sign_in(analyst).get(PAGE, {"period": "4-weeks"})
    zone_answer = api(analyst).get("/api/v1/hotspots/zones/", {"period": "4-weeks"}).data
    cell_answer = api(analyst).get("/api/v1/hotspots/cells/", {"resolution": 10}).json()

    shown = {place.slug: place.count for place in page.context["figures"].places}
    assert shown == {f["properties"]["slug"]: f["properties"]["count"] for f in zone_answer["features"]}
    cells = [(cell.name, cell.count) for cell in page.context["cells"]]
    assert cells == [(f["properties"]["name"], f["properties"]["count"]) for f in cell_answer["features"]]
    assert page.context["statement"] == zone_answer["statement"]


def test_filters_of_the_address_choose_what_is_counted(officer, zones, sign_in):
    incidents(officer, now(), days_ago=2, category="theft")
    incidents(officer, now(), days_ago=2, category="violence")
    incidents(officer, now(), days_ago=40, category="theft")

    page = sign_in(officer).get(PAGE, {"category": "theft", "period": "12-weeks"})

    assert page.context["figures"].total == 2
    [chosen] = page.context["chosen"]
    assert (chosen.label, chosen.words, chosen.without) == ("Kind", "Theft", "?period=12-weeks")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"period": "dates", "from_on": "2026-01-05"}, "to_on"),
        ({"period": "dates", "from_on": "2026-02-05", "to_on": "2026-01-05"}, "to_on"),
        ({"from_on": "2026-01-05", "to_on": "2999-01-05"}, "to_on"),
        ({"from_on": "nonsense", "to_on": "2026-01-05"}, "from_on"),
        ({"from_on": "0001-01-01", "to_on": "0001-01-05"}, "from_on"),
        ({"from_on": "2001-01-01", "to_on": "2026-01-05"}, "from_on"),
        ({"period": "4-weeks", "from_on": "2026-01-05"}, "period"),
        ({"period": "for ever"}, "period"),
        ({"category": "piracy"}, "category"),
        ({"category": "domestic_abuse"}, "category"),
        ({"time_of_day": "teatime"}, "time_of_day"),
        ({"source": "rumour"}, "source"),
        ({"zone": "atlantis"}, "zone"),
    ],
)
def test_what_cannot_be_is_named_on_the_page_and_by_the_api(officer, zones, sign_in, api, query, field):
    page = sign_in(officer).get(PAGE, query)
    answers = [api(officer).get(f"/api/v1/hotspots/{kind}/", query) for kind in ("cells", "zones")]

    assert field in page.context["form"].errors
    assert "There is a problem" in page.content.decode()
    assert [(answer.status_code, list(answer.data)) for answer in answers] == [(400, [field])] * 2


def test_a_refused_filter_keeps_what_was_typed(officer, zones, sign_in):
    page = sign_in(officer).get(PAGE, {"period": "dates", "from_on": "2026-01-05", "category": "theft"})

    assert 'value="2026-01-05"' in page.content.decode()
    assert '<option value="theft" selected>' in page.content.decode()


def test_no_map_tiles_are_asked_of_anybody_unless_a_setting_says_so(officer, zones, sign_in):
    page = sign_in(officer).get(PAGE)

    assert "tile" not in page.headers["Content-Security-Policy"]
    assert '"layers": []' in page.content.decode()


@pytest.mark.parametrize("role", ["officer", "supervisor", "liaison", "analyst"])
def test_whoever_works_with_hotspots_may_open_the_map(role, request, zones, sign_in):
    assert sign_in(request.getfixturevalue(role)).get(PAGE).status_code == 200


@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_others_may_not(role, request, zones, sign_in):
    assert sign_in(request.getfixturevalue(role)).get(PAGE).status_code == 403


def test_opening_the_map_is_on_record_with_its_filters(officer, zones, sign_in):
    sign_in(officer).get(PAGE, {"category": "theft"})

    record = AccessRecord.objects.get(action="map")
    assert (record.kind, record.user, record.filters) == ("hotspot", officer, "category=theft")


def test_the_number_of_queries_does_not_grow_with_the_incidents(
    officer, zones, sign_in, django_assert_max_num_queries
):
    client = sign_in(officer)
    patrol(officer, visits=[visit(zones["north-gate"])])
    incidents(officer, now(), days_ago=2, count=20)
    incidents(officer, now(), days_ago=100, count=2, **NORTH_GATE)

    with django_assert_max_num_queries(31):
        client.get(PAGE, {"time_of_day": "afternoon"})


def test_the_file_begins_with_marking_and_filters_and_holds_the_same_figures(analyst, zones, sign_in):
    incidents(analyst, now(), days_ago=2, count=3, category="theft")

    response = sign_in(analyst).get(FILE, {"category": "theft"})
    rows = list(csv.reader(response.content.decode("utf-8-sig").splitlines()))

    assert rows[0] == ["OFFICIAL"]
    assert ["Kind", "Theft"] in rows[:6]
    assert ["The Stow", "3", "", "", "", "No earlier period to compare with"] in rows
    assert AccessRecord.objects.filter(action="export", kind="hotspot", user=analyst).count() == 1


def test_the_file_is_for_those_who_may_export(officer, liaison, zones, sign_in):
    assert [sign_in(user).get(FILE).status_code for user in (officer, liaison)] == [403, 403]


def test_a_file_of_an_impossible_selection_leads_back_to_the_page(analyst, zones, sign_in):
    response = sign_in(analyst).get(FILE, {"category": "piracy"})

    assert (response.status_code, response.url) == (302, "/hotspots/?category=piracy")
