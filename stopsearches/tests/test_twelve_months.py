"""Ethnicity over twelve months: the three years of Harlow, what is left out, and what is not shown."""

import json
from datetime import UTC, date, datetime, time, timedelta

import pytest

from incidents.models import PoliceFile
from incidents.recorded_coverage import months_before
from stopsearches.census import EthnicGroup, Grouping
from stopsearches.models import StopSearch
from stopsearches.tests.factories import stop_search
from stopsearches.twelve_months import NO_FILES, ethnicity_over_twelve_months
from zones.models import Boundary

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2020, 1, 1)
YEAR = [months_before(NEW_YEAR, back) for back in range(12, 0, -1)]
# The published study of Harlow counted White and Black Caribbean and White and Black African as Black, and
# knew neither Gypsy or Irish Traveller nor Roma.
OF_THE_STUDY = Grouping(
    EthnicGroup("White", ("white_british", "white_irish", "white_other")),
    (
        EthnicGroup(
            "Black",
            (
                "black_african", "black_caribbean", "black_other",
                "mixed_white_and_black_caribbean", "mixed_white_and_black_african",
            ),
        ),
    ),
)  # fmt: skip


def files(months=YEAR, force="essex", rows_kept=100):
    return [
        PoliceFile.objects.create(
            force=force, month=month, kind="stop_and_search", area="Harlow", rows_read=rows_kept,
            rows_kept=rows_kept, imported_at=datetime(2020, 2, 1, tzinfo=UTC),
        )
        for month in months
    ]  # fmt: skip


def searches(number, ethnicity, among, **fields):
    place = {"lat": 51.7711, "lng": 0.0984, "h3_cell": 622236728123457535, "search_type": "person"}
    StopSearch.objects.bulk_create(
        StopSearch(
            source="police_uk",
            police_file=(file := among[n % len(among)]),
            searched_at=datetime.combine(file.month, time(12), UTC) + timedelta(days=n % 28),
            supplied_at=file.imported_at,
            self_defined_ethnicity=ethnicity,
            **{**place, **fields},
        )
        for n in range(number)
    )


def year_to(day=NEW_YEAR, **asked):
    return ethnicity_over_twelve_months(until=day, **asked)


def black(figure):
    return next(group for group in figure["groups"] if group["name"] == "Black")


@pytest.mark.parametrize(
    ("of_black_people", "of_white_people", "value", "low", "high"),
    [(154, 892, 1.78, 1.50, 2.11), (139, 938, 1.53, 1.28, 1.82), (86, 462, 1.92, 1.52, 2.41)],
    ids=["2019", "2020", "2021"],
)
def test_the_three_years_of_harlow_come_out_as_published(of_black_people, of_white_people, value, low, high):
    there = files()
    searches(of_black_people - 30, "black_african", there)
    searches(30, "mixed_white_and_black_caribbean", there)
    searches(of_white_people - 12, "white_british", there)
    searches(12, "white_other", there)

    figure = year_to(grouping=OF_THE_STUDY)

    assert figure["groups"] == [
        {
            "name": "Black",
            "population": 7_465,
            "value": value,
            "low": low,
            "high": high,
            "rate_words": (
                f"{value:.2f} times the rate of White people (95% interval {low:.2f} to {high:.2f})"
            ),
            "reason": "",
        }
    ]
    assert figure["reference"] == {"name": "White", "population": 76_839}


def test_nine_searches_are_too_few_and_ten_are_enough():
    there = files()
    searches(100, "white_british", there)
    searches(9, "black_african", there)
    searches(10, "asian_indian", there)

    asian, few, *_ = year_to()["groups"]

    assert (few["value"], few["low"], few["high"]) == (None, None, None)
    assert few["rate_words"] == "Not shown. Fewer than 10 in one of the groups."
    assert asian["value"] == round((10 / 5_555) / (100 / 77_214), 2)


def test_no_group_has_its_count_in_the_figure():
    there = files()
    searches(137, "black_african", there)
    searches(463, "white_british", there)

    text = json.dumps(year_to())

    assert "137" not in text
    assert "463" not in text


def test_an_interval_that_holds_one_is_called_no_clear_difference():
    there = files()
    searches(400, "white_british", there)
    searches(30, "asian_indian", there)

    assert year_to()["groups"][0]["rate_words"].endswith(": no clear difference)")


