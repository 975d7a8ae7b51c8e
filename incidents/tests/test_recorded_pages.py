"""Recorded crime as people and programs read it: by month, approximate, and with its gaps."""

from datetime import date

import pytest

from audit.models import AccessRecord
from incidents.recorded_coverage import coverage, months_before, span_words
from incidents.tests.recorded_factories import police_file, recorded_crime

PAGE, LIST, PLACES = "/recorded-crime/", "/api/v1/recorded-crime/", "/api/v1/recorded-crime/places/"


def test_coverage_names_the_gap_and_does_not_call_it_zero():
    covered = coverage([date(2018, 10, 1), date(2018, 12, 1), date(2019, 2, 1)])

    assert covered.words == "Police data from October 2018 to February 2019; 2 months missing"
    assert covered.missing == (date(2018, 11, 1), date(2019, 1, 1))


def test_no_file_covers_nothing():
    assert coverage([]) is None


def test_months_are_counted_back_over_the_new_year():
    assert months_before(date(2019, 2, 1), 11) == date(2018, 3, 1)
    assert span_words(date(2018, 3, 1), date(2019, 2, 1)) == "March 2018–February 2019"


def test_without_files_the_page_says_how_to_import(analyst, sign_in):
    assert "manage.py import_policeuk" in sign_in(analyst).get(PAGE).content.decode()


def test_the_page_says_how_fresh_and_how_approximate_it_is(officer, sign_in):
    recorded_crime(date(2018, 12, 1))
    recorded_crime(date(2019, 2, 1))

    page = sign_in(officer).get(PAGE).content.decode()

    assert "Police data from December 2018 to February 2019; 1 month missing: January 2019." in page
    assert "its place is approximate" in page


def test_another_forces_odd_file_fills_no_gap(officer, sign_in):
    recorded_crime(date(2018, 12, 1))
    recorded_crime(date(2019, 2, 1))
    police_file(date(2019, 1, 1), force="btp", rows_kept=0)

    assert "1 month missing" in sign_in(officer).get(PAGE).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"from_month": "2019-02"},
        {"crime_type": "robbery"},
        {"lsoa": "harlow 002b"},
        {"lsoa": "E01021845"},
    ],
)
def test_filters_are_the_same_on_the_page_and_in_the_api(officer, sign_in, api, query):
    recorded_crime(date(2018, 12, 1))
    wanted = recorded_crime(crime_type="robbery", lsoa_name="Harlow 002B", lsoa_code="E01021845")

    page = sign_in(officer).get(PAGE, query)
    answer = api(officer).get(LIST, query)

    assert list(page.context["object_list"]) == [wanted]
    assert answer.data["count"] == 1


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"from_month": "2019-13"}, "from_month"),
        ({"to_month": "x"}, "to_month"),
        ({"crime_type": "x"}, "crime_type"),
    ],
)
def test_a_filter_that_cannot_be_is_named(officer, sign_in, api, query, field):
    recorded_crime()

    page = sign_in(officer).get(PAGE, query)

    assert field in page.context["form"].errors
    assert [list(api(officer).get(url, query).data) for url in (LIST, PLACES)] == [[field], [field]]


def test_the_api_gives_a_month_and_no_day(officer, api):
    recorded_crime()

    [row] = api(officer).get(LIST).data["results"]

    assert (row["month"], row["approximate"]) == ("2019-02", True)


def test_snap_points_are_added_up_and_labelled_approximate(officer, api):
    recorded_crime(date(2018, 12, 1))
    recorded_crime()
    recorded_crime(place=(51.7755, 0.1140))
    recorded_crime(place=None)

    answer = api(officer).get(PLACES).data

    assert [f["properties"]["count"] for f in answer["features"]] == [2, 1]
    assert answer["features"][0]["geometry"]["coordinates"] == [0.0936, 51.7692]
    assert answer["without_place"] == 1
    assert answer["label"] == ("Recorded crime, approximate place, December 2018–February 2019, police.uk")


def test_places_show_the_newest_twelve_months_unless_asked(officer, api):
    recorded_crime(date(2017, 2, 1))
    recorded_crime(date(2019, 2, 1))

    newest, all_of_it = api(officer).get(PLACES), api(officer).get(PLACES, {"from_month": "2017-01"})

    assert [answer.data["from_month"] for answer in (newest, all_of_it)] == ["2019-02", "2017-02"]


def test_reading_is_on_record_as_list_and_as_map(officer, sign_in, api):
    recorded_crime()
    sign_in(officer).get(PAGE)
    api(officer).get(LIST)
    api(officer).get(PLACES)

    actions = AccessRecord.objects.filter(kind="recorded crime").values_list("action", flat=True)
    assert sorted(actions) == ["list", "list", "map"]


@pytest.mark.parametrize("role", ["councillor", "administrator"])
def test_it_is_refused_to_other_roles(role, request, sign_in, api):
    user = request.getfixturevalue(role)

    assert sign_in(user).get(PAGE).status_code == 403
    assert [api(user).get(url).status_code for url in (LIST, PLACES)] == [403, 403]


def test_nobody_writes_recorded_crime_over_the_api(analyst, api):
    assert api(analyst).post(LIST, {}).status_code in (403, 405)


def test_the_page_takes_the_same_queries_for_one_crime_and_for_twenty(
    officer, sign_in, django_assert_num_queries
):
    client = sign_in(officer)
    for _ in range(20):
        recorded_crime()
    client.get(PAGE)

    with django_assert_num_queries(6):
        client.get(PAGE)


def test_recorded_crime_can_be_had_as_geojson(analyst, api):
    made = recorded_crime()

    [feature] = api(analyst).get(LIST, {"format": "geojson"}).json()["features"]

    assert feature["geometry"] == {"type": "Point", "coordinates": [made.lng, made.lat]}
    assert feature["properties"]["approximate"] is True
