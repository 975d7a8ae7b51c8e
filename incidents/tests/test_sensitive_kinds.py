"""Kinds that imply a victim: their exact place is shown to nobody, and kept."""

import pytest

from incidents.tests.factories import incident
from incidents.tests.test_api import BODY, INCIDENTS


@pytest.fixture(autouse=True)
def town(zones):
    return zones


@pytest.fixture
def made(liaison):
    return incident(liaison, category="domestic_abuse")


def test_the_api_gives_no_point_even_to_whoever_recorded_it(made, liaison, supervisor, api):
    for user in (liaison, supervisor):
        one = api(user).get(f"{INCIDENTS}{made}/").json()
        [each] = api(user).get(INCIDENTS).json()["results"]

        assert {(shown["lat"], shown["lng"], shown["zone"]) for shown in (one, each)} == {
            (None, None, "the-stow")
        }


def test_geojson_gives_no_point(made, supervisor, api):
    [feature] = api(supervisor).get(INCIDENTS, {"format": "geojson"}).json()["features"]

    assert feature["geometry"] is None


def test_the_page_gives_no_point(made, liaison, sign_in):
    page = sign_in(liaison).get(f"/incidents/{made}/").content.decode()

    assert "The Stow" in page and "51.77535" not in page


@pytest.mark.parametrize("place", [{}, {"lat": None, "lng": None, "zone": "the-stow"}])
def test_a_correction_keeps_the_place_that_it_was_not_shown(made, supervisor, api, place):
    answer = api(supervisor).patch(f"{INCIDENTS}{made}/", {"weapon": "knife", **place})

    made.refresh_from_db()
    assert (answer.status_code, made.weapon, made.lat, made.lng) == (200, "knife", 51.77535, 0.11387)


def test_a_zone_by_itself_still_takes_the_place_of_the_point(made, supervisor, api):
    api(supervisor).patch(f"{INCIDENTS}{made}/", {"zone": "the-stow"})

    made.refresh_from_db()
    assert not made.has_point


def test_sent_again_after_it_became_such_a_kind_it_is_not_there_for_its_sender(officer, supervisor, api):
    key = {"Idempotency-Key": "phone-7-entry-12"}
    reference = api(officer).post(INCIDENTS, BODY, headers=key).json()["reference"]
    api(supervisor).patch(f"{INCIDENTS}{reference}/", {"category": "hate_crime"})

    again = api(officer).post(INCIDENTS, BODY, headers=key)

    assert again.status_code == 404
    assert reference not in again.content.decode()
