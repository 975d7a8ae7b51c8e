"""Published crime under the map: what its layer shows, in words and numbers."""

from datetime import date

from django.utils import timezone

from audit.models import AccessRecord
from hotspots.tests.factories import incidents
from incidents.tests.recorded_factories import recorded_crime

PAGE = "/hotspots/"


def test_the_table_holds_the_layers_places_and_says_what_it_is_not(officer, zones, sign_in, api):
    recorded_crime(date(2018, 12, 1), location="On or near Broad Walk")
    recorded_crime(date(2019, 2, 1), location="On or near Broad Walk")
    recorded_crime(date(2019, 2, 1), location="On or near The Stow", place=(51.775, 0.114))

    page = sign_in(officer).get(PAGE)
    layer = api(officer).get("/api/v1/recorded-crime/places/").json()["features"]

    text = page.content.decode()
    shown = [(each.location, each.count) for each in page.context["recorded"].points]
    assert shown == [(each["properties"]["location"], each["properties"]["count"]) for each in layer]
    assert "Recorded crime, approximate places" in text
    assert "December 2018 to February 2019" in text
    assert "filters of this page do not apply" in text
    assert 'href="/recorded-crime/"' in text


def test_published_crime_changes_no_figure_of_the_page(officer, zones, sign_in):
    incidents(officer, timezone.now(), days_ago=2, count=2)
    recorded_crime()

    page = sign_in(officer).get(PAGE, {"category": "theft"})

    assert page.context["figures"].total == 0
    assert page.context["recorded"].points[0].count == 1


def test_the_table_shows_the_twenty_places_with_the_most(officer, zones, sign_in):
    for number in range(22):
        recorded_crime(location=f"On or near Street {number:02}", place=(51.77 + number / 1000, 0.1))

    text = sign_in(officer).get(PAGE).content.decode()

    assert text.count("On or near Street") == 20
    assert "the 20 places with the most, of 22" in text


def test_without_police_files_there_is_no_table_and_with_them_seeing_it_is_on_record(officer, zones, sign_in):
    browser = sign_in(officer)

    without = browser.get(PAGE).content.decode()
    recorded_crime()
    browser.get(PAGE)

    assert "Recorded crime, approximate places" not in without
    assert AccessRecord.objects.get(kind="recorded crime").count == 1
