"""A time before the first record is a gap: the map never says that nothing happened then."""

from datetime import timedelta

from django.utils import timezone

from govuk.templatetags.govuk import day
from hotspots.exports.picture import DrawnZone
from hotspots.tests.factories import incidents

PAGE, API = "/hotspots/", "/api/v1/hotspots/zones/"
LONG_AGO = {"period": "dates", "from_on": "2019-06-01", "to_on": "2019-06-30"}


def first_day():
    return timezone.localdate() - timedelta(days=20)


def test_a_period_before_the_first_record_is_said_to_be_a_gap(analyst, zones, sign_in, api):
    incidents(analyst, timezone.now(), days_ago=20)

    page, answer = sign_in(analyst).get(PAGE, LONG_AGO), api(analyst).get(API, LONG_AGO).data

    said = (
        f"Nothing is on record from this time: incidents are on record from {day(first_day())}. "
        "That is a gap and no zero."
    )
    assert page.context["statement"] == answer["statement"] == said
    assert page.content.decode().count("Nothing on record then") == 6
    assert "incidents have no grid" in page.content.decode()
    assert {each["properties"]["count"] for each in answer["features"]} == {None}


def test_the_file_of_a_gap_holds_no_zeros(analyst, zones, sign_in):
    incidents(analyst, timezone.now(), days_ago=20)

    table = sign_in(analyst).get("/hotspots/figures.csv", LONG_AGO).content.decode()

    assert "The Stow,,,,,Nothing on record then" in table
    assert "Incidents by hour of the week" not in table


def test_a_zone_is_drawn_without_a_number_in_a_gap():
    drawn = [DrawnZone("The Stow", [], count, is_hotspot=True).label for count in (None, 0)]

    assert drawn == ["The Stow", "The Stow: 0"]


def test_a_period_that_begins_before_the_first_record_says_which_days_are_a_gap(analyst, zones, sign_in):
    incidents(analyst, timezone.now(), days_ago=20)

    page = sign_in(analyst).get(PAGE)

    said = f"Incidents are on record from {day(first_day())}: the days before are a gap."
    assert said in page.context["notes"]


def test_a_quiet_time_after_the_first_record_is_a_zero(analyst, zones, sign_in):
    incidents(analyst, timezone.now(), days_ago=20)

    page = sign_in(analyst).get(PAGE, {"period": "1-weeks"})

    assert page.context["statement"].startswith("0 incidents within the zones")


def test_with_no_record_at_all_there_is_nothing_to_count(analyst, zones, sign_in):
    assert sign_in(analyst).get(PAGE).context["statement"] == (
        "No incident is on record yet, so there is nothing to count."
    )