def test_not_stated_and_not_recorded_are_in_no_rate_and_are_told():
    there = files()
    searches(60, "white_british", there)
    searches(20, "black_african", there)
    before = black(year_to())["value"]
    searches(15, "not_stated", there)
    searches(4, "not_recorded", there)
    searches(1, "unrecognised", there)

    figure = year_to()

    assert black(figure)["value"] == before
    assert (figure["number"], figure["not_stated"], figure["not_recorded"]) == (100, 15, 5)
    assert figure["not_recorded_share"] == 0.2
    assert "20 of 100 (20%) have no ethnicity to count (not stated 15, not recorded 5)" in figure["words"]


@pytest.mark.parametrize(
    "fields",
    [{"search_type": "vehicle"}, {"search_type": "not_recorded"}, {"lat": 51.9, "lng": 0.9}],
    ids=["vehicle alone", "not known whether of a person", "elsewhere in Essex"],
)
def test_only_searches_of_a_person_in_the_district_count(fields):
    there = files()
    searches(12, "white_british", there, **fields)
    searches(30, "white_british", there, search_type="person_and_vehicle")

    assert year_to()["number"] == 30


def test_the_outline_of_the_district_decides_where_it_is_loaded():
    ring = [[0.09, 51.76], [0.11, 51.76], [0.11, 51.78], [0.09, 51.78], [0.09, 51.76]]
    Boundary.objects.create(
        kind="district", code="E07000073", name="Harlow", vintage=2021, file_name="lad.geojson",
        geometry={"type": "MultiPolygon", "coordinates": [[ring]]},
        loaded_at=datetime(2020, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    there = files()
    searches(40, "white_british", there)
    searches(7, "white_british", there, lat=51.74, lng=0.06)

    assert year_to()["number"] == 40


def test_what_the_police_told_the_partnership_is_not_counted_again(liaison, zones):
    there = files()
    searches(30, "white_british", there)
    stop_search(liaison, self_defined_ethnicity="white_british", search_type="person")

    assert year_to()["number"] == 30


def test_files_of_another_force_neither_count_nor_fill_a_gap():
    searches(30, "white_british", files(YEAR[:11]))
    searches(5, "black_african", files(force="btp", rows_kept=3))

    figure = year_to()

    assert (figure["number"], figure["last_month"]) == (30, "2019-11-01")


def test_a_missing_month_is_said_and_the_rate_stays():
    there = files([month for month in YEAR if month != date(2019, 4, 1)])
    searches(200, "white_british", there)
    searches(40, "black_african", there)

    figure = year_to()

    assert figure["months_missing"] == ["April 2019"]
    assert "No file for April 2019: a gap, not a zero." in figure["words"]
    assert black(figure)["value"] is not None


def test_with_three_months_missing_there_is_no_rate():
    there = files(YEAR[3:])
    searches(200, "white_british", there)
    searches(40, "black_african", there)

    figure = year_to()

    assert {group["value"] for group in figure["groups"]} == {None}
    assert black(figure)["rate_words"] == "Not shown. 3 of the 12 months are missing."


def test_a_month_that_is_not_over_has_no_part_and_neither_has_one_before_the_year():
    there = files([months_before(NEW_YEAR, back) for back in range(13, -1, -1)])
    searches(5, "white_british", there[:1])
    searches(30, "white_british", there[1:-1])
    searches(7, "white_british", there[-1:])

    figure = year_to(date(2020, 1, 31))

    assert (figure["period"], figure["number"]) == ("January 2019 to December 2019", 30)
    assert year_to(date(2020, 2, 1))["last_month"] == "2020-01-01"


def test_a_search_of_the_first_hour_of_a_summer_month_counts_in_its_own_file():
    there = files()
    searches(30, "white_british", there[5:6])
    StopSearch.objects.update(searched_at=datetime(2019, 5, 31, 23, 1, tzinfo=UTC))

    assert year_to()["number"] == 30


def test_without_files_it_says_so_and_gives_no_zero():
    figure = year_to()

    assert (figure["number"], figure["period"], figure["groups"]) == (None, None, [])
    assert figure["words"] == NO_FILES


def test_more_searches_than_people_give_a_reason_and_stop_nothing():
    there = files()
    tiny = Grouping(
        EthnicGroup("White", ("white_british",)), (EthnicGroup("Roma", ("white_roma", "white_irish")),)
    )
    searches(940, "white_irish", there)
    searches(30, "white_british", there)

    assert (
        year_to(grouping=tiny)["groups"][0]["reason"] == "There were more searches than people who live here."
    )


def test_it_asks_four_questions_however_many_searches_there_are(django_assert_num_queries):
    there = files()
    searches(400, "white_british", there)

    with django_assert_num_queries(4):
        year_to()
