"""Stop searches on the map: for the police, by cell or by published point, and never the two as one."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.tests.factories import council, person
from audit.models import AccessRecord
from hotspots.asked.periods import Period
from hotspots.asked.selection import Selection
from hotspots.layers.stop_searches import hotspot_stop_searches
from hotspots.tests.factories import NORTH_GATE
from measures.disclosure.detail import Detail
from stopsearches.tests.factories import STOW, published, stop_search
from zones.geometry import cell_of

URL, PAGE = "/api/v1/hotspots/stop-searches/", "/hotspots/"
POINT = {**STOW, "h3_cell": cell_of(**STOW)}
WEEKS = Selection(Period(date(2026, 10, 24), date(2026, 11, 20)), detail=Detail.RECORDS)


def counts(places):
    return [(each.name, each.count) for each in places]


def test_recorded_ones_are_counted_by_cell_the_most_first(liaison, zones):
    stop_search(liaison, **NORTH_GATE)
    for _ in range(2):
        stop_search(liaison)

    found = hotspot_stop_searches(WEEKS, visible_to=liaison)

    assert [each.count for each in found.cells] == [2, 1]
    assert found.cells[0].name.startswith("The Stow")
    assert (found.total, found.without_place, found.points) == (3, 0, ())


def test_published_ones_stand_apart_by_landmark_and_not_by_zone(liaison, zones, month_file):
    stop_search(liaison)
    for _ in range(3):
        published(month_file, **POINT)

    found = hotspot_stop_searches(WEEKS, visible_to=liaison)

    assert [each.count for each in found.cells] == [1]
    assert [each.count for each in found.points] == [3]
    assert "Stow" not in found.points[0].name


def test_one_without_a_point_is_counted_and_said_to_lack_it(liaison, zones):
    stop_search(liaison, zone=zones["the-stow"])

    found = hotspot_stop_searches(WEEKS, visible_to=liaison)

    assert (found.total, found.cells, found.without_place) == (1, (), 1)


def test_zone_and_cell_narrow_the_recorded_ones_and_the_page_says_that_published_ones_are_not(
    liaison, zones, month_file
):
    stop_search(liaison)
    stop_search(liaison, **NORTH_GATE)
    published(month_file, **POINT)

    found = hotspot_stop_searches(
        Selection(WEEKS.period, zone=zones["north-gate"], detail=Detail.RECORDS), visible_to=liaison
    )

    assert (found.total, found.published_total) == (1, 1)
    assert found.note == (
        "The zone does not apply to published stop searches, so this list is not narrowed by it."
    )


def test_day_of_the_week_and_hour_narrow_both(liaison, zones, month_file):
    stop_search(liaison)
    published(month_file, **POINT)

    # Both were at 12:00 on a Saturday.
    at_noon = hotspot_stop_searches(
        Selection(WEEKS.period, weekday="6", time_of_day="12", detail=Detail.RECORDS), visible_to=liaison
    )
    at_night = hotspot_stop_searches(
        Selection(WEEKS.period, time_of_day="night", detail=Detail.RECORDS), visible_to=liaison
    )

    assert (at_noon.total, at_noon.published_total) == (1, 1)
    assert (at_night.total, at_night.published_total) == (0, 0)


def test_nothing_of_the_answer_is_about_who_was_searched(liaison, zones, api):
    stop_search(liaison, searched_at=timezone.now() - timedelta(days=2), now=timezone.now())

    answer = api(liaison).get(URL).data

    [cell] = answer["recorded"]["features"]
    assert cell["properties"].keys() == {"cell", "name", "count"}


def test_the_table_holds_what_the_api_answers(liaison, zones, api, sign_in, month_file):
    now = timezone.now()
    stop_search(liaison, searched_at=now - timedelta(days=2), now=now)
    published(month_file, **POINT, searched_at=now - timedelta(days=3))

    answer = api(liaison).get(URL, {"resolution": 10}).data
    shown = sign_in(liaison).get(PAGE).context["searches"]

    for kind, places in (("recorded", shown.cells), ("published", shown.points)):
        said = [each["properties"] for each in answer[kind]["features"]]
        assert [(each["name"], each["count"]) for each in said] == counts(places) != []


@pytest.mark.parametrize("role", ["officer", "supervisor", "analyst", "councillor", "administrator"])
def test_it_is_refused_to_everybody_but_the_police(role, request, zones, api):
    user = request.getfixturevalue(role)

    assert api(user).get(URL).status_code == 403
    assert AccessRecord.objects.filter(action="refused", user=user).exists()


def test_a_liaison_of_the_council_is_refused_and_shown_no_table(db, zones, api, sign_in):
    liaison = person("liaison", email="liaison@council.example", organisation=council())

    assert api(liaison).get(URL).status_code == 403
    assert sign_in(liaison).get(PAGE).context["searches"] is None


def test_a_load_and_a_page_are_on_record(liaison, zones, api, sign_in):
    api(liaison).get(URL, {"period": "12-weeks"})
    sign_in(liaison).get(PAGE)

    found = AccessRecord.objects.filter(kind="hotspot stop search", user=liaison, action="map")
    assert sorted(each.filters for each in found) == ["", "period=12-weeks"]


def test_the_number_of_queries_is_the_same_for_one_and_for_many(liaison, zones, django_assert_num_queries):
    for _ in range(5):
        stop_search(liaison)
        stop_search(liaison, **NORTH_GATE)

    with django_assert_num_queries(5):
        hotspot_stop_searches(WEEKS, visible_to=liaison)
